import { describe, expect, it } from "vitest";
import { type Fraction, fromText, toExactText, zero } from "../../values/fraction.js";
import { type PayTable, smoothPay } from "./smooth-pay.js";

const tiers = (...rows: readonly (readonly [string, string, string?])[]): PayTable["tiers"] => {
  const [first, ...others] = rows.map(([threshold, value, plus]) => ({
    edge: "from" as const,
    threshold: fromText(threshold),
    value: fromText(value),
    ...(plus !== undefined && { plus: fromText(plus) }),
  }));
  if (first === undefined) throw new Error("a table has rows");
  return [first, ...others];
};

const rates = tiers(["0", "0.1"], ["1", "0.15", "1000"], ["1.25", "0.2"]);
const pay = (table: Partial<PayTable>, part: Fraction, axis: string) =>
  toExactText(smoothPay({ mode: "marginal", tiers: rates, beyond: "flat", ...table }, part, fromText(axis)));

describe("smooth pay", () => {
  const sold = fromText("140000");

  it("cuts a whole into its tiers, with the flat amount of the tier reached", () => {
    expect(pay({ mode: "marginal" }, sold, "1.4")).toBe("17750");
    expect(pay({ mode: "reached" }, sold, "1.4")).toBe("17750");
  });

  it("pays one rate for everything, or for everything above", () => {
    expect(pay({ mode: "retroactive" }, sold, "1.4")).toBe("29000");
    expect(pay({ mode: "topRate", cut: fromText("1") }, sold, "1.4")).toBe("19000");
  });

  it("follows lines", () => {
    const anchors = tiers(["0.7", "0.5"], ["1", "1"], ["1.2", "1.5"]);
    expect(pay({ mode: "curve", tiers: anchors }, fromText("10000"), "0.85")).toBe("7500");
    expect(pay({ mode: "curve", tiers: anchors, beyond: "rising" }, fromText("10000"), "1.4")).toBe("20000");
    const points = tiers(["0", "100"], ["0.5", "400"]);
    expect(pay({ mode: "accumulating", tiers: points, end: fromText("1") }, fromText("1"), "0.85")).toBe(
      "380",
    );
  });

  it("pays nothing of nothing", () => {
    expect(pay({}, zero, "0")).toBe("0");
  });
});
