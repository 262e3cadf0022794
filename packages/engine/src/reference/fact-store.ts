/**
 * The run's rows as the reference evaluator reads them: one cell at a time, and which rows stand when
 * the data is looked at on a day. Formula columns are not its business (see column.ts).
 */

import type { FactColumn, Facts, FactTable, RowOrigin } from "../facts/facts.js";
import type { RuleSet, Source, SourceColumn } from "../rule-set.js";
import type { Day } from "../values/calendar.js";
import { fromUnits } from "../values/fraction.js";
import { parsePeriod } from "../values/period.js";
import { unreachable } from "../values/unreachable.js";
import { nothing, textOf, type Value } from "./value.js";

/** Known before anything else: the rows of tables that do not say when they became known. */
export const always: Day = Number.NEGATIVE_INFINITY;

export class FactSource {
  readonly source: Source;
  readonly columns: ReadonlyMap<string, SourceColumn>;
  /** Declared key columns; the `from` of a dated source comes on top. */
  readonly keys: readonly SourceColumn[];
  readonly #table: FactTable | undefined;
  readonly #knowledge: Int32Array | undefined;
  readonly #standing = new Map<Day, readonly number[]>();
  #versions: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(source: Source, table: FactTable | undefined, knownBy: string | undefined) {
    this.source = source;
    this.columns = new Map(source.columns.map((column) => [column.name, column]));
    this.keys = source.columns.filter((column) => column.key && !(source.dated && column.name === "from"));
    this.#table = table;
    const dates = knownBy === undefined ? undefined : table?.columns.get(knownBy);
    this.#knowledge = table?.known ?? (dates?.kind === "date" ? dates.days : undefined);
  }

  get rowCount(): number {
    return this.#table?.rowCount ?? 0;
  }

  origin(row: number): RowOrigin {
    return this.#table?.origin(row) ?? { file: this.source.name, line: 0 };
  }

  /** A cell as it was read. */
  cell(row: number, column: string): Value {
    if (column === "known" && this.#table?.known !== undefined) {
      return { kind: "date", day: this.#table.known[row] ?? 0 };
    }
    const cells = this.#table?.columns.get(column);
    if (cells === undefined || cells.present?.[row] === 0) return nothing;
    const value = cellValue(cells, row, this.columns.get(column));
    return value.kind === "number" ? { ...value, origin: this.origin(row) } : value;
  }

  /** The day a state of a dated source starts. */
  from(row: number): Day {
    const from = this.source.dated ? this.cell(row, "from") : nothing;
    return from.kind === "date" ? from.day : always;
  }

  /** The key as people write it, its parts joined by `/`; without `from`, which is not part of a name. */
  keyText(row: number): string {
    return this.keys.map((key) => textOf(this.cell(row, key.name))).join("/");
  }

  /** Orders rows by key, and by their content where the data set has none: never by their place in a file. */
  orderText(row: number): string {
    if (this.keys.length > 0) return `${this.keyText(row)}${this.source.dated ? `/${this.from(row)}` : ""}`;
    return this.source.columns
      .filter((column) => column.formula === undefined)
      .map((column) => textOf(this.cell(row, column.name)))
      .join("\u0000");
  }

  /** Days on which something became known. */
  knowledgeDays(): Iterable<Day> {
    return new Set(this.#knowledge ?? []);
  }

  /**
   * The rows that stand when looked at on a day: known by then, and of rows with one key the one known
   * latest. `known` must be one of the knowledge days or earlier than all.
   */
  standing(known: Day): readonly number[] {
    const cached = this.#standing.get(known);
    if (cached !== undefined) return cached;
    const rows: number[] = [];
    const latest = new Map<string, number>();
    const days = this.#knowledge;
    for (let row = 0; row < this.rowCount; row += 1) {
      const day = days?.[row] ?? always;
      if (day > known) continue;
      if (this.keys.length === 0) {
        rows.push(row);
        continue;
      }
      const key = this.#fullKey(row);
      const other = latest.get(key);
      if (other === undefined || (days?.[other] ?? always) < day) latest.set(key, row);
    }
    const result = this.keys.length === 0 ? rows : [...latest.values()].sort((a, b) => a - b);
    this.#standing.set(known, result);
    return result;
  }

  /**
   * The version of a row that stood on a day: of the rows with its key the one known latest by then, or
   * the first one if none was known yet.
   */
  versionAt(row: number, day: Day): { readonly row: number; readonly known: Day } {
    const days = this.#knowledge;
    if (days === undefined || this.keys.length === 0) return { row, known: days?.[row] ?? always };
    const [first = row, ...later] = this.#versionsOf(row);
    let standing = first;
    for (const version of later) if ((days[version] ?? always) <= day) standing = version;
    return { row: standing, known: days[standing] ?? always };
  }

  /** Rows of one key by when they became known; of those known on one day the first stands. */
  #versionsOf(row: number): readonly number[] {
    if (this.#versions === undefined) {
      const versions = new Map<string, number[]>();
      for (let each = 0; each < this.rowCount; each += 1) {
        const key = this.#fullKey(each);
        const list = versions.get(key);
        if (list === undefined) versions.set(key, [each]);
        else list.push(each);
      }
      const knownOn = (each: number) => this.#knowledge?.[each] ?? always;
      for (const list of versions.values()) list.sort((a, b) => knownOn(a) - knownOn(b));
      this.#versions = versions;
    }
    return this.#versions.get(this.#fullKey(row)) ?? [row];
  }

  /** The day a row became known. */
  knownOn(row: number): Day {
    return this.#knowledge?.[row] ?? always;
  }

  /** The rows known by a day, those of one key together in the order in which they became known. */
  histories(known: Day): readonly (readonly number[])[] {
    const byKey = new Map<string, number[]>();
    for (let row = 0; row < this.rowCount; row += 1) {
      if (this.knownOn(row) > known) continue;
      const key = this.keys.length === 0 ? String(row) : this.#fullKey(row);
      const history = byKey.get(key);
      if (history === undefined) byKey.set(key, [row]);
      else history.push(row);
    }
    for (const history of byKey.values()) history.sort((a, b) => this.knownOn(a) - this.knownOn(b));
    return [...byKey.values()];
  }

  #fullKey(row: number): string {
    const parts = this.keys.map((key) => textOf(this.cell(row, key.name)));
    return [...parts, this.source.dated ? String(this.from(row)) : ""].join("\u0000");
  }
}

