/** A Parquet file of the usual kind, added up by all threads, each taking the groups of rows that come next. */

import { randomUUID } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ColumnType, FactTable } from "@attain/engine";
import {
  footerBytes,
  hasPartRows,
  type NotTaken,
  type ParquetColumn,
  type ParquetFile,
  type ParquetGroup,
  PartSumming,
  readFooter,
  SummedParts,
  tailBytes,
  UnusualParquet,
} from "@attain/engine/sums";
import type { DataFile } from "./data-file.js";
import { bytesOf, type GroupSums, type ParquetSumsTask, sumParquetPart } from "./parquet-sums-task.js";
import { typeOf } from "./read-parquet.js";
import type { SumsRequest } from "./sum-csv.js";
import { plainHeader, wantedHeaders } from "./wanted-headers.js";

/** Rows that are added up together: enough to be quick, and some ten megabytes. */
const leastPartRows = 1 << 16;
const mostPartRows = 1 << 18;
/** A group of more rows is not held in memory at once. */
const mostGroupRows = 1 << 21;

export async function sumParquetPages(request: SumsRequest): Promise<FactTable | NotTaken | "unusual"> {
  const { file, setup, threads, onBytes } = request;
  const found = plainFile(file);
  if (found === undefined) return "unusual";
  const { columns, groups } = found;
  if (
    !hasPartRows(
      file.source,
      columns.map(({ name }) => name),
    )
  )
    return "whole";
  const wanted = wantedHeaders(file.source);
  const read = columns.flatMap(({ name }, index) => (wanted.has(plainHeader(name)) ? [index] : []));
  const isRead = read.every((index) => {
    const column = columns[index];
    return column !== undefined && canHold(typeOf(file.source, column.name), column);
  });
  const rowCount = groups.reduce((sum, group) => sum + group.rowCount, 0);
  if (!isRead || rowCount === 0) return "unusual";
  const threadCount = (threads?.count ?? 0) + 1;
  const usual = Math.min(mostPartRows, Math.max(leastPartRows, (rowCount / threadCount) >> 2));
  const run = randomUUID();
  let rowsBefore = 0;
  const tasks = partsOf(groups, request.partSize ?? usual).map((own): ParquetSumsTask => {
    const task = { run, path: file.path, shown: file.shown, columns, read, groups: own, rowsBefore };
    rowsBefore += rowsOf(own);
    return task;
  });

  const own = new PartSumming(setup);
  const parts = new SummedParts(setup, own);
  let notTaken: NotTaken | "unusual" | undefined;
  let next = 0;
  let rowsRead = 0;
  /** Takes whichever part comes next until there is none. */
  const work = async (sum: (task: ParquetSumsTask) => Promise<GroupSums>) => {
    while (notTaken === undefined) {
      const task = tasks[next];
      if (task === undefined) return;
      next += 1;
      const part = await sum(task);
      if (typeof part === "string") notTaken ??= part;
      else parts.add(part);
      rowsRead += rowsOf(task.groups);
      onBytes((rowsRead / rowCount) * file.bytes);
    }
  };
  const others = Array.from({ length: threads?.count ?? 0 }, () =>
    work((task) => threads?.sumGroups(task, setup) ?? Promise.resolve("whole")),
  );
  const mine = work(async (task) => {
    // So that what others hand over is taken in between.
    await nextTurn();
    return sumParquetPart(task, own);
  });
  await Promise.all([...others, mine]);
  return notTaken ?? parts.finish();
}

/** What the file says about itself; `undefined` where that is not of the usual kind. */
function plainFile({ path, bytes }: DataFile): ParquetFile | undefined {
  const file = openSync(path, "r");
  try {
    const footer = footerBytes(bytesOf(file, Math.max(0, bytes - tailBytes), Math.min(bytes, tailBytes)));
    if (footer > bytes - tailBytes) return undefined;
    const found = readFooter(bytesOf(file, bytes - tailBytes - footer, footer));
    return found.groups.every(({ rowCount }) => rowCount <= mostGroupRows) ? found : undefined;
  } catch (error) {
    if (error instanceof UnusualParquet) return undefined;
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Whether the file's values are what the plan's type holds; texts are read as those of any other file. */
function canHold(type: ColumnType | undefined, { kind }: ParquetColumn): boolean {
  if (type === undefined || kind === undefined) return false;
  if (kind.kind === "text") return true;
  switch (type.kind) {
    case "number":
    case "percent":
    case "money":
      return kind.kind === "integer";
    case "date":
    case "yesno":
      return kind.kind === type.kind;
    default:
      return false;
  }
}

function partsOf(groups: readonly ParquetGroup[], partRows: number): readonly (readonly ParquetGroup[])[] {
  const parts: ParquetGroup[][] = [];
  let last: ParquetGroup[] = [];
  for (const group of groups) {
    last.push(group);
    if (rowsOf(last) * 4 < partRows * 3) continue;
    parts.push(last);
    last = [];
  }
  return last.length > 0 ? [...parts, last] : parts;
}

function rowsOf(groups: readonly ParquetGroup[]): number {
  return groups.reduce((sum, { rowCount }) => sum + rowCount, 0);
}
