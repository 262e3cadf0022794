/** `never jumps above`: answered by the payout curve where it says it all, else tried. */

import { compilePlan, format, runCase } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { attain } from "../cli/run-attain.js";
import { temporaryDirectory, writeFiles } from "../cli/temporary-directory.js";

const plan = (mode: string, most: string, axis = "sales") => `language 1
plan small { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees { id : payee key }
data deals { id : text key  rep : payee  amount : money  closed : date }
data quotas { payee : payee key  month : month key  amount : money }
credit sale of deals on closed { worth amount  to rep 100% }
measure sales per month = sum(sale)
tiers rate ${mode} { from 0${axis === "sales" ? " USD" : "%"} : 5%  from ${axis === "sales" ? "50_000 USD" : "100%"} : 8% }
component commission per month { pay sales at rate(${axis}) }
payout per month { pay commission }
prove "no cliff" : commission never jumps above ${most}
`;

async function answerTo(text: string) {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "a.plan": text });
  const { stdout } = await attain(["prove", "a.plan", "--json", "--no-laws", "--cases", "150"], { cwd });
  return JSON.parse(stdout).guarantees[0];
}

describe("never jumps above", () => {
  it("is proved of slices at their own rates", async () => {
    expect(await answerTo(plan("marginal", "1 USD"))).toMatchObject({
      verdict: "proved",
      how: "by the payout curve: over sales it has no jump",
    });
  });

  it("is proved, or refuted by two payouts a cent of sales apart, of one rate for everything", async () => {
    expect(await answerTo(plan("retroactive", "1_500 USD"))).toMatchObject({
      verdict: "proved",
      how: "by the payout curve: its largest jump is 1_500 USD, at sales of 50_000 USD",
    });
    const text = plan("retroactive", "1_499.99 USD");
    const refuted = await answerTo(text);
    expect(refuted.verdict).toBe("refuted");
    const { ruleSet, cases } = compilePlan(`${text}\n${refuted.counterexample.test}`);
    const pasted = cases.at(-1);
    if (ruleSet === undefined || pasted === undefined) throw new Error("the pasted test does not compile");
    expect((await runCase(ruleSet, pasted)).passed).toBe(false);
  });

  it("is tried where the jump depends on what rows say", async () => {
    const text = plan("retroactive", "10_000_000 USD", "sales / quotas.amount");
    expect((await answerTo(text)).how).toMatch(/^not refuted in \d+ cases; by the payout curve, with /);
    const low = await answerTo(plan("retroactive", "1 USD", "sales / quotas.amount"));
    expect(low.verdict).toBe("refuted");
  });

  it("is about a component, and an amount of its currency", () => {
    const codes = (text: string) =>
      compilePlan(text).diagnostics.flatMap((each) => (each.severity === "error" ? [each.code] : []));
    expect(codes(plan("marginal", "5%"))).toEqual(["type-mismatch"]);
    expect(codes(plan("marginal", "5 EUR"))).toEqual(["currency-mix"]);
    const ofMeasure = plan("marginal", "5 USD").replace("commission never", "sales never");
    expect(codes(ofMeasure)).toEqual(["wrong-kind"]);
  });

  it("is laid out as it is written", () => {
    expect(format(plan("marginal", "1_000 USD"))).toContain(
      'prove "no cliff" : commission never jumps above 1_000 USD\n',
    );
  });
});
