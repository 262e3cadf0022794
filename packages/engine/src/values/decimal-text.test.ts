import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedText, parseDecimal, plainText, unitsText } from "./decimal-text.js";
import { divide, fromText, fromUnits, zero } from "./fraction.js";

describe("parseDecimal", () => {
  it.each([
    ["0", 0n, 0],
    ["-0", 0n, 0],
    ["+7", 7n, 0],
    ["007.250", 725n, 2],
    [".5", 5n, 1],
    ["-1000.05", -100005n, 2],
    ["100.00", 100n, 0],
    ["0.000", 0n, 0],
    ["0.123456789012000", 123456789012n, 12],
    ["9999999999999999999999", 9999999999999999999999n, 0],
  ])("reads %s", (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each([
    "",
    "-",
    ".",
    "5.",
    "1.2.3",
    "1e3",
    "1,000",
    "1_000",
    " 1",
    "1 ",
    "0x1f",
    "--1",
    "1-",
    "٣",
    "Infinity",
    "NaN",
  ])("refuses %j", (text) => {
    expect(parseDecimal(text)).toBe("not a number");
  });

  it("refuses a thirteenth decimal and a twenty-third digit", () => {
    expect(parseDecimal("0.1234567890123")).toBe("too many decimals");
    expect(parseDecimal("10000000000000000000000")).toBe("too large");
  });

  it("reads what is printed", () => {
    const units = fc.bigInt({ min: -(10n ** 22n) + 1n, max: 10n ** 22n - 1n });
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 12 }), (units, scale) => {
        const read = parseDecimal(unitsText(units, scale));
        if (typeof read === "string") throw new Error(read);
        expect(read.units * 10n ** BigInt(scale - read.scale)).toBe(units);
      }),
    );
  });
});

describe("printing", () => {
  it("keeps or drops the zeros at the end", () => {
    expect(fixedText(fromText("66000"), 2)).toBe("66000.00");
    expect(fixedText(fromText("-0.5"), 2)).toBe("-0.50");
    expect(fixedText(fromText("1500"), 0)).toBe("1500");
    expect(plainText(fromText("1250.500"))).toBe("1250.5");
    expect(plainText(fromUnits(-5, 3))).toBe("-0.005");
    expect(plainText(divide(fromText("3"), fromText("8")) ?? zero)).toBe("0.375");
  });

  it("refuses to round", () => {
    expect(() => fixedText(fromText("1.005"), 2)).toThrow("3 decimals");
    expect(() => plainText(divide(fromText("1"), fromText("3")) ?? zero)).toThrow("settle it first");
  });
});
