/** A prepared plan with its rows as columns: what a run needs of the data, kept from one run to the next. */

import type { Facts } from "../facts/facts.js";
import type { AllLines } from "./credits/credit-lines.js";
import type { CreditedRows } from "./credits/credited-rows.js";
import type { NamedNumbers } from "./credits/worth-factors.js";
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
  readonly texts: Texts;
  readonly tables: ReadonlyMap<string, Table>;
  /** Days on which something became known, ascending. */
  readonly knowledge: readonly Day[];
  /** Rows by the values of columns that hold few, by table and columns. */
  readonly folds = new Map<string, Fold | undefined>();
  /** Rates of exchange by row, by what is converted and what was known. */
  readonly rates = new Map<string, NamedNumbers | undefined>();
  /** Values of rows that are no product of columns, by what is calculated. */
  readonly rowValues = new Map<string, NamedNumbers | undefined>();
  /** Who gets which share of which row, by credit and what was known. */
  readonly lines = new Map<string, AllLines | undefined>();
  /** The same with combinations of values, by what conditions and formulas read, too. */
  readonly creditedRows = new Map<string, CreditedRows | undefined>();
  /** Of a roster that says nothing of days: who is in the plan, by its index. */
  readonly simpleDays: Map<RowIndex, PlanDays>;
  /** Everybody in the roster, by what was known. */
  readonly rosters = new Map<Day, readonly number[]>();
  #namedInRows: ReadonlySet<number> | undefined;
  /** Texts of columns that name nobody else. */
  readonly #known = new WeakSet<readonly string[]>();
  #everybody: Int32Array | undefined;
  #names: readonly string[] | undefined;
  #indexOf: Int32Array | undefined;

  /** `like`: rows bound to the same plan, of which the tables that are the same are taken over. */
  constructor(
    readonly prepared: Prepared,
    readonly facts: Facts,
    readonly settings: RunSettings,
    like?: Bound,
    /** Nobody else's figures are wanted, or read. */
    readonly only?: ReadonlySet<string>,
  ) {
    const { ruleSet, calendar, children } = prepared;
    this.texts = like?.texts ?? new Texts();
    this.simpleDays = (only === undefined ? like?.simpleDays : undefined) ?? new Map();
    const { texts } = this;
    const { isWide } = settings;
    this.tables = new Map(
      ruleSet.sources.map((source) => {
        const table = facts.tables.get(source.name);
        const same =
          like?.facts.tables.get(source.name) === table ? like?.tables.get(source.name) : undefined;
        const settingsOfTable = { texts, calendar, isWide };
        return [source.name, same ?? new Table(source, table, children.get(source.name), settingsOfTable)];
      }),
    );
    if (like !== undefined && only === undefined) this.#takeEverybody(like);
    const days = new Set<Day>();
    for (const table of this.tables.values()) for (const day of table.knowledgeDays()) days.add(day);
    this.knowledge = [...days].sort((a, b) => a - b);
  }

  /** Everybody who can have a figure, whenever they became known, in order, as codes of their texts. */
  get everybody(): Int32Array {
    if (this.#everybody !== undefined) return this.#everybody;
    const { texts } = this;
    this.#everybody = Int32Array.from(
      [...this.#wanted()].sort((a, b) => orderTexts(texts.textOf(a), texts.textOf(b))),
    );
    return this.#everybody;
  }

  #wanted(): ReadonlySet<number> {
    const { texts, facts, only } = this;
    if (only !== undefined) return new Set(Array.from(only, (payee) => texts.codeOf(payee)));
    const named = new Set(this.namedInRows);
    for (const { payee } of facts.fixed) if (payee !== "") named.add(texts.codeOf(payee));
    for (const { payee } of facts.ledger ?? []) named.add(texts.codeOf(payee));
    for (const payee of this.prepared.namedPayees) named.add(texts.codeOf(payee));
    return named;
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
      for (const text of this.#namedIn(table)) named.add(this.texts.codeOf(text));
    }
    this.#namedInRows = named;
    return named;
  }

  *#namedIn({ source, columns }: Table): Iterable<string> {
    const table = this.facts.tables.get(source.name);
    if (table?.sums !== undefined) {
      yield* table.sums.payees;
      return;
    }
    for (const { name, type, formula } of columns.values()) {
      if (type.kind !== "payee" || formula !== undefined) continue;
      const cells = table?.columns.get(name);
      if (cells?.kind === "text") yield* usedTexts(cells.codes, cells.dictionary, cells.present);
    }
  }

  /** Whether all texts of its columns of payees, read or not, are of people that are known. */
  #namesNobodyElse({ source, columns }: Table, like: Bound): boolean {
    const table = this.facts.tables.get(source.name);
    if (table?.sums !== undefined) return false;
    for (const { name, type, formula } of columns.values()) {
      if (type.kind !== "payee" || formula !== undefined) continue;
      const cells = table?.columns.get(name);
      if (cells?.kind !== "text" || like.#known.has(cells.dictionary)) continue;
      if (!this.texts.codesOf(cells.dictionary).every((code) => like.namedInRows.has(code))) return false;
      like.#known.add(cells.dictionary);
    }
    return true;
  }

  /** Everybody is the same where the tables that differ name nobody else. */
  #takeEverybody(like: Bound): void {
    const known = like.namedInRows;
    for (const [name, table] of this.tables) {
      if (table === like.tables.get(name) || this.#namesNobodyElse(table, like)) continue;
      for (const text of this.#namedIn(table)) if (!known.has(this.texts.codeOf(text))) return;
    }
    this.#namedInRows = known;
    this.#everybody = like.everybody;
    this.#indexOf = like.places();
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
  // Once every text was met, the other rows say nothing new.
  let left = dictionary.length;
  for (let row = 0; row < codes.length && left > 0; row += 1) {
    const code = codes[row] as number;
    if (used[code] !== 0 || (present !== undefined && present[row] === 0)) continue;
    used[code] = 1;
    left -= 1;
  }
  for (const [code, text] of dictionary.entries()) if (used[code] === 1) yield text;
}
