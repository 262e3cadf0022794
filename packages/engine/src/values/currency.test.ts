import { describe, expect, it } from "vitest";
import { currencies, isCurrency, minorUnits } from "./currency.js";

describe("currency", () => {
  it("knows the decimals of minor units", () => {
    expect(["USD", "JPY", "KWD", "CLF", "XTS"].map(minorUnits)).toEqual([2, 0, 3, 4, undefined]);
    expect(isCurrency("EUR")).toBe(true);
    expect(isCurrency("usd")).toBe(false);
    expect(isCurrency("__proto__")).toBe(false);
  });

  it("agrees with the platform wherever that has another number of decimals than two", () => {
    for (const code of ["JPY", "KRW", "VND", "CLP", "ISK", "XAF", "BHD", "TND", "OMR", "JOD"]) {
      const platform = new Intl.NumberFormat("en", { style: "currency", currency: code });
      expect([code, minorUnits(code)]).toEqual([code, platform.resolvedOptions().maximumFractionDigits]);
    }
  });

  it("lists each code once, three capitals", () => {
    expect(new Set(currencies).size).toBe(currencies.length);
    expect(currencies.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect([...currencies]).toEqual([...currencies].sort());
  });
});
