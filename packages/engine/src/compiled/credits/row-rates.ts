/**
 * Rates of exchange as a column beside the amounts that are converted: calculated once for each currency and
 * day that occurs together. The data alone say them, so bound rows keep them.
 */

import { type Convert, conversionRates } from "../evaluate/exchange.js";
import { frameOf } from "../frame.js";
import { needsRow } from "../plan/slot-needs.js";
import { type Fold, finerFold, foldOf } from "../rows/fold.js";
import type { Table } from "../rows/table.js";
import type { Run, View } from "../run.js";
import { isNarrow } from "../vectors/vector.js";
import type { NamedNumbers } from "./worth-factors.js";

/** `undefined` where a rate is missing, or no number of few decimals. */
export function rowRates(
  run: Run,
  view: View,
  expression: Convert,
  slot: number,
  table: Table,
): NamedNumbers | undefined {
  const { rates } = run.bound;
  const key = [slot, table.source.name, view.epoch.known].join("\u0000");
  if (rates.has(key)) return rates.get(key);
  const found = ratesOf(run, view, expression, slot, table);
  rates.set(key, found);
  return found;
}

function ratesOf(
  run: Run,
  view: View,
  expression: Convert,
  slot: number,
  table: Table,
): NamedNumbers | undefined {
  const fold = foldOfRates(run, expression, table);
  if (fold === undefined) return undefined;
  const { codes, first } = fold;
  const frame = frameOf({ run, view, size: first.length, rows: { table, at: first } });
  const rates = conversionRates(expression, frame);
  if (rates === undefined || !isNarrow(rates) || rates.d !== undefined || rates.scale < 0) return undefined;
  const n = new Float64Array(codes.length);
  const { n: byCode } = rates;
  for (let row = 0; row < n.length; row += 1) n[row] = byCode[codes[row] as number] as number;
  return { column: `rate ${slot}`, n, scale: rates.scale, most: rates.most };
}

/** Days and currencies that occur together. */
function foldOfRates(run: Run, { on, value, from }: Convert, table: Table): Fold | undefined {
  const needs = run.prepared.needs.slot(on, table.source.name);
  if ((needs.bits & ~needsRow) !== 0 || needs.parameters.size > 0) return undefined;
  const columns = [...needs.columns];
  const days = foldOf(run.bound, table, columns);
  if (days === undefined || from !== undefined) return days;
  const amount = run.prepared.expression(value);
  const currencies = amount.op === "column" ? table.fewCurrencies(amount.column) : undefined;
  if (amount.op !== "column" || currencies === undefined) return undefined;
  const key = [...columns, "", amount.column].join("\u0000");
  return finerFold(run.bound, table, days, key, [currencies]);
}
