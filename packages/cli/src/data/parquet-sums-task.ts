/** Some groups of rows of a Parquet file that are added up, as a thread does it, from the bytes of its pages. */

import { closeSync, openSync, readSync } from "node:fs";
import {
  ColumnChunkReader,
  type NotTaken,
  type ParquetColumn,
  type ParquetGroup,
  type PartSumming,
  type SummedPart,
  type SummingSetup,
  UnusualParquet,
} from "@attain/engine/sums";

/** Plain data: it goes to another thread. */
export interface ParquetSumsTask {
  /** What names the run, and what it is about: sent to a thread that does not know it yet. */
  readonly run: string;
  readonly setup?: SummingSetup;
  readonly path: string;
  /** As the user knows the file. */
  readonly shown: string;
  readonly columns: readonly ParquetColumn[];
  /** Places of the columns that are read. */
  readonly read: readonly number[];
  readonly groups: readonly ParquetGroup[];
  /** Rows of the file before them. */
  readonly rowsBefore: number;
}

/** `unusual`: another reader has to take the file. */
export type GroupSums = SummedPart | NotTaken | "unusual";

/** Columns' memory, kept from one part of a run to the next. */
const readers = new WeakMap<PartSumming, ReadonlyMap<number, ColumnChunkReader>>();

export function sumParquetPart(task: ParquetSumsTask, summing: PartSumming): GroupSums {
  const file = openSync(task.path, "r");
  try {
    const { columns, groups, read } = task;
    const own = readers.get(summing) ?? readersOf(task);
    readers.set(summing, own);
    const builder = summing.builder(task.shown);
    builder.begin(columns.map(({ name }) => name));
    builder.expect(groups.reduce((sum, { rowCount }) => sum + rowCount, 0));
    let line = task.rowsBefore + 1;
    for (const { chunks, rowCount } of groups) {
      const cells = columns.map((_, index) => {
        const [reader, chunk] = [own.get(index), chunks[index]];
        if (!read.includes(index) || reader === undefined || chunk === undefined) return undefined;
        return reader.read(bytesOf(file, chunk.start, chunk.bytes), chunk, rowCount);
      });
      builder.addCells(cells, rowCount, line);
      line += rowCount;
    }
    return summing.take(builder);
  } catch (error) {
    if (error instanceof UnusualParquet) return "unusual";
    throw error;
  } finally {
    closeSync(file);
  }
}

function readersOf({ columns, read }: ParquetSumsTask): ReadonlyMap<number, ColumnChunkReader> {
  return new Map(
    read.flatMap((index) => {
      const column = columns[index];
      return column === undefined ? [] : [[index, new ColumnChunkReader(column)] as const];
    }),
  );
}

/** Bytes of one column of one group: what says more is no file of ours to judge. */
const mostBytes = 1 << 28;

export function bytesOf(file: number, start: number, count: number): Uint8Array {
  if (count > mostBytes) throw new UnusualParquet("groups of very many rows");
  const bytes = new Uint8Array(count);
  if (readSync(file, bytes, 0, count, start) !== count) throw new UnusualParquet("the file ends too early");
  return bytes;
}
