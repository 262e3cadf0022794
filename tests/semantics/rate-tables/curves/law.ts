import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";
import { settled, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "tiers/bad/curve-without-anchors.plan", answer: "error curve-without-anchors at 24:7" },
];

type Points = readonly (readonly [at: bigint, value: bigint])[];

/** In millionths, from millionths: value as a fraction over the distance of its two points. */
function between(points: Points, at: bigint): readonly [n: bigint, d: bigint] {
  const index = points.findIndex(([next], position) => position > 0 && at < next);
  const high = index < 0 ? points.length - 1 : index;
  const [x0, y0] = points[high - 1] ?? [0n, 0n];
  const [x1, y1] = points[high] ?? [0n, 0n];
  return [y0 * (x1 - x0) + (y1 - y0) * (at - x0), x1 - x0];
}

const percent = 10_000n;

export const law: Law = {
  title: "a value lies on the line through its two points, and past the end as `beyond` says",
  async holds(plan) {
    const deals = [{ id: "D1", rep: "ann", amount: "1", closed: "2026-01-11" }];
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 0n, max: 2_000_000n }), async (at) => {
        const parameters = new Map([["reached", textOf(at, 6)]]);
        const ran = await plan.run({ deals }, "2026-01", { parameters });
        const value = (name: string) => unitsOf(ran.figure(name, "ann", "2026-01"), 12);
        const steep: Points = [
          [0n, 0n],
          [100n * percent, 100n * percent],
          [120n * percent, 150n * percent],
        ];
        const line: Points = [[50n * percent, 50n * percent], ...steep.slice(1)];
        const [n, d] = at >= 120n * percent ? [150n * percent, 1n] : between(line, at);
        expect(value("on_steep")).toBe(settled(between(steep, at)[0], between(steep, at)[1] * 10n ** 6n));
        expect(value("on_line")).toBe(at < 50n * percent ? settled(10n, 100n) : settled(n, d * 10n ** 6n));
        const half = 50n * percent;
        const filled = at >= 2n * half ? half : at - half;
        const points = at < half ? [100n * at, half] : [100n * half + 400n * filled, half];
        expect(value("in_points")).toBe(settled(points[0] ?? 0n, points[1] ?? 1n));
      }),
      { numRuns: 80 },
    );
  },
};
