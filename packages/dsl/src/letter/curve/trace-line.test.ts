import { exact, type Fraction, type PayTable, smoothPay, type Tier } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ascending, edgesOf } from "./pay-table.js";
import { traceLine } from "./trace-line.js";

const of = exact.fromExactText;
const shown = (pieces: ReturnType<typeof traceLine>) =>
  pieces.map((piece) => piece.map(({ x, y }) => `${exact.toExactText(x)}:${exact.toExactText(y)}`));

function limits(floor: Fraction | undefined, cap: Fraction | undefined) {
  const raised = (y: Fraction) => (floor === undefined ? y : exact.max(y, floor));
  return {
    limited: (y: Fraction) => (cap === undefined ? raised(y) : exact.min(raised(y), cap)),
    bounds: [...(floor ? [floor] : []), ...(cap ? [cap] : [])],
  };
}

const tier = (threshold: string, value: string, edge: Tier["edge"] = "from"): Tier => ({
  edge,
  threshold: of(threshold),
  value: of(value),
});

describe("tracing a line", () => {
  it("bends at the edges of slices, and jumps where one rate holds for everything", () => {
    const tiers: PayTable["tiers"] = [tier("0", "1/10"), tier("100", "1/5")];
    const free = (mode: PayTable["mode"]) => (x: Fraction) =>
      smoothPay({ mode, tiers, beyond: "flat" }, x, x);
    const trace = (mode: PayTable["mode"]) =>
      traceLine({ free: free(mode), ...limits(undefined, undefined) }, [of("100")], of("150"));
    expect(shown(trace("marginal"))).toEqual([["0:0", "100:10", "150:20"]]);
    expect(shown(trace("retroactive"))).toEqual([
      ["0:0", "100:10"],
      ["100:20", "150:30"],
    ]);
  });

  it("meets limits at the exact point", () => {
    const free = (x: Fraction) => exact.divide(x, of("3")) ?? exact.zero;
    const pieces = traceLine({ free, ...limits(of("2"), of("10")) }, [], of("60"));
    expect(shown(pieces)).toEqual([["0:2", "6:2", "30:10", "60:10"]]);
  });

  it("goes through the function's own values, whatever the tiers", () => {
    const mode = fc.constantFrom("marginal", "retroactive", "reached", "topRate", "curve", "accumulating");
    const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 1,
      maxLength: 5,
      selector: ([at]) => at,
    });
    const limit = fc.option(fc.integer({ min: 0, max: 2_000 }));
    fc.assert(
      fc.property(mode, rows, limit, limit, fc.boolean(), (kind, drawn, low, high, isAbove) => {
        const edge = isAbove ? "above" : "from";
        const sorted = drawn.toSorted(([a], [b]) => a - b);
        const others = sorted.map(([at, rate]) => tier(`${at}`, `${rate}/100`, edge));
        const table: PayTable = {
          mode: kind,
          tiers: [tier("0", "3/100"), ...others],
          beyond: "flat",
          ...(kind === "topRate" && { cut: of(`${sorted[0]?.[0] ?? 1}`) }),
          ...(kind === "accumulating" && { end: of("400") }),
        };
        const free = (x: Fraction) => smoothPay(table, exact.multiply(x, of("7")), x);
        const [floor, cap] = [low, high].map((value) => (value === null ? undefined : of(`${value}`)));
        const { limited, bounds } = limits(floor, cap);
        const through = of("500");
        const edges = ascending(edgesOf(table));
        const pieces = traceLine({ free, limited, bounds }, edges, through);
        const inside = pieces.flatMap((piece) => piece.slice(1, -1));
        expect(inside.every(({ x, y }) => exact.equal(y, limited(free(x))))).toBe(true);
        const first = pieces[0]?.[0];
        const last = pieces.at(-1)?.at(-1);
        expect(first && exact.isZero(first.x)).toBe(true);
        expect(last && exact.equal(last.x, through) && exact.equal(last.y, limited(free(through)))).toBe(
          true,
        );
      }),
    );
  });
});
