import { describe, expect, it } from "vitest";
import { didYouMean, editDistance } from "./did-you-mean.js";

describe("didYouMean", () => {
  it("finds the nearest name", () => {
    expect(didYouMean("attainmnt", ["bookings", "attainment", "target"])).toBe("attainment");
    expect(didYouMean("quarterr", ["quota", "quarter"])).toBe("quarter");
  });

  it("takes swapped neighbours for one slip", () => {
    expect(editDistance("platfrom", "platform", 3)).toBe(1);
    expect(didYouMean("platfrom", ["platform"])).toBe("platform");
  });

  it("does not guess when too many letters differ", () => {
    expect(didYouMean("rate", ["deals", "payee"])).toBeUndefined();
    expect(didYouMean("x", ["y"])).toBeUndefined();
    expect(didYouMean("a".repeat(100), ["a".repeat(99)])).toBeUndefined();
  });

  it("ignores case, and never answers with the word itself", () => {
    expect(didYouMean("Emea", ["EMEA"])).toBe("EMEA");
    expect(didYouMean("rate", ["rate", "rates"])).toBe("rates");
  });

  it("takes the first of equally near names", () => {
    expect(didYouMean("rates", ["rated", "rate"])).toBe("rated");
  });
});
