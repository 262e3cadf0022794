/** A company's rows as the worker keeps them: files by data set, read anew only when the plan reads them otherwise. */

import {
  type FactColumn,
  FactsReader,
  type FactTable,
  type ReadFacts,
  type RuleSet,
  readCsv,
  textOfCell,
} from "@attain/engine";

/** A file of rows, as CSV text. */
export interface DataFile {
  readonly source: string;
  readonly file: string;
  readonly text: string;
}

/** A row of a file by the titles of its columns. */
export interface SourceRow {
  readonly source: string;
  readonly file: string;
  readonly line: number;
  readonly cells: readonly { readonly column: string; readonly text: string }[];
}

export class CompanyData {
  readonly #files = new Map<string, DataFile>();
  #read: { readonly key: string; readonly facts: ReadFacts } | undefined;

  constructor(files: readonly DataFile[]) {
    for (const file of files) this.#files.set(file.source, file);
  }

  facts(ruleSet: RuleSet): ReadFacts {
    // Where a data set is declared in the text changes with every line above it, and nothing else.
    const key = JSON.stringify([ruleSet.sources, ruleSet.plan], (name, value) =>
      name === "place" ? undefined : value,
    );
    if (this.#read?.key !== key) this.#read = { key, facts: this.#readFacts(ruleSet) };
    return this.#read.facts;
  }

  #readFacts(ruleSet: RuleSet): ReadFacts {
    const reader = new FactsReader(ruleSet);
    const bytes = new TextEncoder();
    for (const { name } of ruleSet.sources) {
      const file = this.#files.get(name);
      if (file === undefined) continue;
      const csv = readCsv(reader.table(name, file.file));
      csv.feed(bytes.encode(file.text));
      csv.finish();
    }
    return reader.finish();
  }

  payees(ruleSet: RuleSet): readonly string[] {
    const { facts } = this.facts(ruleSet);
    const roster = ruleSet.sources.find(({ name }) => name === ruleSet.plan.roster);
    const isKey = (name: string) =>
      roster?.columns.some((column) => column.name === name && column.key && column.type.kind === "payee");
    const names = new Set<string>();
    const columns = roster
      ? [...(facts.tables.get(roster.name)?.columns ?? [])].filter(([name]) => isKey(name))
      : ruleSet.sources.flatMap((source) =>
          [...(facts.tables.get(source.name)?.columns ?? [])].filter(([name]) =>
            source.columns.some((column) => column.name === name && column.type.kind === "payee"),
          ),
        );
    for (const [, column] of columns) {
      if (column.kind === "text") for (const text of column.dictionary) names.add(text);
    }
    return [...names].filter((name) => name !== "").sort();
  }

  row(ruleSet: RuleSet, source: string, line: number): SourceRow | undefined {
    const table = this.facts(ruleSet).facts.tables.get(source);
    const definition = ruleSet.sources.find(({ name }) => name === source);
    const index = table && indexOfLine(table, line);
    if (table === undefined || index === undefined) return undefined;
    const title = (name: string) =>
      definition?.columns.find((column) => column.name === name)?.header ?? name;
    return {
      source,
      file: table.origin(index).file,
      line,
      cells: [...table.columns].map(([name, column]) => ({ column: title(name), text: cell(column, index) })),
    };
  }
}

function indexOfLine(table: FactTable, line: number): number | undefined {
  for (let index = 0; index < table.rowCount; index += 1) {
    if (table.origin(index).line === line) return index;
  }
  return undefined;
}

function cell(column: FactColumn, row: number): string {
  if (column.kind === "text") {
    return column.present?.[row] === 0 ? "" : (column.dictionary[column.codes[row] ?? -1] ?? "");
  }
  return textOfCell({ kind: "values", column }, row) ?? "";
}
