/** A `tiers` statement in force as numbers, where all of it is known without a run. */

import { exact, type Fraction, type PayTable, type Tier } from "@attain/engine";
import type { TiersSymbol } from "../../check/checked-plan.js";
import { standingVersion } from "../../check/resolve/standing-version.js";
import type { TierRow } from "../../syntax/ast.js";
import { type Known, knownValue } from "./known-value.js";

export function payTable(tiers: TiersSymbol, known: Known): PayTable | undefined {
  const statement = standingVersion(tiers.statements, known);
  if (statement === undefined) return undefined;
  const { mode, rows, end, beyond } = statement;
  const [first, ...others] = rows.map((row) => tierOf(row, known));
  if (first === undefined || others.some((tier) => tier === undefined)) return undefined;
  const cut = mode.kind === "topRate" ? knownValue(mode.above, known) : undefined;
  const full = end && knownValue(end, known);
  if ((mode.kind === "topRate" && cut === undefined) || (end !== undefined && full === undefined)) {
    return undefined;
  }
  return {
    mode: mode.kind,
    tiers: [first, ...others.flatMap((tier) => tier ?? [])],
    ...(cut && { cut }),
    ...(full && { end: full }),
    beyond: beyond ?? "flat",
  };
}

function tierOf({ edge, at, value, plus }: TierRow, known: Known): Tier | undefined {
  const threshold = knownValue(at, known);
  const rate = knownValue(value, known);
  const extra = plus && knownValue(plus, known);
  if (threshold === undefined || rate === undefined || (plus && extra === undefined)) return undefined;
  return { edge, threshold, value: rate, ...(extra && { plus: extra }) };
}

/** Where the table changes, above nought, ascending. */
export function edgesOf({ tiers, cut, end }: PayTable): readonly Fraction[] {
  const edges = [...tiers.map(({ threshold }) => threshold), ...(cut ? [cut] : []), ...(end ? [end] : [])];
  return ascending(edges.filter((edge) => exact.sign(edge) > 0));
}

/** Each once, the least first. */
export function ascending(values: readonly Fraction[]): readonly Fraction[] {
  return values
    .toSorted(exact.compare)
    .filter((value, index, all) => index === 0 || !exact.equal(value, all[index - 1] ?? exact.zero));
}
