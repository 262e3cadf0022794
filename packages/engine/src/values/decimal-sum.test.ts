import { describe, expect, it } from "vitest";
import { sameDecimal, sumDecimals } from "./decimal-sum.js";

describe("sums of decimal texts", () => {
  it("adds exactly and keeps the most decimals", () => {
    expect(sumDecimals(["0.1", "0.2"])).toBe("0.3");
    expect(sumDecimals(["66000.00", "-3700.00", "0.5"])).toBe("62300.50");
    expect(sumDecimals(["-0.01", "0.005"])).toBe("-0.005");
    expect(sumDecimals([])).toBe("0");
  });

  it("compares numbers, not their writing", () => {
    expect(sameDecimal("45000", "45000.00")).toBe(true);
    expect(sameDecimal("-0", "0.000")).toBe(true);
    expect(sameDecimal("0.1", "0.10000001")).toBe(false);
  });
});
