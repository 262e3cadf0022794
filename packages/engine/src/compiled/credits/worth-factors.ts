/**
 * What a credit's rows are worth as a product: columns of numbers, and values that go by few combinations
 * of others. The latter, and which rows count, are calculated once a combination.
 */

import type { RuleName, Slot } from "../../rule-set.js";
import { decide } from "../evaluate/decide.js";
import { numbersAt } from "../evaluate/operand.js";
import { frameOf } from "../frame.js";
import { needsRow } from "../plan/slot-needs.js";
import type { Fold } from "../rows/fold.js";
import type { PlainNumbers, Table } from "../rows/table.js";
import type { Run, View } from "../run.js";
import { multiplied } from "../vectors/arithmetic.js";
import { isNarrow } from "../vectors/vector.js";
import { rowRates } from "./row-rates.js";
import { rowValues } from "./row-values.js";

export interface NamedNumbers extends PlainNumbers {
  readonly column: string;
}

export interface Factors {
  readonly columns: readonly NamedNumbers[];
  /** Of the columns together. */
  readonly scale: number;
  /** Values that go by combinations. */
  readonly folded: readonly Slot[];
}

export function factorsOf(run: Run, view: View, slot: Slot, table: Table): Factors {
  const columns: NamedNumbers[] = [];
  const folded: Slot[] = [];
  const take = (operand: Slot): void => {
    const own = run.prepared.expression(operand);
    const numbers = own.op === "column" ? table.numbers(own.column) : undefined;
    if (own.op === "multiply") own.operands.forEach(take);
    else if (own.op === "column" && numbers !== undefined) columns.push({ column: own.column, ...numbers });
    else if (own.op === "convert") {
      const rates = rowRates(run, view, own, operand, table);
      if (rates === undefined) folded.push(operand);
      else {
        columns.push(rates);
        take(own.value);
      }
    } else {
      const values = rowValues(run, view, operand, table);
      if (values === undefined) folded.push(operand);
      else columns.push(values);
    }
  };
  take(slot);
  return { columns, scale: columns.reduce((sum, { scale }) => sum + scale, 0), folded };
}

/** The columns by which values and rules go, if nothing else decides them. */
export function foldedColumns(
  run: Run,
  slots: readonly Slot[],
  rules: readonly RuleName[],
  table: Table,
): readonly string[] | undefined {
  const needs = run.prepared.needs.all(slots, rules, table.source.name);
  return (needs.bits & ~needsRow) === 0 ? [...needs.columns] : undefined;
}

/** By combination. */
export interface Decided {
  /** 1 where rows are credited; 2 where the condition keeps them, too. */
  readonly kept: Uint8Array;
  /** What every row is multiplied by. */
  readonly factor: Float64Array;
  readonly most: number;
  readonly scale: number;
}

/** `undefined` where something is a problem, or needs more than a double. */
export function decidedOf(
  run: Run,
  view: View,
  table: Table,
  fold: Fold,
  slots: readonly Slot[],
  where: RuleName | undefined,
  more: RuleName | undefined,
): Decided | undefined {
  const size = fold.first.length;
  const frame = frameOf({ run, view, size, rows: { table, at: fold.first } });
  const first = where === undefined ? undefined : decide(where, frame);
  const second = more === undefined ? undefined : decide(more, frame);
  if (first?.gaps !== undefined || second?.gaps !== undefined) return undefined;
  const kept = new Uint8Array(size);
  for (let code = 0; code < size; code += 1) {
    const isCredited = first === undefined || first.yes[code] === 1;
    kept[code] = !isCredited ? 0 : second === undefined || second.yes[code] === 1 ? 2 : 1;
  }
  const [start, ...others] = slots.map((slot) => numbersAt(slot, frame));
  if (start === undefined) return { kept, factor: new Float64Array(size).fill(1), most: 1, scale: 0 };
  const product = others.reduce(multiplied, start);
  if (!isNarrow(product) || product.d !== undefined || product.scale < 0) return undefined;
  const { gaps } = product;
  for (let code = 0; code < size; code += 1)
    if (kept[code] !== 0 && gaps !== undefined && gaps.at[code] !== 0) return undefined;
  return { kept, factor: product.n, most: product.most, scale: product.scale };
}
