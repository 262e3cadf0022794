/**
 * One run: the prepared plan bound to its rows, and what was calculated already. The data is looked at
 * on days; what was known by a day is an epoch, what counts by that day a view.
 */

import type { Facts } from "../facts/facts.js";
import type { Fault } from "../fault.js";
import type { CreditBook } from "./credits/credit-book.js";
import type { Series } from "./evaluate/credit-series.js";
import type { Pending } from "./figures/figure-memo.js";
import { FigureMemo } from "./figures/figure-memo.js";
import type { FigureNumbers } from "./figures/figure-numbers.js";
import type { Prepared } from "./prepare.js";
import { Table } from "./rows/table.js";
import { orderTexts, Texts } from "./rows/texts.js";
import type { Day } from "./time/calendar.js";
import type { DaysIn, PlanDays } from "./time/days-in-plan.js";

export interface RunSettings {
  /** Every number in big integers: for tests. */
  readonly isWide: boolean;
  /** Rows that are credited at a time. */
  readonly batch: number;
}

export const usualSettings: RunSettings = { isWide: false, batch: 2048 };

/** What was known by a day. */
export class Epoch {
  readonly daysIn = new Map<string, DaysIn>();
  readonly series = new Map<string, Series>();
  planDays: PlanDays | undefined;
  book: CreditBook | undefined;
  payees: readonly number[] | undefined;

  constructor(readonly known: Day) {}
}

/** The data as looked at on a day. */
export class View {
  readonly key: string;
  /** Numbers of a credit by figure. */
  readonly ofCredits = new Map<string, FigureNumbers | Pending>();

  constructor(
    readonly asOf: Day,
    readonly epoch: Epoch,
  ) {
    this.key = `${asOf} ${epoch.known}`;
  }
}

export class Run {
  readonly texts = new Texts();
  readonly tables: ReadonlyMap<string, Table>;
  readonly faults: Fault[] = [];
  readonly #knowledge: readonly Day[];
  readonly #epochs = new Map<Day, Epoch>();
  readonly #views = new Map<Day, View>();
  readonly #rowsBy = new Map<Table, Map<string, ReadonlyMap<string, readonly number[]>>>();
  #namedInRows: ReadonlySet<number> | undefined;
  #everybody: Int32Array | undefined;
  #indexOf: Int32Array | undefined;
  #payeeMemo: FigureMemo | undefined;
  readonly planMemo = new FigureMemo(1, undefined, undefined);

  constructor(
    readonly prepared: Prepared,
    readonly facts: Facts,
    readonly settings: RunSettings,
  ) {
    const { ruleSet, calendar, children } = prepared;
    const { texts } = this;
    this.tables = new Map(
      ruleSet.sources.map((source) => [
        source.name,
        new Table(source, facts.tables.get(source.name), children.get(source.name), {
          texts,
          calendar,
          isWide: settings.isWide,
        }),
      ]),
    );
    const days = new Set<Day>();
    for (const table of this.tables.values()) for (const day of table.knowledgeDays()) days.add(day);
    this.#knowledge = [...days].sort((a, b) => a - b);
  }

  get roster(): Table | undefined {
    const { roster } = this.prepared.ruleSet.plan;
    return roster === undefined ? undefined : this.tables.get(roster);
  }

  view(asOf: Day): View {
    const known = this.#views.get(asOf);
    if (known !== undefined) return known;
    const view = new View(asOf, this.#epoch(this.#latestKnowledge(asOf)));
    this.#views.set(asOf, view);
    return view;
  }

  /** The earliest view that shows the same of everything up to `horizon`. */
  viewOf(view: View, horizon: Day): View {
    return view.asOf <= horizon ? view : this.view(Math.max(horizon, view.epoch.known));
  }

  /** Everybody who can have a figure, whenever they became known, in order, as codes of their texts. */
  get everybody(): Int32Array {
    if (this.#everybody !== undefined) return this.#everybody;
    const { texts } = this;
    const named = new Set(this.namedInRows);
    for (const { payee } of this.facts.fixed) if (payee !== "") named.add(texts.codeOf(payee));
    for (const { payee } of this.facts.ledger ?? []) named.add(texts.codeOf(payee));
    for (const payee of this.prepared.namedPayees) named.add(texts.codeOf(payee));
    this.#everybody = Int32Array.from(
      [...named].sort((a, b) => orderTexts(texts.textOf(a), texts.textOf(b))),
    );
    return this.#everybody;
  }

  /** Everybody in a column of payees. */
  get namedInRows(): ReadonlySet<number> {
    if (this.#namedInRows !== undefined) return this.#namedInRows;
    const named = new Set<number>();
    for (const table of this.tables.values()) {
      for (const { name, type, formula } of table.columns.values()) {
        if (type.kind !== "payee" || formula !== undefined) continue;
        const cells = this.facts.tables.get(table.source.name)?.columns.get(name);
        if (cells?.kind !== "text") continue;
        for (const text of usedTexts(cells.codes, cells.dictionary, cells.present))
          named.add(this.texts.codeOf(text));
      }
    }
    this.#namedInRows = named;
    return named;
  }

  /** Rows by the text of a column: what sums over rows go by. */
  rowsBy(table: Table): Map<string, ReadonlyMap<string, readonly number[]>> {
    const known = this.#rowsBy.get(table) ?? new Map<string, ReadonlyMap<string, readonly number[]>>();
    this.#rowsBy.set(table, known);
    return known;
  }

  /** Place of a payee among everybody. */
  indexOf(payee: number): number {
    if (this.#indexOf === undefined || this.#indexOf.length < this.texts.size) {
      const index = new Int32Array(this.texts.size).fill(-1);
      this.everybody.forEach((code, place) => {
        index[code] = place;
      });
      this.#indexOf = index;
    }
    return this.#indexOf[payee] ?? -1;
  }

  get payeeMemo(): FigureMemo {
    this.#payeeMemo ??= new FigureMemo(this.everybody.length, this.everybody, undefined);
    return this.#payeeMemo;
  }

  tell(fault: Fault): void {
    this.faults.push(fault);
  }

  #epoch(known: Day): Epoch {
    const cached = this.#epochs.get(known);
    if (cached !== undefined) return cached;
    const epoch = new Epoch(known);
    this.#epochs.set(known, epoch);
    return epoch;
  }

  #latestKnowledge(day: Day): Day {
    let latest = Number.NEGATIVE_INFINITY;
    for (const known of this.#knowledge) {
      if (known > day) break;
      latest = known;
    }
    return latest;
  }
}

function* usedTexts(
  codes: Int32Array,
  dictionary: readonly string[],
  present: Uint8Array | undefined,
): Iterable<string> {
  const used = new Uint8Array(dictionary.length);
  for (let row = 0; row < codes.length; row += 1) if (present?.[row] !== 0) used[codes[row] ?? 0] = 1;
  for (const [code, text] of dictionary.entries()) if (used[code] === 1) yield text;
}
