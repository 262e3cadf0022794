import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const setting = `
data quotas {
  payee  : payee key
  year   : year key
  amount : money
}
data visits {
  id  : text key
  rep : payee
  day : date
}
quota   target        per year = quotas.amount
measure year_bookings per year = sum(booking)
measure result        per year = year_bookings / target
measure visited       per year = count(visits)
measure everybody     per plan, month = sum(booking)
measure company       per plan, year  = sum(everybody)
`;
const found = (pay: string) =>
  findings(paying(`pay ${pay}`, setting)).filter((each) => each.startsWith("coarser"));

describe("a longer period is read whole only when nothing in it happens as time goes by", () => {
  it("accepts quotas, and numbers of everybody in the same period", () => {
    expect(found("bookings / target * 100 USD")).toEqual([]);
    expect(found("bookings / everybody * 100 USD")).toEqual([]);
    expect(found("sum(booking, ytd)")).toEqual([]);
  });

  it("refuses what credits or dated rows still change, also at second hand", () => {
    expect(found("year_bookings")).toEqual(["coarser-period: year_bookings"]);
    expect(found("result * 1 USD")).toEqual(["coarser-period: result"]);
    expect(found("visited * 1 USD")).toEqual(["coarser-period: visited"]);
    expect(found("company")).toEqual(["coarser-period: company"]);
  });

  it("holds for a number for each credit, but not between numbers for each credit", () => {
    const perCredit = `measure net per booking = booking
component spif per booking { pay net + bookings }
payout per month { pay spif }`;
    expect(
      findings(paying("pay 1 USD", perCredit).replace("{ pay commission }", "{ pay commission }")),
    ).toContain("coarser-period: bookings");
  });
});
