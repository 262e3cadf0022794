import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const setting = `
data payees {
  id     : payee key
  role   : "AE" | "Senior AE"
  salary : money per year
  fixed  : money per month
  hired  : date
  mentor : payee optional
  bonus  : money optional
}
param euros : money EUR = 5 EUR
param name  : text      = "x"
param flag  : yesno     = yes
`;
const found = (pay: string) => findings(paying(pay, setting)).filter((each) => !each.startsWith("never"));

describe("values that go together", () => {
  it.each([
    "pay 5 USD + 10% * bookings - -3 USD",
    "pay bookings * (5% + 2) / 3",
    "pay bookings * (bookings / 5 USD)",
    "pay payee.fixed + monthly(payee.salary) + quarterly(payee.salary) / quarterly(payee.salary) * 1 USD",
    "pay payee.salary / payee.salary * 5 USD",
    "pay 5 USD  cap payee.fixed excess lost  floor 3 * payee.salary per year",
    "pay 1 USD * (payee.hired + 30 days - payee.hired)",
    "pay 5 USD  gate payee.hired - 2026-01-01 <= 90 days and payee.hired + months(6) > 2026-01-01",
    'pay 5 USD  gate payee.role = "AE" | "Senior AE" and not (payee.role <> "AE")',
    'pay 5 USD  gate payee.mentor <> none and payee.mentor = "ann" and payee.mentor.role = "AE"',
    "pay 5 USD  gate flag = yes and flag",
    "pay min(5 USD, bookings, payee.fixed) + max(0 USD, 2 USD)",
    'pay round(bookings / 3, 0.01 USD, "half up") + round(bookings, 5 USD, half_even)',
    "pay (payee.bonus else 0 USD) + first { when payee.bonus <> none : payee.bonus  otherwise : 0 USD }",
    "pay 5 USD * count(booking where booking.share > 50% and booking.date >= 2026-01-01)",
    "pay 5 USD  gate count(booking) / 2 > 1  times 110%",
    "pay highest(booking) else 0 USD",
  ])("%s", (pay) => {
    expect(found(pay)).toEqual([]);
  });
});

describe("values that do not go together", () => {
  it.each([
    ["pay bookings + 5", "type-mismatch: bookings + 5"],
    ["pay 5", "type-mismatch: 5"],
    ["pay bookings * bookings", "type-mismatch: bookings * bookings"],
    ["pay 1 / bookings", "type-mismatch: 1 / bookings"],
    ["pay bookings + euros", "currency-mix: bookings + euros"],
    ["pay euros", "currency-mix: euros"],
    ["pay bookings * 1 XYZ", "unknown-currency: 1 XYZ"],
    ["pay payee.salary", "period-mix: payee.salary"],
    ["pay bookings + payee.salary", "period-mix: payee.salary"],
    ["pay payee.salary + payee.fixed", "period-mix: payee.salary"],
    ["pay monthly(payee.fixed)", "type-mismatch: payee.fixed"],
    ["pay quarterly(payee.salary)", "period-mix: quarterly(payee.salary)"],
    ["pay 5 USD  cap payee.salary excess lost", "period-mix: payee.salary"],
    ["pay 5 USD  cap 500 excess lost", "type-mismatch: 500"],
    ["pay 5 USD  gate bookings", "type-mismatch: bookings"],
    ["pay 5 USD  gate bookings > 5", "type-mismatch: bookings > 5"],
    ["pay 5 USD  gate bookings > 5 EUR", "currency-mix: 5 EUR"],
    ['pay 5 USD  gate payee.role > "AE"', 'type-mismatch: payee.role > "AE"'],
    ['pay 5 USD  gate payee.role = "EA"', 'unknown-value: "EA"'],
    ["pay 5 USD  gate payee.role = 5", "type-mismatch: payee.role = 5"],
    ["pay 5 USD  gate payee.hired > 5", "type-mismatch: payee.hired > 5"],
    ['pay 5 USD  gate "ann" = payee', 'type-mismatch: "ann" = payee'],
    [
      "pay 5 USD  gate payee.hired < 2026-01-01 | 2026-02-01",
      "type-mismatch: payee.hired < 2026-01-01 | 2026-02-01",
    ],
    ["pay 5 USD  gate payee.hired = 2026-Q1", "type-mismatch: payee.hired = 2026-Q1"],
    ["pay 5 USD  times bookings", "type-mismatch: bookings"],
    ["pay payee.hired + 3", "type-mismatch: payee.hired + 3"],
    ["pay bookings + payee.bonus", "may-be-absent: payee.bonus"],
    ["pay bookings + none", "may-be-absent: none"],
    ["pay 5 USD  gate payee.bonus > 5 USD", "may-be-absent: payee.bonus"],
    ["pay 5 USD  gate payee.bonus > 5 USD and payee.bonus <> none", "may-be-absent: payee.bonus"],
    ['pay 5 USD  gate payee.mentor.role = "AE"', "may-be-absent: payee.mentor.role"],
    [
      "pay unique { when payee.bonus = none : payee.bonus  otherwise : 0 USD }",
      "may-be-absent: unique { when payee.bonus = none : payee.bonus  otherwise : 0 USD }",
    ],
    ["pay payee.bonus else 0", "type-mismatch: 0"],
    ["pay first { when flag : 5 USD  otherwise : 5 }", "type-mismatch: 5"],
    [
      'pay 5 USD * sum { when flag : "a"  otherwise : "b" }',
      'type-mismatch: sum { when flag : "a"  otherwise : "b" }',
    ],
    ["pay min(5 USD, 3)", "type-mismatch: 3"],
    ["pay min(5 USD)", "wrong-argument-count: min(5 USD)"],
    ['pay round(bookings, 5, "up")', "type-mismatch: 5"],
    ['pay round(bookings, 5 USD, "upp")', 'unknown-value: "upp"'],
    ["pay round(bookings, 5 USD, sideways)", "unknown-value: sideways"],
    ["pay -name * 1 USD", "type-mismatch: name"],
    ["pay sum(booking.id) * 1 USD", "type-mismatch: booking.id"],
    ["pay sum(booking, mtd) + sum(booking, last 0 month)", "window-does-not-fit: last 0 month"],
    ["pay bookings(3)", "wrong-kind: bookings"],
  ])("%s", (pay, expected) => {
    expect(found(pay)[0]).toBe(expected);
  });

  it("are one mistake, whatever is built on them", () => {
    expect(
      found("pay (bookings + 5) * 2 + 3 USD  gate (bookings + 5) > 3 USD  cap bookings + 5 excess lost")
        .length,
    ).toBe(3);
    expect(found("pay 5 USD + unknown_thing * 3 + 2 USD")).toEqual(["unknown-name: unknown_thing"]);
  });
});
