import { describe, expect, it } from "vitest";
import { findings, smallPlan } from "../testing/small-plan.js";

const plan = (columns: string) =>
  smallPlan(`
data orders {
  id     : text key
  rep    : payee
  closed : date
  cash   : money = sum(receipts.amount)
  last   : number = count(receipts)
}
data receipts {
  id     : text key
  order  : orders
  amount : money
  ${columns}
}
credit sold of orders on closed {
  worth cash * last
  to    rep 100%
}
component commission per month { pay bookings + sum(sold) }
payout per month { pay commission }`);

describe("parts say when they count", () => {
  it("warns once of parts with two dates, which count from neither", () => {
    expect(findings(plan("received : date\n  banked : date"))).toEqual([
      "counts-from-which-date: sum(receipts.amount)",
    ]);
  });

  it("is content with one date, with none, and with dates that are calculated", () => {
    expect(findings(plan("received : date"))).toEqual([]);
    expect(findings(plan("method : text"))).toEqual([]);
    expect(findings(plan("received : date\n  due : date = received + 30 days"))).toEqual([]);
  });

  it("is content where the plan says that the file has the day a row was learned", () => {
    expect(findings(plan("received : date\n  banked : date\n  known : date"))).toEqual([]);
    expect(findings(plan("received : date\n  banked : date\n  known : date optional"))).toEqual([]);
  });

  it("lets rows be that are added up for a payee and a period, and not inside a row", () => {
    const calls = "data calls { id : text key  rep : payee  on : date  billed : date  n : number }";
    expect(
      findings(smallPlan(`${calls}\ncomponent c per month { pay bookings }\npayout per month { pay c }`)),
    ).toEqual([]);
  });
});
