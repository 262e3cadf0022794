import { exact } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountDigits, digitsOf, moneyDigits, percentDigits } from "./digits.js";

const of = exact.fromExactText;

describe("digits", () => {
  it("groups thousands and keeps decimals", () => {
    expect(digitsOf(of("1234567"))).toEqual({ text: "1,234,567", isExact: true });
    expect(digitsOf(of("-2001/2"))).toEqual({ text: "\u22121,000.5", isExact: true });
    expect(digitsOf(of("0"))).toEqual({ text: "0", isExact: true });
  });

  it("says what is rounded", () => {
    expect(percentDigits(of("2/9"))).toEqual({ text: "22.22", isExact: false });
    expect(digitsOf(of("1/3000000"))).toEqual({ text: "0.0000003", isExact: false });
  });

  it("gives money the decimals of its currency", () => {
    expect(moneyDigits(of("60000"), "USD").text).toBe("60,000");
    expect(moneyDigits(of("1201/10"), "USD").text).toBe("120.10");
    expect(amountDigits(of("60000"), "USD").text).toBe("60,000.00");
    expect(amountDigits(of("60000"), "JPY").text).toBe("60,000");
    expect(amountDigits(of("12345/1000"), "USD").text).toBe("12.345");
  });

  it("exact digits read back are the number", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 6 }),
        (n, places) => {
          const value = exact.fromUnits(n, places);
          const { text, isExact } = digitsOf(value);
          const back = exact.fromText(text.replaceAll(",", "").replace("\u2212", "-"));
          return isExact && exact.equal(back, value);
        },
      ),
    );
  });
});
