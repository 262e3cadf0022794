import { describe, expect, it } from "vitest";
import { compilePlan } from "../../compile-plan.js";
import { findings, paying } from "../testing/small-plan.js";

const tiers = (rows: string, mode = "retroactive") =>
  findings(
    paying("pay bookings at rate(0.5)", `param edge : number = 3\ntiers rate ${mode} {\n${rows}\n}`),
  ).filter((each) => each.startsWith("tiers-not"));

describe("thresholds ascend", () => {
  it("accepts rising ones, and `from` before `above` at one threshold", () => {
    expect(tiers("from 0 : 1\nfrom 1/3 : 2\nfrom 0.34 : 3")).toEqual([]);
    expect(tiers("from 0 : 1\nfrom 1 : 2\nabove 1 : 3")).toEqual([]);
    expect(tiers("below 1 : 0\nfrom 1 : 2")).toEqual([]);
  });

  it("refuses falling and equal ones", () => {
    expect(tiers("from 0 : 1\nfrom 2 : 2\nfrom 1 : 3")).toEqual(["tiers-not-ascending: 1"]);
    expect(tiers("from 0 : 1\nfrom 1 : 2\nfrom 100% : 3")).toEqual(["tiers-not-ascending: 100%"]);
    expect(tiers("from 0 : 1\nabove 1 : 2\nfrom 1 : 3")).toEqual(["tiers-not-ascending: 1"]);
  });

  it("puts a row below in front, without a gap behind it", () => {
    expect(tiers("from 0 : 1\nbelow 1 : 2")).toEqual(["tiers-not-ascending: 1"]);
    expect(tiers("below 1 : 0\nfrom 2 : 2")).toEqual(["tiers-not-ascending: 2"]);
  });

  it("fills the last tier above its threshold", () => {
    expect(tiers("from 0 : 1\nfrom 2 : 2\nend 3\nbeyond flat", "accumulating")).toEqual([]);
    expect(tiers("from 0 : 1\nfrom 2 : 2\nend 2\nbeyond flat", "accumulating")).toEqual([
      "tiers-not-ascending: 2",
    ]);
  });

  it("leaves thresholds that are calculated to the run", () => {
    expect(tiers("from 0 : 1\nfrom edge : 2\nfrom 1 : 3")).toEqual([]);
  });

  const mended = (rows: string) => {
    const text = paying("pay bookings at rate(0.5)", `tiers rate retroactive {\n${rows}\n}`);
    const { diagnostics } = compilePlan(text);
    const [{ edits } = { edits: [] }] =
      diagnostics.find(({ code }) => code === "tiers-not-ascending")?.fixes ?? [];
    return [...edits]
      .sort((a, b) => b.span.start - a.span.start)
      .reduce((so, { span, text: by }) => so.slice(0, span.start) + by + so.slice(span.end), text)
      .split("retroactive {\n")[1]
      ?.split("\n}")[0];
  };

  it("offers to put them in order, each with what is said of it", () => {
    expect(mended("from 0 : 1\n  from 2 : 3 // fast\n  from 1 : 2\n  above 0.5 : 7")).toBe(
      "from 0 : 1\n  above 0.5 : 7\n  from 1 : 2\n  from 2 : 3 // fast",
    );
    expect(mended("from 1 : 1\n  below 1 : 0")).toBe("below 1 : 0\n  from 1 : 1");
  });

  it("leaves to the author which of two equal ones is meant, and what is calculated", () => {
    expect(mended("from 0 : 1\nfrom 1 : 2\nfrom 1 : 3")).toBe("from 0 : 1\nfrom 1 : 2\nfrom 1 : 3");
    expect(mended("from 0 : 1\nfrom edge : 2\nfrom 0 : 3")).toBe("from 0 : 1\nfrom edge : 2\nfrom 0 : 3");
  });
});
