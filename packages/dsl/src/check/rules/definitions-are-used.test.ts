import { describe, expect, it } from "vitest";
import { findings, paying, smallPlan } from "../testing/small-plan.js";

describe("definitions take part in a payout or a test", () => {
  it("points out parameters, tables, tiers and measures that do not", () => {
    const idle = `param rate : percent = 5%
table size(x) : number first { when above 3 : 1  otherwise : rate }
tiers line retroactive { from 0 : size(4) }
measure helped per month = line(count(booking))`;
    expect(findings(paying("pay bookings", idle))).toEqual([
      "never-used: rate",
      "never-used: size",
      "never-used: line",
      "never-used: helped",
    ]);
  });

  it("counts what tests expect, what the plan's settings read and what is looked back at", () => {
    const tested = `measure helped per month = sum(booking)
test "x" { expect helped for ann, 2026-01 = 0 USD }`;
    expect(findings(paying("pay bookings", tested))).toEqual([]);
    expect(
      findings(paying("pay bookings - (prior(last) else 0 USD)", "measure last per month = sum(booking)")),
    ).toEqual([]);
    const roster = "data payees { id : payee key  age : number }\nparam least : number = 18";
    expect(findings(paying("pay bookings", roster, "payees where age >= least"))).toEqual([]);
  });

  it("counts what an unpaid component uses", () => {
    const text = smallPlan(
      "component c per month { pay bookings }\ncomponent d per month { pay 5 USD }\npayout per month { pay d }",
    );
    expect(findings(text)).toEqual(["never-paid: c"]);
  });
});
