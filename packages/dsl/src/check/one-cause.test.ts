import { describe, expect, it } from "vitest";
import { compilePlan } from "../compile-plan.js";

const plan = (lines: string) => `language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { worth amount  to rep 100% }
${lines}
payout per month { pay a }`;

const told = (lines: string) =>
  compilePlan(plan(lines)).diagnostics.map(({ code, help }) => `${code}: ${help}`);

describe("one cause, one error", () => {
  it.each([
    ["component a per month { pay $500 }", "unexpected-character: Write 500 USD"],
    ["component a per month { pay 500$ }", "unexpected-character: Write 500 USD"],
    ["component a per month { pay 10% of sum(sale) }", "unexpected-part: Write 10% * sum"],
    ["component a per month from Feb 1, 2026 { pay 5 USD }", "not-a-date: Write 2026-02-01"],
    [
      "component a per month { pay sum(sale) }\nmeasure sale_s per month = sum(sale_s)\ncomponent b per month { pay sale_s }",
      "circle: Name the credit: sum(sale)",
    ],
    [
      "component a per month { pay iferror(sum(sale), 0) }",
      "unknown-name: Write what to use instead behind it: a / b else 0",
    ],
    [
      "component a per month { gate AND(sum(sale) > 5 USD, 1)  pay 5 USD }",
      "unknown-name: Write it between the conditions: a and b",
    ],
  ])("%j", (lines, answer) => {
    expect(told(lines)).toEqual([answer]);
  });

  it("is told of every line that has its own", () => {
    expect(told("component a per month {\n  pay $500\n  gate sum(sale) > 5\n}")).toEqual([
      "unexpected-character: Write 500 USD",
      expect.stringMatching(/^type-mismatch/),
    ]);
  });
});
