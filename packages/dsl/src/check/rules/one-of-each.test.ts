import { describe, expect, it } from "vitest";
import { findings, paying, smallPlan } from "../testing/small-plan.js";

describe("a text is one plan with one payout", () => {
  it("asks for both", () => {
    expect(findings("language 1\n")).toEqual(["missing-plan: "]);
    expect(findings(smallPlan(""))).toEqual(["missing-payout: small"]);
  });

  it("refuses a second one", () => {
    expect(findings(`${paying("pay bookings")}\npayout per year { pay commission }`)).toEqual([
      "second-statement: year",
    ]);
    const second = "plan other { effective from 2026-01-01 through 2026-01-31  currency EUR  round up }";
    expect(findings(`${paying("pay bookings")}\n${second}`)).toEqual(["second-statement: other"]);
  });
});
