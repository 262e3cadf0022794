/**
 * How sums can be made of lines so that no digit is lost: in one double a cell where that is proved to hold
 * them, in two halves where products of two doubles are, or not at all.
 */

import { settledPlaces } from "../evaluate/operand.js";
import { mostSafe, safePowerOfTen } from "../numbers/integer.js";
import { productHalves, quotientHalves } from "../numbers/two-doubles.js";
import type { NamedNumbers } from "./worth-factors.js";

export type SumWay =
  | { readonly kind: "whole" }
  | {
      readonly kind: "halves";
      /** Columns that are multiplied apart from all the rest. */
      readonly apart: readonly NamedNumbers[];
      readonly beside: readonly NamedNumbers[];
      /** The upper half counts in units of 2^shift. */
      readonly shift: number;
      /** What settled values are smaller by: 1 where nothing is settled. */
      readonly drop: number;
    };

export interface SumBounds {
  readonly columns: readonly NamedNumbers[];
  /** Of all else that is multiplied, together. */
  readonly mostBeside: number;
  readonly mostInCell: number;
  /** Of the product. */
  readonly scale: number;
}

const mostShift = 50;

export function sumWay(
  { columns, mostBeside, mostInCell, scale }: SumBounds,
  isSplit: boolean,
): SumWay | undefined {
  const most = product(columns) * mostBeside;
  const lines = Math.max(mostInCell, 1);
  const isSettled = scale > settledPlaces;
  if (!isSettled && !isSplit && most * lines <= mostSafe) return { kind: "whole" };
  // A value that is too large is a fault, which the book of credits tells.
  if (most >= 10 ** (scale + 21)) return undefined;
  const parts = parted(columns, mostBeside);
  if (parts === undefined) return undefined;
  const drop = isSettled ? safePowerOfTen(scale - settledPlaces) : 1;
  for (let shift = mostShift; shift > 0; shift -= 1) {
    const unit = 2 ** shift;
    const halves = isSettled ? quotientHalves(most, drop, unit) : productHalves(most, unit);
    if (halves !== undefined && halves.high * lines <= mostSafe && halves.low * lines <= mostSafe)
      return { kind: "halves", ...parts, shift, drop };
  }
  return undefined;
}

/** The columns in two, each part's product safe, the second's with all else. */
function parted(
  columns: readonly NamedNumbers[],
  mostBeside: number,
): { readonly apart: readonly NamedNumbers[]; readonly beside: readonly NamedNumbers[] } | undefined {
  for (let choice = 0; choice < 2 ** columns.length; choice += 1) {
    const apart = columns.filter((_, index) => (choice & (1 << index)) !== 0);
    const beside = columns.filter((_, index) => (choice & (1 << index)) === 0);
    if (product(apart) <= mostSafe && product(beside) * mostBeside <= mostSafe) return { apart, beside };
  }
  return undefined;
}

function product(columns: readonly NamedNumbers[]): number {
  return columns.reduce((all, { most }) => all * Math.max(most, 1), 1);
}
