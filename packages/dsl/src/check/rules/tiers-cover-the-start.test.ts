import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const tiers = (mode: string, rows: string) =>
  findings(paying("pay bookings at rate(0.5)", `tiers rate ${mode} {\n${rows}\n}`)).filter((each) =>
    each.startsWith("tiers"),
  );

describe("tiers say what holds from nought on", () => {
  it("by a row at 0 or one below", () => {
    expect(tiers("retroactive", "from 0% : 1%")).toEqual([]);
    expect(tiers("retroactive", "below 50% : 0%\nfrom 50% : 1%")).toEqual([]);
    expect(tiers("retroactive", "from 50% : 1%")).toEqual(["tiers-start-above-nought: 50%"]);
    expect(tiers("marginal", "from -5% : 1%")).toEqual(["tiers-start-above-nought: -5%"]);
  });

  it("but a curve's first value extends", () => {
    expect(tiers("curve", "from 50% : 1%\nfrom 60% : 2%\nbeyond flat")).toEqual([]);
  });
});