export class FactStore {
  readonly #sources: ReadonlyMap<string, FactSource>;

  constructor(ruleSet: RuleSet, facts: Facts) {
    const children = childSources(ruleSet);
    this.#sources = new Map(
      ruleSet.sources.map((source) => [
        source.name,
        new FactSource(
          source,
          facts.tables.get(source.name),
          children.has(source.name) ? ownDate(source) : undefined,
        ),
      ]),
    );
  }

  source(name: string): FactSource | undefined {
    return this.#sources.get(name);
  }

  /** Everybody named in a column of payees. */
  payees(): readonly string[] {
    const payees = new Set<string>();
    for (const source of this.#sources.values()) {
      for (const column of source.columns.values()) {
        if (column.type.kind !== "payee" || column.formula !== undefined) continue;
        for (let row = 0; row < source.rowCount; row += 1) {
          const cell = source.cell(row, column.name);
          if (cell.kind === "payee") payees.add(cell.text);
        }
      }
    }
    return [...payees];
  }

  sources(): Iterable<FactSource> {
    return this.#sources.values();
  }
}

/**
 * Sources added up inside a row of another one. Their rows count from their own date on, when they
 * have exactly one: a receipt of March is not in what January looked at.
 */
function childSources(ruleSet: RuleSet): ReadonlySet<string> {
  return new Set(
    ruleSet.expressions.flatMap((expression) =>
      expression.op === "aggregate" && "reference" in expression.over ? [expression.over.source] : [],
    ),
  );
}

function ownDate(source: Source): string | undefined {
  const dates = source.columns.filter(
    (column) => column.type.kind === "date" && column.formula === undefined,
  );
  return dates.length === 1 && !source.dated ? dates[0]?.name : undefined;
}

function cellValue(cells: FactColumn, row: number, column: SourceColumn | undefined): Value {
  switch (cells.kind) {
    case "decimal": {
      const value = fromUnits(cells.units[row] ?? 0, cells.scale);
      const currency = cells.currencies?.dictionary[cells.currencies.codes[row] ?? -1];
      return { kind: "number", value, ...(currency !== undefined && { currency }) };
    }
    case "date":
      return { kind: "date", day: cells.days[row] ?? 0 };
    case "yesno":
      return { kind: "yesno", yes: cells.flags[row] === 1 };
    case "text": {
      const text = cells.dictionary[cells.codes[row] ?? -1] ?? "";
      if (column?.type.kind === "payee") return { kind: "payee", text };
      if (column?.type.kind !== "period") return { kind: "text", text };
      const period = parsePeriod(text);
      return period === undefined ? nothing : { kind: "period", period };
    }
    default:
      return unreachable(cells);
  }
}
