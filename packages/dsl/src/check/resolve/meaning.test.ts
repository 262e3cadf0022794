import { describe, expect, it } from "vitest";
import type { Reference } from "../../syntax/ast.js";
import { parse } from "../../syntax/parse.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import { check } from "../check.js";
import type { Head, Step } from "../checked-plan.js";
import { findings, paying, smallPlan } from "../testing/small-plan.js";

const setting = `
data payees {
  id      : payee key
  region  : text
  manager : payee optional
}
data quotas {
  payee  : payee key
  month  : month key
  amount : money
}
param rate : percent = 5%
table weight(x) : number first { when above 3 : x  otherwise : rate }
measure net per booking = booking - 1 USD
`;

/** The meaning of the first reference in `text` that is written so. */
function meaning(pay: string, written: string): string {
  const text = paying(pay, setting);
  const parsed = parse(text);
  const { plan } = check(parsed.file);
  const found: string[] = [];
  visitNodes(parsed.file, (node) => {
    if (node.kind !== "reference" && node.kind !== "path") return;
    if (text.slice(node.span.start, node.span.end) !== written) return;
    const known = plan.meaningOf.get(node as Reference);
    if (known) found.push([headText(known.head), ...known.steps.map(stepText)].join(" > "));
  });
  return found.at(-1) ?? "nothing";
}

function headText(head: Head): string {
  switch (head.kind) {
    case "column":
    case "keyed":
      return `${head.kind} ${head.column.source}.${head.column.name}`;
    case "figure":
      return `figure ${head.figure.name}${head.part ? `.${head.part}` : ""}`;
    case "function":
      return `function ${head.name}`;
    case "argument":
      return `argument ${head.index}`;
    default:
      return head.kind;
  }
}

const stepText = (step: Step) => `${step.kind} ${step.column.source}.${step.column.name}`;

describe("what references mean", () => {
  it.each([
    [
      'pay 5 USD * count(booking where rep.region = "x")',
      "rep.region",
      "column deals.rep > through payees.region",
    ],
    ["pay sum(booking)", "booking", "credited"],
    ["pay 5 USD * sum(booking.share)", "booking.share", "share"],
    ["pay 5 USD * count(booking where booking.date > 2026-01-01)", "booking.date", "creditDate"],
    [
      'pay 5 USD * count(booking where payee.region = "x")',
      "payee.region",
      "receiver > through payees.region",
    ],
    ['pay 5 USD  gate payee.region = "x"', "payee.region", "payee > through payees.region"],
    ["pay 5 USD * payee.months_in_plan", "payee.months_in_plan", "monthsInPlan"],
    ["pay quotas.amount", "quotas.amount", "keyed quotas.amount"],
    ["pay sum(deals.amount)", "deals.amount", "column deals.amount"],
    ["pay 5 USD * count(deals)", "deals", "row"],
    ["pay rate * bookings", "rate", "parameter"],
    ["pay rate * bookings", "bookings", "figure bookings"],
    ["pay weight(4) * bookings", "x", "argument 0"],
    ["pay weight(4) * bookings", "weight(4)", "table"],
    ["pay prorate(bookings)", "prorate(bookings)", "function prorate"],
    ["pay sum(net)", "net", "figure net"],
  ])("%s: %s is %s", (pay, written, expected) => {
    expect(meaning(pay, written)).toBe(expected);
  });

  it("follows receivers through the roster, and everybody above", () => {
    const credit =
      "credit up of booking { worth booking  overlay payee.manager.manager 5% if any  overlay payee.managers 1% }";
    const of = (written: string) =>
      meaning(`pay sum(up) }\n${credit}\ncomponent other per month { pay 5 USD`, written);
    expect(of("payee.manager.manager")).toBe("receiver > through payees.manager > through payees.manager");
    expect(of("payee.managers")).toBe("receiver > managers payees.manager");
  });

  it("knows each use of a name", () => {
    const text = paying("pay rate * bookings", setting);
    const { plan } = check(parse(text).file);
    const uses = [...plan.symbolOf]
      .filter(([, symbol]) => symbol.name === "bookings")
      .map(([name]) => name.span.start);
    expect(uses.map((start) => text.slice(start, start + 8))).toEqual(["bookings", "bookings"]);
  });
});

describe("names that mean nothing where they stand", () => {
  it.each([
    ["pay amount", "unknown-name: amount"],
    ["pay booking", "needs-aggregate: booking"],
    ["pay booking.amount", "needs-aggregate: booking.amount"],
    ["pay net", "needs-aggregate: net"],
    ["pay deals.amount", "which-row: deals.amount"],
    ["pay quotas", "wrong-kind: quotas"],
    ["pay weight", "wrong-kind: weight"],
    ["pay payee.managers", "type-mismatch: payee.managers"],
    ["pay bookings.excess", "no-such-part: excess"],
    ["pay sum(booking.region)", "unknown-name: region"],
    ["pay sum(rate)", "nothing-to-aggregate: sum(rate)"],
    [
      "pay sum(booking + deals.amount) + sum(deals.amount * quotas.amount)",
      "nothing-to-aggregate: sum(deals.amount * quotas.amount)",
    ],
    ["pay sum(bookings)", "nothing-to-aggregate: sum(bookings)"],
    ["pay sum(bookings * 2, ytd)", "nothing-to-aggregate: bookings * 2"],
    ["pay sum(booking * count(deals))", "no-link: deals"],
    ["pay prior(booking)", "prior-needs-figure: booking"],
  ])("%s", (pay, expected) => {
    expect(findings(paying(pay, setting)).filter((each) => !each.startsWith("never"))[0]).toBe(expected);
  });

  it("keeps shared values from what only a payee or a period has", () => {
    const shared = (value: string) =>
      findings(
        smallPlan(
          `${setting}\nparam p : money = ${value}\npayout per month { pay c }\ncomponent c per month { pay p }`,
        ),
      ).filter((each) => !each.startsWith("never"));
    expect(shared("bookings")).toEqual(["no-period-here: bookings"]);
    expect(shared("sum(booking)")).toEqual(["no-period-here: sum(booking)"]);
    expect(shared("prorate(5 USD)")).toEqual(["no-period-here: prorate(5 USD)"]);
    expect(shared("quotas.amount")).toEqual(["which-row: quotas.amount"]);
    expect(shared("5 USD * payee.months_in_plan")).toEqual([]);
  });

  it("keeps what reads the payee from whoever has none", () => {
    const text = smallPlan(`${setting}
param p : money = 5 USD * payee.months_in_plan
credit other of deals on closed { worth amount + p  to rep 100% }
measure all per plan, month = sum(other) + p
component c per month { pay sum(other) + p + all }
payout per month { pay c }`);
    expect(findings(text)).toEqual(["no-payee-here: p", "no-payee-here: p"]);
  });
});
