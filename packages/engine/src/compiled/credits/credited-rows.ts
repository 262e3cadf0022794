/**
 * A credit's rows as one pass over them needs them: combinations of values, lines by receiver, columns that
 * are multiplied. It says what the rows say, and nothing of parameters, so bound rows keep it.
 */

import type { Bound } from "../bound.js";
import { presenceValues } from "../rows/few-values.js";
import { type Fold, finerFold } from "../rows/fold.js";
import type { Table } from "../rows/table.js";
import type { Run, View } from "../run.js";
import { type AllLines, type CreditLines, creditLines, type PlanMonths } from "./credit-lines.js";
import { planSpans, receiverPlaces } from "./receiver-places.js";
import type { ReceiverShares } from "./receiver-shares.js";
import type { NamedNumbers } from "./worth-factors.js";

export interface CreditedRows {
  readonly fold: Fold;
  /** The coarser combination, of conditions and formulas alone, by combination. */
  readonly coarse: Uint16Array;
  /** 1 for a combination with a row that only the book of credits can judge. */
  readonly isOdd: Uint8Array;
  /** Columns of few numbers multiplied with each other, by combination. */
  readonly few: Float64Array;
  readonly mostFew: number;
  /** The others. */
  readonly columns: readonly NamedNumbers[];
  readonly receivers: readonly ReceiverRows[];
  /** Lines in the cell that has most. */
  readonly mostInCell: number;
}

export interface ReceiverRows {
  readonly lines: CreditLines;
  /** Shares by combination, where combinations tell them; otherwise lines do. */
  readonly shares: Float64Array | undefined;
}

/** Digits that values by combination may take before conditions have theirs. */
const mostFolded = 2 ** 40;

/** What a credit's rows are to be brought together by. */
export interface CreditedBy {
  /** The name of the credit. */
  readonly credit: string;
  readonly table: Table;
  /** Combinations of what conditions and formulas read, and what tells these from others. */
  readonly base: Fold;
  readonly baseKey: string;
  readonly numbers: readonly NamedNumbers[];
  readonly shares: ReceiverShares;
  readonly dates: Int32Array;
  readonly months: PlanMonths;
  /** Whether shares are settled one by one. */
  readonly isSettled: boolean;
}

export function creditedRows(run: Run, view: View, by: CreditedBy): CreditedRows | undefined {
  const { bound } = run;
  const { table, shares, dates, months, isSettled } = by;
  const linesKey = [by.credit, view.epoch.known, isSettled].join("\u0000");
  const all = kept(bound.lines, linesKey, () => {
    const places = shares.receivers.map(({ column }) => receiverPlaces(run, view, table, column));
    const spans = planSpans(run, view);
    return spans !== undefined && places.every((each) => each !== undefined)
      ? creditLines(shares, { places, dates, spans, months, payees: run.everybody.length }, isSettled)
      : undefined;
  });
  if (all === undefined) return undefined;
  return kept(bound.creditedRows, [linesKey, by.baseKey].join("\u0000"), () => joined(bound, by, all));
}

function kept<T>(known: Map<string, T | undefined>, key: string, find: () => T | undefined): T | undefined {
  if (known.has(key)) return known.get(key);
  const found = find();
  known.set(key, found);
  return found;
}

function joined(
  bound: Bound,
  { table, base, baseKey, numbers, shares }: CreditedBy,
  { lines, isOdd, mostInCell }: AllLines,
): CreditedRows {
  const fine = new FinerFold(bound, table, base, baseKey);
  const mostShare = lines.reduce((most, own) => Math.max(most, own.mostShare), 1);
  // Shares first: they are part of every row's product.
  const hasFewShares = fine.take(shareColumns(shares), presentColumns(shares, table));
  let mostFew = 1;
  const columns: NamedNumbers[] = [];
  const folded: NamedNumbers[] = [];
  for (const own of numbers) {
    const most = mostFew * Math.max(own.most, 1);
    if (most * mostShare <= mostFolded && fine.take([own.column], [])) {
      mostFew = most;
      folded.push(own);
    } else columns.push(own);
  }
  const { fold } = fine;
  const few = new Float64Array(fold.first.length).fill(1);
  for (const { n } of folded)
    for (let code = 0; code < few.length; code += 1)
      few[code] = (few[code] as number) * (n[fold.first[code] as number] as number);
  const odd = new Uint8Array(few.length);
  for (let row = 0; row < isOdd.length; row += 1) if (isOdd[row] === 1) odd[fold.codes[row] as number] = 1;
  return {
    fold,
    coarse: Uint16Array.from(fold.first, (row) => base.codes[row] ?? 0),
    isOdd: odd,
    few,
    mostFew,
    columns,
    receivers: lines.map((own) => ({
      lines: own,
      shares: hasFewShares ? sharesByCode(own, fold) : undefined,
    })),
    mostInCell,
  };
}

function shareColumns({ receivers }: ReceiverShares): readonly string[] {
  return receivers.flatMap(({ share }) => (typeof share === "object" ? [share.column] : []));
}

/** Columns of receivers that are not everywhere, where that changes what others get. */
function presentColumns({ receivers }: ReceiverShares, table: Table): readonly string[] {
  return receivers.length < 2
    ? []
    : receivers.flatMap(({ column }) => (table.presence(column) === undefined ? [] : [column]));
}

/** Combinations that are told apart further and further, as long as they stay few. */
class FinerFold {
  fold: Fold;
  #key: string;

  constructor(
    readonly bound: Bound,
    readonly table: Table,
    base: Fold,
    key: string,
  ) {
    this.fold = base;
    this.#key = key;
  }

  take(columns: readonly string[], present: readonly string[]): boolean {
    if (columns.length === 0 && present.length === 0) return true;
    if (this.bound.settings.isUnfolded) return false;
    const values = [
      ...columns.map((column) => this.table.fewValues(column)),
      ...present.flatMap((column) => {
        const own = this.table.presence(column);
        return own === undefined ? [] : [presenceValues(own)];
      }),
    ];
    if (!values.every((each) => each !== undefined)) return false;
    const key = [this.#key, ...columns, "", ...present].join("\u0000");
    const fold = finerFold(this.bound, this.table, this.fold, key, values);
    if (fold === undefined) return false;
    this.fold = fold;
    this.#key = key;
    return true;
  }
}

/** `undefined` where one combination has several shares. */
function sharesByCode({ rows, shares }: CreditLines, { codes, first }: Fold): Float64Array | undefined {
  const own = new Float64Array(first.length);
  for (let line = 0; line < shares.length; line += 1) {
    const code = codes[rows === undefined ? line : (rows[line] as number)] as number;
    const share = shares[line] as number;
    const known = own[code] as number;
    if (known === 0) own[code] = share;
    else if (known !== share) return undefined;
  }
  return own;
}
