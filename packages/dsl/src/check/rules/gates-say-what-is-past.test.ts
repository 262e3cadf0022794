import { describe, expect, it } from "vitest";
import { findings, smallPlan } from "../testing/small-plan.js";

const gated = (clauses: string, payout = "month") =>
  findings(
    smallPlan(`component c per quarter { pay sum(booking)  gate sum(booking) > 9 USD ${clauses} }
payout per ${payout} { pay c }`),
  ).filter((each) => !each.startsWith("never"));

describe("a gate says what becomes of the past where it may open between payments", () => {
  it("must speak when it is paid more often than it is measured", () => {
    expect(gated("paid per month")).toEqual(["past-not-chosen: gate sum(booking) > 9 USD"]);
    expect(gated("past lost paid per month")).toEqual([]);
  });

  it("may be silent otherwise", () => {
    expect(gated("paid per quarter")).toEqual([]);
    expect(gated("", "quarter")).toEqual([]);
    expect(gated("", "year")).toEqual([]);
  });
});
