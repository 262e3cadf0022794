/** The thread's side of reading a file in parts: the columns it made move over, they are not copied. */

import type { FactColumn, ReadPart, TablePart } from "@attain/engine";
import type { PartSumming } from "@attain/engine/sums";
import { move, transferableSymbol, valueSymbol } from "piscina";
import { type CsvPartTask, readCsvPart } from "./csv-part-task.js";
import type { CsvSumsTask, ReadSums } from "./csv-sums-task.js";
import type { GroupSums, ParquetSumsTask } from "./parquet-sums-task.js";

/** Named by whoever starts the thread. */
export async function readPart(task: CsvPartTask): Promise<unknown> {
  const read = await readCsvPart(task);
  if (read === undefined) return undefined;
  return move({ [transferableSymbol]: buffersOf(read.part), [valueSymbol]: read } satisfies Moved);
}

/** The run that this thread adds up parts for. */
let summingRun: { readonly run: string; readonly summing: PartSumming } | undefined;

/** `no-setup`: this thread has not been told yet what the run is about. */
export async function sumPart(task: CsvSumsTask): Promise<ReadSums | "no-setup" | undefined> {
  const summing = await summingOf(task);
  if (summing === undefined) return "no-setup";
  // Loaded where it is needed: it takes longer than to read a part without it.
  const { sumCsvPart } = await import("./csv-sums-task.js");
  return sumCsvPart(task, summing);
}

/** The same of groups of rows of a Parquet file. */
export async function sumGroups(task: ParquetSumsTask): Promise<GroupSums | "no-setup"> {
  const summing = await summingOf(task);
  if (summing === undefined) return "no-setup";
  const { sumParquetPart } = await import("./parquet-sums-task.js");
  return sumParquetPart(task, summing);
}

async function summingOf({ run, setup }: CsvSumsTask | ParquetSumsTask): Promise<PartSumming | undefined> {
  if (summingRun?.run === run) return summingRun.summing;
  if (setup === undefined) return undefined;
  const { PartSumming } = await import("@attain/engine/sums");
  summingRun = { run, summing: new PartSumming(setup) };
  return summingRun.summing;
}

interface Moved {
  readonly [transferableSymbol]: ArrayBuffer[];
  readonly [valueSymbol]: ReadPart;
}

function buffersOf(part: TablePart): ArrayBuffer[] {
  const arrays = [part.lines, ...[...part.columns.values()].flatMap(arraysOf)];
  const buffers = arrays.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
  return [...new Set(buffers)];
}

function arraysOf(column: FactColumn): readonly (Int32Array | Uint32Array | Float64Array | Uint8Array)[] {
  const present = column.present ? [column.present] : [];
  switch (column.kind) {
    case "text":
      return [
        column.codes,
        ...(column.distinct ? [column.distinct.bytes, column.distinct.starts] : []),
        ...present,
      ];
    case "decimal": {
      const units = column.units instanceof Float64Array ? [column.units] : [];
      return [...units, ...(column.currencies ? [column.currencies.codes] : []), ...present];
    }
    case "date":
      return [column.days, ...present];
    case "yesno":
      return [column.flags, ...present];
  }
}
