/** The least rule set around some data sets, and files of theirs as a reader gets them. */

import {
  type ColumnType,
  type CsvOptions,
  FactsReader,
  type ReadFacts,
  type ReadFactsOptions,
  type RuleSet,
  readCsv,
  type Source,
  type SourceColumn,
} from "@attain/engine";

const place = { line: 1, column: 1, length: 1 };

export function column(
  name: string,
  type: ColumnType | ColumnType["kind"],
  more: Partial<SourceColumn> = {},
): SourceColumn {
  const columnType = typeof type === "string" ? ({ kind: type } as ColumnType) : type;
  return { name, type: columnType, header: name, key: false, optional: false, place, ...more };
}

export function source(name: string, columns: readonly SourceColumn[], more: Partial<Source> = {}): Source {
  return { name, dated: false, columns, place, ...more };
}

export function ruleSetOf(sources: readonly Source[], roster?: string): RuleSet {
  return {
    format: "attain/1",
    language: 1,
    plan: {
      name: "test",
      from: "2026-01-01",
      through: "2026-12-31",
      currency: "USD",
      rounding: { mode: "half even", places: 2 },
      fiscal: { month: 1, named: "start" },
      ...(roster && { roster }),
    },
    sources,
    parameters: [],
    tables: [],
    tiers: [],
    matrices: [],
    credits: [],
    figures: [],
    components: [],
    payout: { per: "month", components: [], place },
    rules: [],
    expressions: [],
  };
}

export interface ReadOptions extends ReadFactsOptions, CsvOptions {
  /** Bytes handed over at a time. */
  readonly piece?: number;
}

/** Reads CSV texts (or bytes) by data set, as files named `deals.csv` and so on. */
export function readFiles(
  ruleSet: RuleSet,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ReadOptions = {},
): ReadFacts {
  const reader = new FactsReader(ruleSet, options);
  for (const [name, content] of Object.entries(files)) {
    const csv = readCsv(reader.table(name, `${name}.csv`), options);
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const piece = options.piece ?? bytes.length;
    for (let from = 0; from < bytes.length; from += piece) csv.feed(bytes.subarray(from, from + piece));
    csv.finish();
  }
  return reader.finish();
}

/** The cells of a table's column as texts a test can compare; `undefined` where absent. */
export function cells(read: ReadFacts, table: string, name: string): readonly (string | undefined)[] {
  const rows = read.facts.tables.get(table);
  const of = rows?.columns.get(name);
  if (!rows || !of) throw new Error(`there is no column ${table}.${name}`);
  return Array.from({ length: rows.rowCount }, (_, row) => {
    if (of.present?.[row] === 0) return undefined;
    switch (of.kind) {
      case "text":
        return of.dictionary[of.codes[row] ?? -1];
      case "decimal":
        return `${of.units[row]}e-${of.scale}`;
      case "date":
        return new Date((of.days[row] ?? 0) * 86_400_000).toISOString().slice(0, 10);
      case "yesno":
        return of.flags[row] === 1 ? "yes" : "no";
      default:
        throw new Error("unknown column");
    }
  });
}
