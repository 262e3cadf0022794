/** All credits known in an epoch as columns, one part a statement, in the one order in which credits are walked. */

import type { Fault } from "../../fault.js";
import type { Credit } from "../../rule-set.js";
import type { Table } from "../rows/table.js";
import { orderTexts } from "../rows/texts.js";
import type { Run, View } from "../run.js";
import { type NumberVector, takeIntegers, takeLanes } from "../vectors/vector.js";
import { creditsOfCredits, creditsOfRows } from "./crediting.js";

export interface CreditPart {
  readonly statement: Credit;
  readonly table: Table;
  readonly size: number;
  /** The row behind each credit. */
  readonly rows: Int32Array;
  readonly dates: Int32Array;
  readonly payees: Int32Array;
  /** Place of the receiver in the statement. */
  readonly receivers: Int32Array;
  /** 1 for an overlay. */
  readonly overlays: Uint8Array;
  readonly share: NumberVector;
  /** Settled. */
  readonly value: NumberVector;
  /** The credits they were made of. */
  readonly base: { readonly part: CreditPart; readonly at: Int32Array } | undefined;
  /** Place of each in the order of all credits; ascending. */
  ordinals: Int32Array;
}

export interface CreditBook {
  readonly parts: ReadonlyMap<string, CreditPart>;
  readonly size: number;
  /** By ordinal: the statement's place among the parts, the credit's place in its part, and its date. */
  readonly partOf: Int32Array;
  readonly positionOf: Int32Array;
  readonly dates: Int32Array;
  readonly list: readonly CreditPart[];
  /** Rows that could not be credited. */
  readonly faults: readonly Fault[];
}

export function creditBook(run: Run, view: View): CreditBook {
  view.epoch.book ??= madeBook(run, view);
  return view.epoch.book;
}

function madeBook(run: Run, view: View): CreditBook {
  const parts = new Map<string, CreditPart>();
  const faults: Fault[] = [];
  const make = (credit: Credit): CreditPart => {
    const known = parts.get(credit.name);
    if (known !== undefined) return known;
    const { of } = credit;
    let part: CreditPart;
    if ("credit" in of) {
      part = creditsOfCredits(credit, make(run.prepared.credit(of.credit)), run, view, faults);
    } else part = creditsOfRows(credit, of.source, run, view, faults);
    const sorted = inOrder(part, run);
    parts.set(credit.name, sorted);
    return sorted;
  };
  for (const credit of run.prepared.ruleSet.credits) make(credit);
  return { parts, faults, ...numbered([...parts.values()]) };
}

/** By date, key, payee, receiver, and the credit each was made of. */
function inOrder(part: CreditPart, run: Run): CreditPart {
  const { size, dates, rows, payees, receivers, base, table } = part;
  const order = table.order();
  const { texts } = run;
  const compare = (a: number, b: number) =>
    (dates[a] ?? 0) - (dates[b] ?? 0) ||
    (order[rows[a] ?? 0] ?? 0) - (order[rows[b] ?? 0] ?? 0) ||
    (payees[a] === payees[b] ? 0 : orderTexts(texts.textOf(payees[a] ?? 0), texts.textOf(payees[b] ?? 0))) ||
    (receivers[a] ?? 0) - (receivers[b] ?? 0) ||
    (base === undefined ? 0 : (base.at[a] ?? 0) - (base.at[b] ?? 0));
  let isSorted = true;
  for (let index = 1; index < size && isSorted; index += 1) isSorted = compare(index - 1, index) <= 0;
  if (isSorted) return part;
  const lanes = Int32Array.from(Array.from({ length: size }, (_, index) => index).sort(compare));
  return {
    ...part,
    rows: takeIntegers(rows, lanes),
    dates: takeIntegers(dates, lanes),
    payees: takeIntegers(payees, lanes),
    receivers: takeIntegers(receivers, lanes),
    overlays: Uint8Array.from(lanes, (lane) => part.overlays[lane] ?? 0),
    share: takeLanes(part.share, lanes),
    value: takeLanes(part.value, lanes),
    base: base && { part: base.part, at: takeIntegers(base.at, lanes) },
  };
}

/** Merges the statements' orders into one: by date, key, then the statement's name. */
function numbered(list: readonly CreditPart[]): Omit<CreditBook, "parts" | "faults"> {
  const size = list.reduce((sum, part) => sum + part.size, 0);
  const partOf = new Int32Array(size);
  const positionOf = new Int32Array(size);
  const dates = new Int32Array(size);
  const ordinals = list.map((part) => new Int32Array(part.size));
  const next = list.map(() => 0);
  const isBefore = (a: number, b: number): boolean => {
    const [partA, partB] = [list[a], list[b]];
    if (partA === undefined || partB === undefined) return partB === undefined;
    const [at, other] = [next[a] ?? 0, next[b] ?? 0];
    const byDate = (partA.dates[at] ?? 0) - (partB.dates[other] ?? 0);
    if (byDate !== 0) return byDate < 0;
    const [rowA, rowB] = [partA.rows[at] ?? 0, partB.rows[other] ?? 0];
    const byKey =
      partA.table === partB.table
        ? (partA.table.order()[rowA] ?? 0) - (partB.table.order()[rowB] ?? 0)
        : orderTexts(partA.table.orderText(rowA), partB.table.orderText(rowB));
    return byKey === 0 ? orderTexts(partA.statement.name, partB.statement.name) < 0 : byKey < 0;
  };
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    let best = -1;
    for (const [index, part] of list.entries()) {
      if ((next[index] ?? 0) >= part.size) continue;
      if (best < 0 || isBefore(index, best)) best = index;
    }
    const position = next[best] ?? 0;
    partOf[ordinal] = best;
    positionOf[ordinal] = position;
    dates[ordinal] = list[best]?.dates[position] ?? 0;
    const own = ordinals[best];
    if (own !== undefined) own[position] = ordinal;
    next[best] = position + 1;
  }
  for (const [index, part] of list.entries()) part.ordinals = ordinals[index] ?? part.ordinals;
  return { size, partOf, positionOf, dates, list };
}
