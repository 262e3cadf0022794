import { describe, expect, it } from "vitest";
import { fromExactText, fromText } from "../values/fraction.js";
import { showAtLeast, showNumber, showValue, unitOf } from "./show.js";

describe("showNumber", () => {
  it.each([
    ["66000", "USD", "66,000.00 USD"],
    ["-1234567.5", "USD", "-1,234,567.50 USD"],
    ["12.3456", "USD", "12.3456 USD"],
    ["1000000", "JPY", "1,000,000 JPY"],
    ["1.5", "KWD", "1.500 KWD"],
    ["60000", "USD per year", "60,000.00 USD per year"],
    ["0.04", "%", "4 %"],
    ["0.125", "%", "12.5 %"],
    ["1250.5", undefined, "1,250.5"],
    ["999", undefined, "999"],
    ["0", undefined, "0"],
  ])("writes %s %s in full as %s", (text, unit, shown) => {
    expect(showNumber(fromText(text), unit)).toBe(shown);
  });

  it.each([
    ["10/9", "%", "111.11 %"],
    ["1000/3", "USD", "333.33 USD"],
    ["-2/3", undefined, "-0.67"],
  ])("rounds %s, which has no end, to %s %s", (text, unit, shown) => {
    expect(showNumber(fromExactText(text), unit)).toBe(shown);
  });

  it("never makes a value look rounder than it is", () => {
    expect(showNumber(fromExactText("299999997/1000000000"), "%")).toBe("29.9999997 %");
    expect(showNumber(fromExactText("899999999/3000000000"), "%")).toBe("29.99999997 %");
    expect(showNumber(fromExactText("1/3000000"), "USD")).toBe("0.0000003 USD");
  });
});

describe("showAtLeast", () => {
  it("rounds up what it rounds, so that what is shown is enough", () => {
    expect(showAtLeast(fromExactText("100000/3"), "USD")).toBe("33,333.34 USD");
    expect(showAtLeast(fromExactText("1/45"), "%")).toBe("2.23 %");
    expect(showAtLeast(fromExactText("1/3000000"), undefined)).toBe("0.01");
  });

  it("leaves exact values as they are", () => {
    expect(showAtLeast(fromText("12.3456"), "USD")).toBe("12.3456 USD");
    expect(showAtLeast(fromText("0.02"), "%")).toBe("2 %");
  });
});

describe("showValue", () => {
  it("leaves dates and texts alone and says when there is nothing", () => {
    expect(showValue("2026-03-31", { kind: "date" })).toBe("2026-03-31");
    expect(showValue(null, { kind: "money", currency: "USD" })).toBe("nothing");
  });

  it("takes unit and minor unit from the type", () => {
    expect(showValue(fromText("5000"), { kind: "money", currency: "USD", per: "year" })).toBe(
      "5,000.00 USD per year",
    );
    expect(unitOf({ kind: "percent" })).toBe("%");
    expect(unitOf({ kind: "number" })).toBeUndefined();
  });
});
