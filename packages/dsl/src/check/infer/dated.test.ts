import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const roster = `
data payees dated {
  id     : payee key
  role   : text
  salary : money per month
  boss   : payee optional
}
param rate : percent { from 2026-01-01 : 5%  from 2026-07-01 : 6% }
param name : text    { from 2026-01-01 : "a"  from 2026-07-01 : "b" }
table size(x) : number first { when above 3 : 2  otherwise : 1 }
table size(x) : number first from 2026-02-15 { when above 3 : 3  otherwise : 1 }
table half(x) : number first { when above 3 : 2  otherwise : 1 }
table half(x) : number first from 2026-07-01 { when above 3 : 3  otherwise : 1 }
table of_role(role) : money per month first { when "AE" : 5 USD  otherwise : 3 USD }
tiers steps retroactive { from 0 : 2 }
tiers steps retroactive from 2026-02-15 { from 0 : 3 }
`;
const found = (pay: string, changes: string) =>
  findings(paying(pay, roster, changes && `changes ${changes}`)).filter((each) => !each.startsWith("never"));

describe("dated values read for a whole period", () => {
  it.each([
    "pay payee.salary",
    "pay rate * bookings",
    "pay size(4) * bookings",
    "pay bookings at steps(4)",
    'pay 5 USD  gate payee.role = "AE"',
  ])("ask for `changes`: %s", (pay) => {
    expect(found(pay, "").map((each) => each.split(":")[0])).toEqual(["changes-not-chosen"]);
    expect(found(pay, "closing")).toEqual([]);
  });

  it("ask once", () => {
    expect(found("pay payee.salary + rate * bookings", "")).toEqual(["changes-not-chosen: payee.salary"]);
  });

  it("may say it where they are read", () => {
    expect(
      found('pay opening(payee.salary) + day_average(rate) * bookings  gate closing(payee.role) = "AE"', ""),
    ).toEqual([]);
  });

  it("need nothing where a row is in reach, which has a date", () => {
    expect(
      found('pay sum(booking * rate where rep.role = "AE" and name = "a") * size(1)', "closing"),
    ).toEqual([]);
    expect(found('pay sum(booking * rate where rep.role = "AE" and name = "a")', "")).toEqual([]);
  });

  it("are averaged by days when they are numbers, and only then", () => {
    expect(found("pay payee.salary + rate * bookings", "by days")).toEqual([]);
    expect(found('pay 5 USD  gate payee.role = "AE"', "by days")).toEqual(["cannot-average: payee.role"]);
    expect(found('pay 5 USD  gate name = "a"', "by days")).toEqual(["cannot-average: name"]);
    expect(found("pay day_average(of_role(payee.role))", "by days")).toEqual([]);
    expect(found("pay day_average(payee.role) * 1 USD", "by days")).toEqual(["type-mismatch: payee.role"]);
  });

  it("are not averaged within tables, but where a period begins", () => {
    expect(found("pay size(4) * bookings", "by days")).toEqual(["cannot-average: size(4)"]);
    expect(found("pay half(4) * bookings", "by days")).toEqual([]);
    expect(found("pay closing(size(4)) * bookings", "by days")).toEqual([]);
  });

  it("are read at the end by `pay ... at`, which no opening may contradict", () => {
    expect(found("pay bookings at steps(4)", "opening")).toEqual(["not-evaluated-yet: at steps(4)"]);
    expect(found("pay bookings * steps(4)", "opening")).toEqual([]);
  });
});
