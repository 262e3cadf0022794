/** Follows a function of one number from nought on: straight pieces, with its bends and jumps at exact points. */

import { exact, type Fraction } from "@attain/engine";
import { ascending } from "./pay-table.js";

export interface LineFunction {
  /**
   * Before limits: a polynomial of at most the second degree between two neighbouring edges. Absent
   * where nothing is earned, which no limit raises.
   */
  readonly free: (x: Fraction) => Fraction | undefined;
  /** What limits make of an amount. */
  readonly limited: (y: Fraction) => Fraction;
  /** Amounts at which a limit begins to hold. */
  readonly bounds: readonly Fraction[];
}

export interface LinePoint {
  readonly x: Fraction;
  readonly y: Fraction;
  /** The slope changes here, or it is an end of its piece. */
  readonly isCorner: boolean;
}

/** Unbroken pieces; between two of them the amount jumps. `edges` ascend and lie between 0 and `through`. */
export function traceLine(
  line: LineFunction,
  edges: readonly Fraction[],
  through: Fraction,
): readonly (readonly LinePoint[])[] {
  const ends = ascending([exact.zero, ...edges, through]);
  const pieces: LinePoint[][] = [];
  for (const [index, to] of ends.entries()) {
    const from = ends[index - 1];
    if (from === undefined) continue;
    const points = stretch(line, from, to);
    const last = pieces.at(-1);
    const [first, ...others] = points;
    const before = last?.at(-1);
    if (last && before && first && exact.equal(before.y, first.y)) last.push(...others);
    else pieces.push(points);
  }
  return pieces.map(withoutStraightCorners);
}

/** Parts of a bent stretch that are drawn as straight lines. */
const bentParts = 12;

function stretch(line: LineFunction, from: Fraction, to: Fraction): LinePoint[] {
  const at = (share: Fraction) => exact.add(from, exact.multiply(exact.subtract(to, from), share));
  const [one, two, three] = [at(part(1, 4)), at(part(2, 4)), at(part(3, 4))].map(line.free);
  if (one === undefined || two === undefined || three === undefined) {
    return [from, to].map((x) => ({ x, y: exact.zero, isCorner: true }));
  }
  // A polynomial of the second degree is known from three values inside, also where it jumps at its ends.
  const start = sum(times(one, 3), times(two, -3), three);
  const end = sum(one, times(two, -3), times(three, 3));
  const isStraight = exact.equal(exact.add(one, three), times(two, 2));
  const free: LinePoint[] = [
    { x: from, y: start, isCorner: true },
    ...(isStraight
      ? crossings(from, start, to, end, line.bounds)
      : Array.from({ length: bentParts - 1 }, (_, index) => {
          const x = at(part(index + 1, bentParts));
          return { x, y: line.free(x) ?? exact.zero, isCorner: false };
        })),
    { x: to, y: end, isCorner: true },
  ];
  return free.map(({ x, y, isCorner }) => ({ x, y: line.limited(y), isCorner }));
}

/** Where a straight line reaches a limit on its way. */
function crossings(
  x0: Fraction,
  y0: Fraction,
  x1: Fraction,
  y1: Fraction,
  bounds: readonly Fraction[],
): LinePoint[] {
  const rise = exact.subtract(y1, y0);
  const points = bounds.flatMap((bound): LinePoint[] => {
    const share = exact.divide(exact.subtract(bound, y0), rise);
    if (share === undefined || exact.sign(share) <= 0 || exact.compare(share, exact.one) >= 0) return [];
    const x = exact.add(x0, exact.multiply(exact.subtract(x1, x0), share));
    return [{ x, y: bound, isCorner: true }];
  });
  return points.toSorted((a, b) => exact.compare(a.x, b.x));
}

/** An edge at which nothing changes is no corner. */
function withoutStraightCorners(points: readonly LinePoint[]): readonly LinePoint[] {
  return points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!point.isCorner || before === undefined || after === undefined) return point;
    const [left, right] = [slope(before, point), slope(point, after)];
    return { ...point, isCorner: left === undefined || right === undefined || !exact.equal(left, right) };
  });
}

function slope(a: LinePoint, b: LinePoint): Fraction | undefined {
  return exact.divide(exact.subtract(b.y, a.y), exact.subtract(b.x, a.x));
}

function part(of: number, parts: number): Fraction {
  return exact.divide(exact.fromInteger(of), exact.fromInteger(parts)) ?? exact.zero;
}

function times(value: Fraction, factor: number): Fraction {
  return exact.multiply(value, exact.fromInteger(factor));
}

function sum(...values: readonly Fraction[]): Fraction {
  return values.reduce(exact.add, exact.zero);
}
