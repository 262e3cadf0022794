/**
 * A large file read without keeping its rows: each part is added up as soon as it is read, on whichever
 * thread reads it. Nothing here knows files or threads; whoever does hands on parts and takes their sums.
 */

import { Bound, usualSettings } from "../compiled/bound.js";
import { payoutsInColumns } from "../compiled/calculate-columns.js";
import { type Prepared, prepare } from "../compiled/prepare.js";
import { type AskedCells, askedCells, cellsName } from "../compiled/summed/asked-cells.js";
import { PartSummer, type PartSums } from "../compiled/summed/part-summer.js";
import { SumsJoiner } from "../compiled/summed/sums-joiner.js";
import { type DataNote, joinedPercents, type PercentsWithoutSign } from "../facts/data-notes.js";
import type { FactColumn, Facts, FactTable } from "../facts/facts.js";
import { type KeyPart, KeyParts, type KeyProof } from "../facts/key-parts.js";
import { type NotTaken, PartRowsReader } from "../facts/part-rows.js";
import { RowsNeeded, summedTable } from "../facts/summed-rows.js";
import { TableBuilder } from "../facts/table-builder.js";
import type { RuleSet, Source } from "../rule-set.js";
import { invariant } from "../values/invariant.js";

export type { KeyProof } from "../facts/key-parts.js";
export { hasPartRows, type NotTaken } from "../facts/part-rows.js";
export { RowsNeeded } from "../facts/summed-rows.js";
export { TableBuilder } from "../facts/table-builder.js";
export { columnsRead, keyColumns } from "../facts/table-columns.js";
export { firstLineStart, longestRecord, PartReader } from "./csv-parts.js";
export { ColumnChunkReader } from "./parquet/column-chunk.js";
export {
  footerBytes,
  type ParquetColumn,
  type ParquetFile,
  type ParquetGroup,
  readFooter,
  tailBytes,
} from "./parquet/parquet-file.js";
export { UnusualParquet } from "./parquet/unusual-parquet.js";

/** What a thread must know to add up parts: plain data. */
export interface SummingSetup {
  readonly ruleSet: RuleSet;
  /** The data set whose rows are not kept. */
  readonly source: string;
  /** The rows of the others. */
  readonly others: readonly PlainTable[];
  readonly proof: KeyProof;
}

export type PlainTable = Omit<FactTable, "origin" | "sums">;

/** What is kept of a part: plain data. */
export interface SummedPart {
  readonly sums: PartSums;
  readonly keys?: KeyPart;
  readonly noted?: readonly PercentsWithoutSign[];
}

/** Data sets whose rows a plan only adds up, by what it adds up of them. */
export function summableSources(ruleSet: RuleSet): readonly Source[] {
  const prepared = prepare(ruleSet);
  return ruleSet.sources.filter((source) => askedCells(prepared, source) !== undefined);
}

/** `others` without functions, as another thread takes it. */
export function plainTables(others: Facts, source: string): readonly PlainTable[] {
  return [...others.tables.values()]
    .filter((table) => table.source !== source)
    .map(({ source, rowCount, columns, known }) => ({
      source,
      rowCount,
      columns: new Map([...columns].map(([name, column]) => [name, plain(column)])),
      ...(known && { known }),
    }));
}

function plain(column: FactColumn): FactColumn {
  if (column.kind !== "text" || column.distinct === undefined) return column;
  return { kind: "text", codes: column.codes, dictionary: column.dictionary };
}

/** One thread's side. */
export class PartSumming {
  readonly #ruleSet: RuleSet;
  readonly #summer: PartSummer;
  readonly #rows: PartRowsReader;
  /** Of a part that was added up: its memory serves the next. */
  #spare: TableBuilder | undefined;

