/**
 * Money in another currency, exactly: at the rate of a day, written for one direction, read in the other,
 * or in two steps through the plan's currency.
 */

import { nameOf } from "../../reference/label.js";
import { noRate, rateNotPositive, wrongValue } from "../../reference/run-faults.js";
import type { Expression, Place, Slot } from "../../rule-set.js";
import { everyLane, type Frame, frameOf, someLanes, whereIs } from "../frame.js";
import { joinedKey, keyCodes } from "../rows/table.js";
import { dayText } from "../time/calendar.js";
import { periodCode } from "../time/periods.js";
import { Uncovered } from "../uncovered.js";
import { divided, multiplied } from "../vectors/arithmetic.js";
import { bothGaps, empty, filled, GapBuilder } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { mergedParts, type Part } from "../vectors/select.js";
import { digitAt, type NumberVector, takeIntegers, takeLanes, type Vector } from "../vectors/vector.js";
import { cellsOf } from "./column.js";
import { datesAt } from "./dates.js";
import { absence, noValues, numbersAt, problem, shortEnough } from "./operand.js";

export type Convert = Extract<Expression, { op: "convert" }>;

export function convert(slot: Slot, expression: Convert, frame: Frame): Vector {
  const { size } = frame;
  const amounts = numbersAt(expression.value, frame);
  const dates = datesAt(expression.on, frame);
  const gaps = new GapBuilder(size, bothGaps(amounts.gaps, dates.gaps));
  const rates = ratesByLane(expression, dates.days, gaps, frame);
  if (rates.kind !== "number") return { ...noValues(size), gaps: gaps.build() ?? noValues(size).gaps };
  const product = multiplied({ ...amounts, gaps: undefined }, { ...rates, gaps: undefined });
  const converted = shortEnough(product, slot, frame);
  const all = new GapBuilder(size, gaps.build());
  for (const [lane, failure] of converted.gaps?.problems ?? []) all.fail(lane, failure);
  return { ...converted, gaps: all.build() };
}

/** What each lane's amount is multiplied by; `undefined` where one of them has no rate. */
export function conversionRates(expression: Convert, frame: Frame): NumberVector | undefined {
  const dates = datesAt(expression.on, frame);
  const gaps = new GapBuilder(frame.size, dates.gaps);
  const rates = ratesByLane(expression, dates.days, gaps, frame);
  return rates.kind === "number" && gaps.build() === undefined ? rates : undefined;
}

/** Nothing in lanes that are gaps; lanes without a rate become some. */
function ratesByLane(expression: Convert, dates: Int32Array, gaps: GapBuilder, frame: Frame): Vector {
  const { run, size } = frame;
  const { place, to, value } = expression;
  const currencies = currenciesOf(expression, frame);
  const parts: Part[] = [];
  for (const currency of new Set(currencies)) {
    const lanes = everyLane(size).filter((lane) => currencies[lane] === currency && !gaps.isGap(lane));
    if (lanes.length === 0) continue;
    if (currency < 0) {
      for (const lane of lanes) {
        const name = nameOf(run.prepared, value);
        gaps.fail(
          lane,
          problem(() =>
            wrongValue(whereIs(frame, lane, place), name, "a bare number", "an amount with its currency"),
          ),
        );
      }
      continue;
    }
    const from = run.texts.textOf(currency);
    if (from === to) {
      parts.push({ lanes, vector: constantNumber(1n, 0, lanes.length, run.settings.isWide) });
      continue;
    }
    const rates = exchangeRates(from, to, takeIntegers(dates, lanes), place, someLanes(frame, lanes));
    for (const [index, lane] of lanes.entries()) {
      const failure = rates.gaps?.problems.get(index);
      if (failure !== undefined) gaps.fail(lane, failure);
      else if (rates.gaps?.at[index] === empty) {
        gaps.fail(
          lane,
          absence(() => noRate(whereIs(frame, lane, place), from, to, dayText(dates[lane] ?? 0))),
        );
      }
    }
    parts.push({ lanes, vector: { ...rates, gaps: undefined } });
  }
  return mergedParts(size, parts, place);
}

/** By lane the currency that an amount is in; -1 where it has none. */
function currenciesOf({ from, value, place }: Convert, { run, rows, size }: Frame): Int32Array {
  if (from !== undefined) return new Int32Array(size).fill(run.texts.codeOf(from));
  const expression = run.prepared.expression(value);
  if (expression.op !== "column" || rows === undefined)
    throw new Uncovered("mixed money that is not a column", place);
  if (rows.table.columns.get(expression.column)?.formula !== undefined) {
    throw new Uncovered("mixed money that is calculated", place);
  }
  return rows.table.currencies(expression.column, rows.at);
}

