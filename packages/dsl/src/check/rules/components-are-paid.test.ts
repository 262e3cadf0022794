import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

describe("components are paid", () => {
  it("warns of one that no payout pays", () => {
    const idle = "component bonus per month { pay 5 USD }";
    expect(findings(paying("pay bookings", idle))).toEqual(["never-paid: bonus"]);
  });

  it("is content when another component builds on it, or looks back at it", () => {
    const bonus = "component bonus per month { pay 5 USD }";
    expect(findings(paying("pay bookings + bonus", bonus))).toEqual([]);
    expect(findings(paying("pay bookings + (prior(bonus) else 0 USD)", bonus))).toEqual([]);
  });

  it("says nothing about a plan with errors", () => {
    const idle = "component bonus per month { pay 5 USD + 1 }";
    expect(findings(paying("pay bookings", idle))).toEqual(["type-mismatch: 5 USD + 1"]);
  });
});
