import { describe, expect, it } from "vitest";
import { findings, smallPlan } from "../testing/small-plan.js";

const paid = (own: string, paidPer: string, payout: string) =>
  findings(
    smallPlan(`component c per ${own} { pay sum(booking) ${paidPer && `paid per ${paidPer}`} }
payout per ${payout} { pay c }`),
  ).filter((each) => !each.startsWith("never"));

describe("a component says when it is paid if that is not plain", () => {
  it("is plain when it is no longer than the payout", () => {
    expect(paid("month", "", "month")).toEqual([]);
    expect(paid("month", "", "quarter")).toEqual([]);
    expect(paid("day", "", "month")).toEqual([]);
  });

  it("must say it when it is longer", () => {
    expect(paid("quarter", "", "month")).toEqual(["paid-per-missing: c"]);
    expect(paid("quarter", "month", "month")).toEqual([]);
    expect(paid("quarter", "quarter", "month")).toEqual([]);
    expect(paid("quarter", "year", "month")).toEqual([]);
  });

  it("is never paid more often than there is a payout", () => {
    expect(paid("quarter", "month", "quarter")).toEqual(["paid-per-too-short: month"]);
  });

  it("is plain for one amount a credit", () => {
    const text = smallPlan("component c per booking { pay booking }\npayout per month { pay c }");
    expect(findings(text)).toEqual(["never-used: bookings"]);
  });
});