/** What one unit of a currency is worth in another; empty where no rate says so. */
export function exchangeRates(
  from: string,
  to: string,
  days: Int32Array,
  place: Place,
  frame: Frame,
): NumberVector {
  const through = frame.run.prepared.ruleSet.plan.currency;
  const own = eitherWay(from, to, days, place, frame);
  if (from === through || to === through) return own;
  return otherwise(own, days, place, frame, (inner, left) => {
    const there = eitherWay(from, through, left, place, inner);
    const on = eitherWay(through, to, left, place, inner);
    return { ...multiplied(there, on), gaps: firstGaps(there, on) };
  });
}

/** Of two steps the first that is missing or a problem answers. */
function firstGaps(a: NumberVector, b: NumberVector): NumberVector["gaps"] {
  const gaps = new GapBuilder(a.size);
  for (let lane = 0; lane < a.size; lane += 1) {
    for (const { gaps: own } of [a, b]) {
      if ((own?.at[lane] ?? filled) === filled) continue;
      const failure = own?.problems.get(lane);
      if (failure === undefined) gaps.leaveEmpty(lane);
      else gaps.fail(lane, failure);
      break;
    }
  }
  return gaps.build();
}

/** The rate as it is written, or the one of the other direction turned round. */
function eitherWay(from: string, to: string, days: Int32Array, place: Place, frame: Frame): NumberVector {
  const written = writtenRates(from, to, days, place, frame);
  return otherwise(written, days, place, frame, (inner, left) => {
    const back = writtenRates(to, from, left, place, inner);
    const one = constantNumber(1n, 0, inner.size, frame.run.settings.isWide);
    return divided(one, { ...back, gaps: undefined }, back.gaps);
  });
}

/** Another answer where there is none. */
function otherwise(
  first: NumberVector,
  days: Int32Array,
  place: Place,
  frame: Frame,
  answer: (frame: Frame, days: Int32Array) => NumberVector,
): NumberVector {
  const { gaps } = first;
  if (gaps === undefined) return first;
  const missing = everyLane(first.size).filter((lane) => gaps.at[lane] === empty);
  if (missing.length === 0) return first;
  const kept = everyLane(first.size).filter((lane) => gaps.at[lane] !== empty);
  const second = answer(someLanes(frame, missing), takeIntegers(days, missing));
  const merged = mergedParts(
    first.size,
    [
      { lanes: kept, vector: takeLanes(first, kept) },
      { lanes: missing, vector: second },
    ],
    place,
  );
  return merged.kind === "number" ? merged : { ...first, gaps: merged.gaps };
}

function writtenRates(from: string, to: string, days: Int32Array, place: Place, frame: Frame): NumberVector {
  const { run, view, size } = frame;
  const { prepared, texts } = run;
  const { exchange } = prepared.ruleSet.plan;
  const table = exchange && run.tables.get(exchange.source);
  const rate = exchange?.rates.find(({ currency }) => currency === to);
  const none = { ...constantNumber(0n, 0, size, run.settings.isWide), gaps: noValues(size).gaps };
  if (exchange === undefined || table === undefined || rate === undefined) return none;
  const columns = [exchange.currency];
  const parts: Int32Array[] = [new Int32Array(size).fill(texts.codeOf(from))];
  if (exchange.period !== undefined) {
    const type = table.columns.get(exchange.period)?.type;
    if (type?.kind !== "period") return none;
    const codes = Float64Array.from(days, (day) =>
      periodCode(type.unit, prepared.calendar.at(type.unit, day).number),
    );
    columns.push(exchange.period);
    parts.push(keyCodes({ kind: "period", size, gaps: undefined, codes }, texts, prepared.calendar));
  }
  const index = table.index(columns, view.epoch.known);
  const rows = Int32Array.from(days, (day, lane) => {
    const list = index.get(joinedKey(parts, lane));
    return (table.source.dated ? list?.findLast((row) => table.from(row) <= day) : list?.[0]) ?? -1;
  });
  const lanes = everyLane(size).filter((lane) => (rows[lane] ?? -1) >= 0);
  if (lanes.length === 0) return none;
  const at = takeIntegers(rows, lanes);
  const cells = cellsOf(table, at, rate.column, frameOf({ run, view, size: lanes.length }));
  const merged = mergedParts(size, [{ lanes, vector: cells }], place);
  if (merged.kind !== "number") return { ...none, gaps: merged.gaps ?? none.gaps };
  const gaps = new GapBuilder(size, merged.gaps);
  for (const lane of lanes) {
    if (gaps.isGap(lane) || digitAt(merged.n, lane) > 0) continue;
    const origin = table.origin(rows[lane] ?? 0);
    gaps.fail(
      lane,
      problem(() => rateNotPositive(whereIs(frame, lane, place), from, to, dayText(days[lane] ?? 0), origin)),
    );
  }
  return { ...merged, gaps: gaps.build() };
}
