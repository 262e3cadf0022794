/** What the steps of a walk earn at a table of tiers. */

import type { Place } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { extreme } from "../evaluate/arithmetic.js";
import { everyLane } from "../frame.js";
import { mostSafe, powerOfTen, safePowerOfTen } from "../numbers/integer.js";
import { mostFactor, mostPaired, Pairs, pairOf, pairsTimes, sumOfPairs } from "../numbers/pairs.js";
import { added, compared, divided, multiplied, negated, subtracted } from "../vectors/arithmetic.js";
import {
  alike,
  constantNumber,
  mostOf,
  narrow,
  paired,
  pairedAtScale,
  wide,
  widened,
} from "../vectors/numbers.js";
import { chosen, mergedParts, type Part } from "../vectors/select.js";
import { digitAt, type NumberVector, type PairedVector, takeLanes } from "../vectors/vector.js";
import { rateOf, type TierTable, tableIn, valueAt } from "./tier-table.js";
import type { Steps } from "./walk.js";

/** The rate at which the axis stands at the end, by lane, for tables that use it. */
export function endRate(table: TierTable, end: NumberVector): NumberVector | undefined {
  return valueAt(table, end) ?? (table.mode === "topRate" ? rateOf(table, end) : undefined);
}

/** The pay of every step, exact. */
export function priced(steps: Steps, table: TierTable, atEnd: NumberVector | undefined): NumberVector {
  const own = tableIn(table, steps.lanes);
  const end = atEnd && takeLanes(atEnd, steps.lanes);
  switch (table.mode) {
    case "reached":
      return multiplied(steps.part, rateOf(own, steps.after));
    case "retroactive":
    case "curve":
    case "accumulating":
      return end === undefined ? steps.part : multiplied(steps.part, end);
    case "marginal":
    case "topRate":
      return sliced(steps, own, end);
    default:
      return unreachable(table.mode);
  }
}

const nowhere: Place = { line: 0, column: 0, length: 0 };

function sliced(
  { before, after, part, size }: Steps,
  table: TierTable,
  top: NumberVector | undefined,
): NumberVector {
  const order = compared(before, after);
  const moving = everyLane(size).filter((step) => order[step] !== 0);
  const resting = everyLane(size).filter((step) => order[step] === 0);
  const parts: Part[] = [];
  if (resting.length > 0) {
    // A step that does not move the axis belongs to the tier in which the axis stands.
    const still = tableIn(table, resting);
    const at = takeLanes(after, resting);
    const rate = rateOf(still, at);
    const isTop = still.cut && Uint8Array.from(compared(at, still.cut), (each) => (each > 0 ? 1 : 0));
    const own =
      isTop === undefined || top === undefined ? rate : chosen(isTop, rate, takeLanes(top, resting));
    parts.push({ lanes: resting, vector: multiplied(takeLanes(part, resting), own) });
  }
  if (moving.length > 0) {
    const [from, to] = [takeLanes(before, moving), takeLanes(after, moving)];
    const low = extreme(from, to, -1);
    const high = extreme(from, to, 1);
    const along = integral(tableIn(table, moving), low, high, top && takeLanes(top, moving));
    const own = takeLanes(part, moving);
    parts.push({ lanes: moving, vector: ofWay(own, subtracted(to, from), along) });
  }
  const merged = mergedParts(size, parts, nowhere);
  return merged.kind === "number" ? merged : constantNumber(0n, 0, size, false);
}

/** What a part of the base earns that lies evenly along a way of the axis. */
function ofWay(part: NumberVector, way: NumberVector, along: NumberVector): NumberVector {
  const isBack = Uint8Array.from(compared(way, constantNumber(0n, 0, way.size, false)), (order) =>
    order < 0 ? 1 : 0,
  );
  // A base that is the axis itself goes the whole way: no fraction comes of it.
  if (compared(part, way).every((order) => order === 0)) return chosen(isBack, along, negated(along));
  return divided(multiplied(part, along), chosen(isBack, way, negated(way)), undefined);
}

/** The rates along the axis from `low` to `high`, each times the length of its stretch. */
export function integral(
  { tiers, cut }: TierTable,
  low: NumberVector,
  high: NumberVector,
  top: NumberVector | undefined,
): NumberVector {
  const quick = top === undefined ? integralSafe(tiers, low, high) : undefined;
  if (quick !== undefined) return quick;
  let sum: NumberVector = constantNumber(0n, 0, low.size, false);
  for (const [index, { threshold, value }] of tiers.entries()) {
    const lower = index === 0 ? low : extreme(low, threshold, 1);
    const next = tiers[index + 1]?.threshold;
    const upper = next === undefined ? high : extreme(high, next, -1);
    if (cut === undefined || top === undefined) {
      sum = added(sum, multiplied(lengthOf(lower, upper), value));
      continue;
    }
    sum = added(sum, multiplied(lengthOf(lower, extreme(upper, cut, -1)), value));
    sum = added(sum, multiplied(lengthOf(extreme(lower, cut, 1), upper), top));
  }
  return sum;
}

