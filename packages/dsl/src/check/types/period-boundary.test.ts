import { describe, expect, it } from "vitest";
import { isPeriodBoundary } from "./period-boundary.js";

describe("isPeriodBoundary", () => {
  it("knows where calendar periods begin and end", () => {
    expect(isPeriodBoundary("2026-07-01", false, "quarter", { month: 1 })).toBe(true);
    expect(isPeriodBoundary("2026-07-01", false, "year", { month: 1 })).toBe(false);
    expect(isPeriodBoundary("2026-06-30", true, "half", { month: 1 })).toBe(true);
    expect(isPeriodBoundary("2026-07-02", false, "month", { month: 1 })).toBe(false);
    expect(isPeriodBoundary("2026-02-11", false, "day", { month: 1 })).toBe(true);
    expect(isPeriodBoundary("2026-01-01", false, "plan", { month: 1 })).toBe(false);
  });

  it("follows the fiscal year", () => {
    expect(isPeriodBoundary("2026-05-01", false, "quarter", { month: 2 })).toBe(true);
    expect(isPeriodBoundary("2026-04-01", false, "quarter", { month: 2 })).toBe(false);
    expect(isPeriodBoundary("2026-04-01", false, "month", { month: 2 })).toBe(true);
    expect(isPeriodBoundary("2027-01-31", true, "year", { month: 2 })).toBe(true);
  });
});
