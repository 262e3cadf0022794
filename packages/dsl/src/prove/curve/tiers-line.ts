/** What a table of tiers pays, as a function of the figure that runs: cut wherever its axis meets an edge. */

import { exact, type Fraction, type PayTable, smoothPay, type Tier } from "@attain/engine";
import type { TiersSymbol } from "../../check/checked-plan.js";
import { standingVersion } from "../../check/resolve/standing-version.js";
import type { TiersStatement } from "../../syntax/ast.js";
import { constantOf, type Line } from "./line-of.js";
import { combined, cutAt, inside, joined, nonEmpty, stretches } from "./piecewise.js";
import {
  at,
  difference,
  fixed,
  isFixed,
  line,
  type Polynomial,
  product,
  roots,
  through,
} from "./polynomial.js";
import type { Reading } from "./reading.js";

/** Nothing where a threshold moves or is not known, or slices are paid of what does not move with the axis. */
export function tiersLine(tiers: TiersSymbol, base: Line, axis: Line, reading: Reading): Line | undefined {
  const statement = standingVersion(tiers.statements, reading);
  const table = statement && tableOf(statement, reading);
  if (table === undefined) return undefined;
  const cuts: Fraction[] = [];
  for (const { value } of axis) {
    if (isFixed(value)) continue;
    for (const edge of edgesOf(table)) {
      const met = roots(difference(value, fixed(edge)));
      if (met === undefined) return undefined;
      cuts.push(...met);
    }
  }
  const both = combined(base, axis, (of, along) => ({ of, along }));
  const isSliced = table.mode === "marginal" || table.mode === "reached" || table.mode === "topRate";
  if (isSliced && !movesTogether(both.map(({ value }) => value))) return undefined;
  // What is one rate of a straight base is straight.
  const isStraight =
    table.mode !== "curve" &&
    table.mode !== "accumulating" &&
    both.every(({ value }) => exact.isZero(value.of.bend));
  const pieces = stretches(cutAt(both, cuts)).map((stretch) => {
    const paid = (x: Fraction) => smoothPay(table, at(stretch.value.of, x), at(stretch.value.along, x));
    const { from, isIncluded, isPoint } = stretch;
    if (isPoint) return { from, isIncluded, value: fixed(paid(from)) };
    const [one, two, three] = inside(stretch);
    if (isStraight) return { from, isIncluded, value: line([one, paid(one)], [two, paid(two)]) };
    const found = through([
      [one, paid(one)],
      [two, paid(two)],
      [three, paid(three)],
    ]);
    return { from, isIncluded, value: found };
  });
  // Beyond the second degree three points lie about the fourth.
  const isTooBent = both.some(({ value }) => product(value.of, value.along) === undefined);
  return isTooBent ? undefined : joined(nonEmpty(pieces));
}

/** Slices are cut in proportion: the base is one multiple of the axis all along. */
function movesTogether(pieces: readonly { readonly of: Polynomial; readonly along: Polynomial }[]): boolean {
  const [first] = pieces;
  const factor = first && exact.divide(first.of.slope, first.along.slope);
  if (factor === undefined) return false;
  return pieces.every(({ of, along }) => {
    const expected = [along.constant, along.slope, along.bend].map((part) => exact.multiply(part, factor));
    return [of.constant, of.slope, of.bend].every((part, index) =>
      exact.equal(part, expected[index] ?? exact.zero),
    );
  });
}

function tableOf({ mode, rows, end, beyond }: TiersStatement, reading: Reading): PayTable | undefined {
  const tiers: Tier[] = [];
  for (const { edge, at: place, value, plus } of rows) {
    const threshold = constantOf(place, reading);
    const rate = constantOf(value, reading);
    const extra = plus && constantOf(plus, reading);
    if (threshold === undefined || rate === undefined || (plus && extra === undefined)) return undefined;
    tiers.push({ edge, threshold, value: rate, ...(extra && { plus: extra }) });
  }
  const cut = mode.kind === "topRate" ? constantOf(mode.above, reading) : undefined;
  const full = end && constantOf(end, reading);
  const [first, ...others] = tiers;
  if (first === undefined || (mode.kind === "topRate" && cut === undefined) || (end && full === undefined)) {
    return undefined;
  }
  return {
    mode: mode.kind,
    tiers: [first, ...others],
    ...(cut && { cut }),
    ...(full && { end: full }),
    beyond: beyond ?? "flat",
  };
}

function edgesOf({ tiers, cut, end }: PayTable): readonly Fraction[] {
  return [...tiers.map(({ threshold }) => threshold), ...(cut ? [cut] : []), ...(end ? [end] : [])];
}