/** The same in doubles, where all along one lane is safe: stretches are parts of one way. */
function integralSafe(
  tiers: TierTable["tiers"],
  low: NumberVector,
  high: NumberVector,
): NumberVector | undefined {
  const [a, b, ...edges] = alike([low, high, ...tiers.slice(1).map(({ threshold }) => threshold)]);
  const rates = alike(tiers.map(({ value }) => value));
  const scale = (a?.scale ?? 0) + (rates[0]?.scale ?? 0);
  const most = rates.reduce((largest, rate) => Math.max(largest, rate.most), 0);
  const reach = Math.max(a?.most ?? 0, ...edges.map((edge) => edge.most)) + (b?.most ?? 0);
  if (a === undefined || b === undefined || !(reach * Math.max(most, 1) <= mostSafe)) return undefined;
  const from = plainDigits(a);
  const to = plainDigits(b);
  const thresholds = edges.map(plainDigits);
  const values = rates.map(plainDigits);
  if (from === undefined || to === undefined) return undefined;
  const sum = new Float64Array(low.size);
  for (const [index, rate] of values.entries()) {
    const lower = thresholds[index - 1];
    const upper = thresholds[index];
    if (rate === undefined || (index > 0 && lower === undefined)) return undefined;
    if (index < values.length - 1 && upper === undefined) return undefined;
    for (let lane = 0; lane < sum.length; lane += 1) {
      let start = from[lane] as number;
      let end = to[lane] as number;
      if (lower !== undefined && (lower[lane] as number) > start) start = lower[lane] as number;
      if (upper !== undefined && (upper[lane] as number) < end) end = upper[lane] as number;
      if (end > start) sum[lane] = (sum[lane] as number) + (end - start) * (rate[lane] as number);
    }
  }
  return narrow(sum, scale, mostOf(sum));
}

function plainDigits({ n, d }: NumberVector): Float64Array | undefined {
  return n instanceof Float64Array && d === undefined ? n : undefined;
}

/** Zero where the upper end is below the lower. */
function lengthOf(lower: NumberVector, upper: NumberVector): NumberVector {
  const length = subtracted(upper, lower);
  return extreme(length, constantNumber(0n, 0, length.size, false), 1);
}

/**
 * What a marginal table earns along an axis that is the base itself, in units of the base: the whole way
 * from nought, whatever the steps were.
 */
export function alongBase(table: TierTable, base: NumberVector): NumberVector {
  const quick = table.same && (alongSame(table.same.tiers, base) ?? alongSameWide(table.same.tiers, base));
  if (quick !== undefined) return quick;
  const zero = constantNumber(0n, 0, base.size, false);
  const along = integral(table, extreme(base, zero, -1), extreme(base, zero, 1), undefined);
  const { n } = base;
  if (n instanceof Float64Array && n.every((each) => each >= 0)) return along;
  const isBelow = Uint8Array.from(compared(base, zero), (order) => (order < 0 ? 1 : 0));
  return isBelow.some((each) => each === 1) ? chosen(isBelow, along, negated(along)) : along;
}

/**
 * The same in one loop over doubles, where the tiers are the same in every lane: within a tier the pay is a
 * straight line, rate x base + start, whose start is nought in the tier that nought is in.
 */
function alongSame(tiers: TierTable["tiers"], base: NumberVector): NumberVector | undefined {
  const digits = plainDigits(base);
  const one = { ...base, n: new Float64Array(1), size: 1 };
  const [like, ...thresholds] = alike([one, ...tiers.slice(1).map(({ threshold }) => threshold)]);
  const values = alike(tiers.map(({ value }) => value));
  if (digits === undefined || like === undefined || like.d !== undefined) return undefined;
  const lift = safePowerOfTen(like.scale - base.scale);
  const edges = thresholds.map(onlyDigit);
  const rates = values.map(onlyDigit);
  const starts = startsOf(edges, rates);
  const most = base.most * lift * Math.max(1, ...rates.map(Math.abs));
  // Not so where one of them is no safe number.
  if (!(most + Math.max(...starts.map(Math.abs)) <= mostSafe)) return undefined;
  const pays = new Float64Array(base.size);
  let largest = 0;
  for (let lane = 0; lane < pays.length; lane += 1) {
    const value = (digits[lane] as number) * lift;
    let tier = 0;
    while (tier < edges.length && value > (edges[tier] as number)) tier += 1;
    const pay = value * (rates[tier] as number) + (starts[tier] as number);
    pays[lane] = pay;
    if (pay > largest) largest = pay;
    else if (-pay > largest) largest = -pay;
  }
  return narrow(pays, like.scale + (values[0]?.scale ?? 0), largest);
}

