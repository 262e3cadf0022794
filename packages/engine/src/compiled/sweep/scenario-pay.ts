/** What a scenario pays: whom how much on each pay date, and what that costs in all. */

import type { Evaluator } from "../../evaluate-outcome.js";
import type { DecimalText } from "../../rule-set.js";
import { fixedText } from "../numbers/decimal-text.js";
import { mostSafe, powerOfTen } from "../numbers/integer.js";
import type { PayoutColumn, PayoutColumns } from "../result/payout-columns.js";
import type { PlainDigits } from "../vectors/vector.js";
import type { GivenParameters } from "./read-changes.js";

export interface ScenarioPay extends PayoutColumns {
  /** The parameters that differ from the plan's, in their canonical text. */
  readonly changes: GivenParameters;
  /** What calculated it: the reference where the compiled evaluator does not cover the plan. */
  readonly evaluator: Evaluator;
}

export interface Cost {
  readonly currency: string;
  readonly amount: DecimalText;
}

/** By currency, in alphabetical order: what everybody gets in all. */
export function costOf({ payouts }: PayoutColumns): readonly Cost[] {
  return byCurrency(payouts).map(([currency, columns]) => {
    const scale = Math.max(...columns.map((column) => column.scale));
    const total = columns.reduce((sum, each) => sum + shownSum(each) * powerOfTen(scale - each.scale), 0n);
    return { currency, amount: fixedText(total, scale) };
  });
}

export interface PayeeTotals {
  readonly currency: string;
  /** Units of 10^-scale by place among the payees: what each gets in all. */
  readonly units: PlainDigits;
  readonly scale: number;
}

export function payeeTotals({ payees, payouts }: PayoutColumns): readonly PayeeTotals[] {
  return byCurrency(payouts).map(([currency, columns]) => {
    const scale = Math.max(...columns.map((column) => column.scale));
    return {
      currency,
      scale,
      units: narrowTotals(columns, scale, payees.length) ?? wideTotals(columns, scale, payees.length),
    };
  });
}

export function byCurrency(
  payouts: readonly PayoutColumn[],
): readonly (readonly [string, readonly PayoutColumn[]])[] {
  const found = new Map<string, PayoutColumn[]>();
  for (const column of payouts) {
    const list = found.get(column.currency);
    if (list === undefined) found.set(column.currency, [column]);
    else list.push(column);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function shownSum({ units, shown }: PayoutColumn): bigint {
  if (units instanceof Float64Array) {
    let [sum, reach] = [0, 0];
    for (let lane = 0; lane < units.length; lane += 1) {
      const value = shown[lane] === 1 ? (units[lane] ?? 0) : 0;
      sum += value;
      reach += value < 0 ? -value : value;
    }
    if (reach <= mostSafe) return BigInt(sum);
  }
  let sum = 0n;
  for (let lane = 0; lane < shown.length; lane += 1) if (shown[lane] === 1) sum += BigInt(units[lane] ?? 0);
  return sum;
}

/** `undefined` where one double may not hold a payee's total. */
function narrowTotals(
  columns: readonly PayoutColumn[],
  scale: number,
  size: number,
): Float64Array | undefined {
  const totals = new Float64Array(size);
  for (const { units, shown, scale: own } of columns) {
    const lift = 10 ** (scale - own);
    const most = mostSafe / columns.length / lift;
    if (!(units instanceof Float64Array)) return undefined;
    for (let lane = 0; lane < size; lane += 1) {
      if (shown[lane] !== 1) continue;
      const value = units[lane] ?? 0;
      if (value > most || -value > most) return undefined;
      totals[lane] = (totals[lane] ?? 0) + value * lift;
    }
  }
  return totals;
}

function wideTotals(columns: readonly PayoutColumn[], scale: number, size: number): readonly bigint[] {
  const totals = new Array<bigint>(size).fill(0n);
  for (const { units, shown, scale: own } of columns) {
    const lift = powerOfTen(scale - own);
    for (let lane = 0; lane < size; lane += 1)
      if (shown[lane] === 1) totals[lane] = (totals[lane] ?? 0n) + BigInt(units[lane] ?? 0) * lift;
  }
  return totals;
}
