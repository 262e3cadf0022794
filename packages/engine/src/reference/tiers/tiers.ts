/**
 * Tables of tiers as functions of numbers: in which tier a value stands, how a step is cut at the
 * edges, and the lines of curves. Nothing here knows plans, payees or rows.
 */

import type { TierRow } from "../../rule-set.js";
import {
  absolute,
  add,
  compare,
  divide,
  equal,
  type Fraction,
  max,
  min,
  multiply,
  subtract,
  zero,
} from "../../values/fraction.js";

export interface Tier {
  readonly edge: TierRow["edge"];
  readonly threshold: Fraction;
  readonly value: Fraction;
  readonly plus?: Fraction;
}

/** At least one, with ascending thresholds. */
export type TierList = readonly [Tier, ...Tier[]];

export function isAscending(tiers: readonly Tier[]): boolean {
  return tiers.every((tier, index) => {
    const next = tiers[index + 1];
    if (next === undefined) return true;
    const order = compare(tier.threshold, next.threshold);
    // "below 80%" and then "from 80%"; "from 100%" and then "above 100%".
    return order < 0 || (order === 0 && tier.edge !== next.edge && next.edge !== "below");
  });
}

/** Whether a value has come as far as the tier; everything has come as far as a `below` row. */
export function hasReached(tier: Tier, value: Fraction): boolean {
  const order = compare(value, tier.threshold);
  return tier.edge === "below" || (tier.edge === "from" ? order >= 0 : order > 0);
}

/** Index of the tier a value stands in. Under the first threshold the first tier extends downwards. */
export function standingTier(tiers: TierList, value: Fraction): number {
  for (let index = tiers.length - 1; index > 0; index -= 1) {
    const tier = tiers[index];
    if (tier !== undefined && hasReached(tier, value)) return index;
  }
  return 0;
}

/** The value of the tier a value stands in. */
export function rateAt(tiers: TierList, value: Fraction): Fraction {
  return (tiers[standingTier(tiers, value)] ?? tiers[0]).value;
}

// ---------------------------------------------------------------- slices

/** The piece of a step's part that falls between two edges; an absent edge is endless. */
export interface Slice {
  readonly tier: number;
  readonly lower?: Fraction;
  readonly upper?: Fraction;
  readonly part: Fraction;
}

/**
 * Cuts `part` where the axis crosses an edge on its way, in proportion to the way. A step that does
 * not move the axis is not cut: it belongs to the tier in which the axis stands. `cut` is one more edge.
 */
export function cutAtEdges(
  tiers: TierList,
  part: Fraction,
  before: Fraction,
  after: Fraction,
  cut?: Fraction,
): readonly Slice[] {
  if (equal(before, after)) {
    const tier = standingTier(tiers, after);
    const pieces = pieceEdges(tiers, cut).filter((piece) => piece.tier === tier);
    // At the cut itself the axis is not above it.
    const piece =
      pieces.find(({ upper }) => upper === undefined || compare(after, upper) <= 0) ?? pieces.at(-1);
    return [{ tier, ...(piece && edgesOf(piece)), part }];
  }
  const low = min(before, after);
  const high = max(before, after);
  const way = absolute(subtract(after, before));
  return pieceEdges(tiers, cut).flatMap((piece) => {
    const from = piece.lower === undefined ? low : max(low, piece.lower);
    const to = piece.upper === undefined ? high : min(high, piece.upper);
    if (compare(from, to) >= 0) return [];
    const share = divide(subtract(to, from), way) ?? zero;
    return [{ tier: piece.tier, ...edgesOf(piece), part: multiply(part, share) }];
  });
}

interface Piece {
  readonly tier: number;
  readonly lower?: Fraction;
  readonly upper?: Fraction;
}

function edgesOf({ lower, upper }: Piece): Pick<Piece, "lower" | "upper"> {
  return { ...(lower && { lower }), ...(upper && { upper }) };
}