/** The same in pairs of doubles or in big integers. */
function alongSameWide(tiers: TierTable["tiers"], base: NumberVector): NumberVector | undefined {
  const one = { ...base, n: [0n], d: undefined, size: 1 };
  const [like, ...thresholds] = alike([one, ...tiers.slice(1).map(({ threshold }) => threshold)]);
  const values = alike(tiers.map(({ value }) => value));
  if (like === undefined || [base, ...thresholds, ...values].some(({ d }) => d !== undefined))
    return undefined;
  const lift = powerOfTen(like.scale - base.scale);
  const edges = thresholds.map(({ n }) => BigInt(digitAt(n, 0)));
  const rates = values.map(({ n }) => BigInt(digitAt(n, 0)));
  const before = edges.filter((edge) => edge < 0n).length;
  const starts = [0n];
  for (const [index, edge] of edges.entries())
    starts.push((starts[index] ?? 0n) + edge * ((rates[index] ?? 0n) - (rates[index + 1] ?? 0n)));
  const nought = starts[before] ?? 0n;
  const scale = like.scale + (values[0]?.scale ?? 0);
  const lines = { edges, rates, starts: starts.map((start) => start - nought) };
  const pairs = pairedAtScale(base, like.scale);
  const quick = pairs && alongPairs(lines, pairs, scale);
  if (quick !== undefined) return quick;
  const pays = widened(base.n).map((digit) => {
    const value = lift === 1n ? digit : digit * lift;
    let tier = 0;
    while (tier < edges.length && value > (edges[tier] as bigint)) tier += 1;
    return value * (rates[tier] as bigint) + (lines.starts[tier] as bigint);
  });
  return wide(pays, scale);
}

/** By tier: where it ends, and the straight line along it. */
interface PayLines {
  readonly edges: readonly bigint[];
  readonly rates: readonly bigint[];
  readonly starts: readonly bigint[];
}

function alongPairs(
  { edges, rates, starts }: PayLines,
  { n: { high, low }, most }: PairedVector,
  scale: number,
): NumberVector | undefined {
  const factors = Float64Array.from(rates, Number);
  const largest = (values: readonly bigint[]) =>
    values.reduce((reach, value) => Math.max(reach, Math.abs(Number(value))), 0);
  const mostPay = most * Math.max(largest(rates), 1) + largest(starts);
  if (mostPay > mostPaired || largest(edges) > mostPaired || largest(rates) > mostFactor) return undefined;
  const ends = edges.map(pairOf);
  const tier = new Uint16Array(low.length);
  for (const { high: endHigh, low: endLow } of ends) {
    // Edges ascend, so that a value is in the tier of as many edges as it is above.
    for (let lane = 0; lane < tier.length; lane += 1) {
      const top = high[lane] as number;
      const isAbove = top > endHigh || (top === endHigh && (low[lane] as number) > endLow);
      if (isAbove) tier[lane] = (tier[lane] as number) + 1;
    }
  }
  const begun = starts.map(pairOf);
  const startHigh = Float64Array.from(begun, (start) => start.high);
  const startLow = Float64Array.from(begun, (start) => start.low);
  const size = tier.length;
  const rate = new Float64Array(size);
  const start = Pairs.ofSize(size);
  for (let lane = 0; lane < size; lane += 1) {
    const at = tier[lane] as number;
    rate[lane] = factors[at] as number;
    start.high[lane] = startHigh[at] as number;
    start.low[lane] = startLow[at] as number;
  }
  return paired(sumOfPairs(pairsTimes(new Pairs(high, low), rate), start, 1), scale, mostPay);
}

/** Where each tier's line meets nought; no number where one of the products on the way is not safe. */
function startsOf(edges: readonly number[], rates: readonly number[]): readonly number[] {
  const steps = edges.map((edge, index) => edge * ((rates[index] ?? 0) - (rates[index + 1] ?? 0)));
  const reach = steps.reduce((sum, step) => sum + Math.abs(step), 0);
  const before = edges.filter((edge) => edge < 0).length;
  const sumOf = (from: number, to: number) => steps.slice(from, to).reduce((sum, step) => sum + step, 0);
  return rates.map((_, tier) => {
    if (!(reach <= mostSafe)) return Number.NaN;
    return tier >= before ? sumOf(before, tier) : 0 - sumOf(tier, before);
  });
}

/** No number where the one lane holds a fraction or a number that is not safe. */
function onlyDigit(vector: NumberVector): number {
  return plainDigits(vector)?.[0] ?? Number.NaN;
}
