/**
 * A part of a data set's rows, as far as nothing is wrong with them: what takes more than one row to see is
 * seen against the other data sets, and against the other parts by their keys. Of a part with a fault nothing
 * is said: its file is read again as a whole, which names every fault.
 */

import type { RuleSet, Source } from "../rule-set.js";
import { cellText } from "./cell-text.js";
import type { PercentsWithoutSign } from "./data-notes.js";
import type { Facts, FactTable } from "./facts.js";
import { type KeyPart, type KeyProof, keyPartOf } from "./key-parts.js";
import type { TableBuilder } from "./table-builder.js";
import { columnsRead, distinctKey, keyColumns } from "./table-columns.js";

/**
 * Why a part's rows are not taken: something is wrong, or has to be looked at as a whole; or only order was to
 * show that keys differ, and there is none.
 */
export type NotTaken = "whole" | "unordered";

export interface PartRows {
  readonly table: FactTable;
  /** Of a data set that has a key. */
  readonly keys?: KeyPart;
  readonly noted: readonly PercentsWithoutSign[];
}

/** Whether a file with these titles can be read part by part. */
export function hasPartRows(source: Source, headers: readonly string[]): boolean {
  const titles = headers.map((header) => header.trim().normalize("NFC"));
  const hasKnown = columnsRead(source).some(
    ({ name, header }) => name === "known" && titles.includes(header.trim().normalize("NFC")),
  );
  return !hasKnown && (keyColumns(source).length === 0 || distinctKey(source, titles) !== undefined);
}

export class PartRowsReader {
  /** By column the keys that its cells must be among. */
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>;
  /** By column the texts of the part before, when all were among the keys. */
  readonly #found = new Map<string, readonly string[]>();

  /** `others`: the rows of the other data sets, which have no fault. */
  constructor(
    ruleSet: RuleSet,
    readonly source: Source,
    others: Facts,
    readonly proof: KeyProof,
  ) {
    const links = columnsRead(source).flatMap(({ name, type }) => {
      const target =
        type.kind === "reference" ? type.source : type.kind === "payee" ? ruleSet.plan.roster : undefined;
      const [key, ...more] = keyColumns(ruleSet.sources.find((each) => each.name === target) ?? source);
      const table = target === undefined || target === source.name ? undefined : others.tables.get(target);
      return table === undefined || key === undefined || more.length > 0
        ? []
        : [[name, keysOf(table, key.name)] as const];
    });
    this.#known = new Map(links);
  }

  take(builder: TableBuilder): PartRows | NotTaken {
    const built = builder.finish();
    if (built.isBroken || built.leftOut.length > 0 || built.faults.list().length > 0) return "whole";
    const noted = built.notes.filter((note) => note.kind === "percents-without-sign");
    for (const [name, keys] of this.#known) {
      const cells = built.columns.get(name);
      if (cells?.kind !== "text" || this.#found.get(name) === cells.dictionary) continue;
      if (!cells.dictionary.every((text) => keys.has(text))) return "whole";
      this.#found.set(name, cells.dictionary);
    }
    const { columns, rowCount } = built;
    const table: FactTable = {
      source: this.source.name,
      rowCount,
      columns,
      origin: () => ({ file: builder.file, line: 0 }),
    };
    const [key] = keyColumns(this.source);
    if (key === undefined) return { table, noted };
    const cells = columns.get(key.name);
    if (cells?.kind !== "text" || cells.distinct === undefined) return "whole";
    const keys = keyPartOf(cells.distinct, this.proof);
    return keys === undefined ? "unordered" : { table, keys, noted };
  }
}

function keysOf({ columns, rowCount }: FactTable, name: string): ReadonlySet<string> {
  const column = columns.get(name);
  const keys = new Set<string>();
  for (let row = 0; row < rowCount; row += 1) keys.add(cellText(column, row));
  return keys;
}