  constructor({ ruleSet, source: name, others, proof }: SummingSetup) {
    const prepared = prepare(ruleSet);
    const source = ruleSet.sources.find((each) => each.name === name);
    const asked = source && askedCells(prepared, source);
    invariant(source !== undefined && asked !== undefined, `the rows of ${name} cannot be added up`);
    const facts = factsOf(others);
    this.#ruleSet = ruleSet;
    this.#summer = new PartSummer(prepared, facts, source, asked);
    this.#rows = new PartRowsReader(ruleSet, source, facts, proof);
  }

  get asked(): readonly AskedCells[] {
    return this.#summer.asked;
  }

  /** Everybody that the other data sets name. */
  get payees(): readonly string[] {
    return this.#summer.payees;
  }

  /** For the rows of one part. */
  builder(file: string): TableBuilder {
    const spare = this.#spare;
    this.#spare = undefined;
    return spare ?? new TableBuilder(this.#ruleSet, this.#rows.source, file, true);
  }

  take(builder: TableBuilder): SummedPart | NotTaken {
    const rows = this.#rows.take(builder);
    if (typeof rows === "string") return rows;
    const sums = this.#summer.sum(rows.table);
    if (sums === undefined) return "whole";
    builder.restart();
    this.#spare = builder;
    const { keys, noted } = rows;
    return { sums, ...(keys && { keys }), ...(noted.length > 0 && { noted }) };
  }
}

/** Puts the parts together. */
export class SummedParts {
  readonly #source: string;
  readonly #joiner: SumsJoiner;
  readonly #keys = new KeyParts();
  readonly #proof: KeyProof;
  #noted: readonly PercentsWithoutSign[] = [];

  /** `own`: what this thread adds up parts by. */
  constructor({ ruleSet, source, proof }: SummingSetup, own: PartSumming) {
    this.#source = source;
    this.#proof = proof;
    this.#joiner = new SumsJoiner(own.asked, own.payees, monthsOf(prepare(ruleSet)));
  }

  /** What was read as it was written, though something else may have been meant. */
  get noted(): readonly DataNote[] {
    return this.#noted;
  }

  add({ sums, keys, noted = [] }: SummedPart): void {
    this.#noted = joinedPercents([...this.#noted, ...noted]);
    this.#joiner.add(sums);
    if (keys) this.#keys.add(keys);
  }

  /** The data set without its rows, unless it has none. */
  finish(): FactTable | NotTaken {
    if (!this.#keys.areDistinct()) return this.#proof === "order" ? "unordered" : "whole";
    const table = this.#joiner.finish(this.#source);
    return table === undefined || table.rowCount === 0 ? "whole" : table;
  }
}

/** Whether a period can be paid from sums of a data set, as far as is seen without them. */
export function paysFromSums(ruleSet: RuleSet, others: Facts, source: Source, period: string): boolean {
  const prepared = prepare(ruleSet);
  const asked = askedCells(prepared, source);
  if (asked === undefined) return false;
  const nothing = summedTable(source.name, 0, { payees: [], cells: new Map(asked.map(noCells)) });
  const facts = { ...others, tables: new Map([...others.tables, [source.name, nothing]]) };
  try {
    return !("uncovered" in payoutsInColumns(new Bound(prepared, facts, usualSettings), period));
  } catch (error) {
    if (error instanceof RowsNeeded) return false;
    throw error;
  }
}

function noCells({ credit, where, isCounted }: AskedCells) {
  const cells = {
    low: new Float64Array(0),
    high: undefined,
    shift: 0,
    scale: 0,
    counts: isCounted ? new Int32Array(0) : undefined,
  };
  return [cellsName(credit, where, isCounted), cells] as const;
}

function monthsOf({ calendar }: Prepared): number {
  return calendar.touched("month", calendar).length;
}

function factsOf(tables: readonly PlainTable[]): Facts {
  return {
    tables: new Map(
      tables.map((table) => [table.source, { ...table, origin: () => ({ file: table.source, line: 0 }) }]),
    ),
    fixed: [],
    parameters: new Map(),
  };
}
