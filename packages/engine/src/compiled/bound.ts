/** A prepared plan with its rows as columns: what a run needs of the data, kept from one run to the next. */

import type { Facts } from "../facts/facts.js";
import type { AllLines } from "./credits/credit-lines.js";
import type { CreditedRows } from "./credits/credited-rows.js";
import type { Prepared } from "./prepare.js";
import type { Fold } from "./rows/fold.js";
import { type RowIndex, Table } from "./rows/table.js";
import { orderTexts, Texts } from "./rows/texts.js";
import type { Day } from "./time/calendar.js";
import type { PlanDays } from "./time/days-in-plan.js";

export interface RunSettings {
  /** Every number in big integers: for tests. */
  readonly isWide: boolean;
  /** Rows that are credited at a time. */
  readonly batch: number;
  /** Sums in two halves also where one would do: for tests. */
  readonly isSplit: boolean;
  /** No column of numbers by its values, however few they are: for tests. */
  readonly isUnfolded: boolean;
}

export const usualSettings: RunSettings = { isWide: false, batch: 2048, isSplit: false, isUnfolded: false };

export class Bound {
  readonly texts = new Texts();
  readonly tables: ReadonlyMap<string, Table>;
  /** Days on which something became known, ascending. */
  readonly knowledge: readonly Day[];
  /** Rows by the values of columns that hold few, by table and columns. */
  readonly folds = new Map<string, Fold | undefined>();
  /** Who gets which share of which row, by credit and what was known. */
  readonly lines = new Map<string, AllLines | undefined>();
  /** The same with combinations of values, by what conditions and formulas read, too. */
  readonly creditedRows = new Map<string, CreditedRows | undefined>();
  /** Of a roster that says nothing of days: who is in the plan, by its index. */
  readonly simpleDays = new Map<RowIndex, PlanDays>();
  /** Everybody in the roster, by what was known. */
  readonly rosters = new Map<Day, readonly number[]>();
  #namedInRows: ReadonlySet<number> | undefined;
  #everybody: Int32Array | undefined;
  #names: readonly string[] | undefined;
  #indexOf: Int32Array | undefined;

  constructor(
    readonly prepared: Prepared,
    readonly facts: Facts,
    readonly settings: RunSettings,
  ) {
    const { ruleSet, calendar, children } = prepared;
    const { texts } = this;
    const { isWide } = settings;
    this.tables = new Map(
      ruleSet.sources.map((source) => [
        source.name,
        new Table(source, facts.tables.get(source.name), children.get(source.name), {
          texts,
          calendar,
          isWide,
        }),
      ]),
    );
    const days = new Set<Day>();
    for (const table of this.tables.values()) for (const day of table.knowledgeDays()) days.add(day);
    this.knowledge = [...days].sort((a, b) => a - b);
  }

  /** Everybody who can have a figure, whenever they became known, in order, as codes of their texts. */
  get everybody(): Int32Array {
    if (this.#everybody !== undefined) return this.#everybody;
    const { texts, facts } = this;
    const named = new Set(this.namedInRows);
    for (const { payee } of facts.fixed) if (payee !== "") named.add(texts.codeOf(payee));
    for (const { payee } of facts.ledger ?? []) named.add(texts.codeOf(payee));
    for (const payee of this.prepared.namedPayees) named.add(texts.codeOf(payee));
    this.#everybody = Int32Array.from(
      [...named].sort((a, b) => orderTexts(texts.textOf(a), texts.textOf(b))),
    );
    return this.#everybody;
  }

  /** The same as texts. */
  get names(): readonly string[] {
    this.#names ??= Array.from(this.everybody, (payee) => this.texts.textOf(payee));
    return this.#names;
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

  /** Place of a payee among everybody, -1 for a text that names nobody. */
  indexOf(payee: number): number {
    return this.places()[payee] ?? -1;
  }

  /** By code of a text, its place among everybody. */
  places(): Int32Array {
    if (this.#indexOf === undefined || this.#indexOf.length < this.texts.size) {
      const index = new Int32Array(this.texts.size).fill(-1);
      for (const [place, code] of this.everybody.entries()) index[code] = place;
      this.#indexOf = index;
    }
    return this.#indexOf;
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
