import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const rate = (versions: string) =>
  findings(paying("pay bookings * closing(rate)", `param rate : percent {\n${versions}\n}`));

describe("dated values stand on every day of the plan", () => {
  it("accepts versions that follow on each other", () => {
    expect(rate("from 2025-01-01 : 5%")).toEqual([]);
    expect(rate("from 2026-01-01 through 2026-06-30 : 5%\nfrom 2026-07-01 : 6%")).toEqual([]);
    expect(rate("from 2026-01-01 : 5%\nfrom 2026-07-01 through 2026-07-31 : 6%\nfor ann : 9%")).toEqual([]);
  });

  it("points out days without a value", () => {
    expect(rate("from 2026-02-01 : 5%")).toEqual(["dates-not-covered: rate"]);
    expect(rate("from 2026-01-01 through 2026-06-29 : 5%\nfrom 2026-07-01 : 6%")).toEqual([
      "dates-not-covered: rate",
    ]);
    expect(rate("for ann : 9%")).toEqual(["dates-not-covered: rate"]);
  });

  it("looks at tables and tiers alike", () => {
    const table = "table size(x) : number first from 2026-02-01 { when 1 : 2  otherwise : 1 }";
    expect(findings(paying("pay bookings * size(1)", table, "changes closing"))).toEqual([
      "dates-not-covered: size",
    ]);
  });
});