/** The stretches of the axis, one a tier, with the one that holds the cut in two. */
function pieceEdges(tiers: TierList, cut: Fraction | undefined): readonly Piece[] {
  return tiers.flatMap((tier, index): Piece[] => {
    const next = tiers[index + 1];
    const lower = index === 0 ? undefined : tier.threshold;
    const upper = next?.threshold;
    const whole = { tier: index, ...(lower && { lower }), ...(upper && { upper }) };
    if (cut === undefined) return [whole];
    const isInside =
      (lower === undefined || compare(cut, lower) > 0) && (upper === undefined || compare(cut, upper) < 0);
    if (!isInside) return [whole];
    return [
      { tier: index, ...(lower && { lower }), upper: cut },
      { tier: index, lower: cut, ...(upper && { upper }) },
    ];
  });
}

/** Whether a slice lies above the cut of `top rate above`. */
export function isAbove(slice: Slice, cut: Fraction): boolean {
  return slice.lower !== undefined && compare(slice.lower, cut) >= 0;
}

// ---------------------------------------------------------------- lines

/** The line a curve or an accumulating table follows at a value: through two points, or flat. */
export type Line =
  | { readonly kind: "flat"; readonly y: Fraction; readonly tier: number }
  | {
      readonly kind: "line";
      /** Indexes of the tiers it starts and ends at; it ends at the table's `end` where there is none. */
      readonly from: number;
      readonly to: number | undefined;
      readonly x0: Fraction;
      readonly y0: Fraction;
      readonly x1: Fraction;
      readonly y1: Fraction;
    };

export function valueOn(line: Line, x: Fraction): Fraction {
  if (line.kind === "flat") return line.y;
  const { x0, y0, x1, y1 } = line;
  const slope = divide(subtract(y1, y0), subtract(x1, x0)) ?? zero;
  return add(y0, multiply(subtract(x, x0), slope));
}

/** Straight lines between anchors; flat under the first; past the last flat, or on along the last line. */
export function curveLine(tiers: TierList, x: Fraction, beyond: "flat" | "rising"): Line {
  const flat = (tier: number): Line => ({ kind: "flat", y: (tiers[tier] ?? tiers[0]).value, tier });
  const first = tiers[0].edge === "below" ? 1 : 0;
  const last = tiers.length - 1;
  const lowest = tiers[first];
  const highest = tiers[last];
  if (lowest === undefined || highest === undefined || compare(x, lowest.threshold) < 0) return flat(0);
  let to = tiers.findIndex((tier, index) => index > first && compare(x, tier.threshold) < 0);
  if (to < 0 && (beyond === "flat" || last === first)) return flat(last);
  if (to < 0) to = last;
  const start = tiers[to - 1] ?? lowest;
  const end = tiers[to] ?? highest;
  return {
    kind: "line",
    from: to - 1,
    to,
    x0: start.threshold,
    y0: start.value,
    x1: end.threshold,
    y1: end.value,
  };
}

/**
 * Full values of the tiers passed and of the current one as much as is passed of it. The last tier is
 * full at `end`; past it flat, or on along the last line. Without an `end` the last tier never fills.
 */
export function accumulatingLine(
  tiers: TierList,
  x: Fraction,
  end: Fraction | undefined,
  beyond: "flat" | "rising",
): Line {
  const first = tiers[0].edge === "below" ? 1 : 0;
  const lowest = tiers[first];
  if (lowest === undefined || (first === 1 && compare(x, lowest.threshold) < 0)) {
    return { kind: "flat", y: tiers[0].value, tier: 0 };
  }
  let passed = zero;
  for (let from = first; ; from += 1) {
    const tier = tiers[from] ?? lowest;
    const to = from + 1 < tiers.length ? from + 1 : undefined;
    const next = to === undefined ? end : tiers[to]?.threshold;
    if (next === undefined) return { kind: "flat", y: passed, tier: from - 1 };
    const full = add(passed, tier.value);
    if (compare(x, next) < 0 || (to === undefined && beyond === "rising")) {
      return { kind: "line", from, to, x0: tier.threshold, y0: passed, x1: next, y1: full };
    }
    if (to === undefined) return { kind: "flat", y: full, tier: from };
    passed = full;
  }
}

/** A tier's flat amounts up to where a value stands, which are paid once on the way. */
export function reachedTiers(tiers: TierList, value: Fraction): readonly number[] {
  return tiers.flatMap((tier, index) => (hasReached(tier, value) ? [index] : []));
}
