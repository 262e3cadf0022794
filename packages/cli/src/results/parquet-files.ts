/** A run's lists as Parquet besides: amounts as exact decimals, days as dates, everything else as text. */

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type WrittenColumn, writeParquet } from "../data/duckdb.js";
import type { FileText } from "../replace-directory.js";

/** A list as CSV, and its texts by column. */
export interface ResultList {
  /** Without an ending. */
  readonly stem: string;
  readonly csv: string;
  readonly columns: readonly string[];
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

export async function parquetFiles(lists: readonly ResultList[]): Promise<readonly FileText[]> {
  const directory = await mkdtemp(join(tmpdir(), "attain-parquet-"));
  try {
    const files: FileText[] = [];
    for (const list of lists) {
      const [csv, parquet] = [join(directory, "list.csv"), join(directory, "list.parquet")];
      await writeFile(csv, list.csv);
      await writeParquet(
        csv,
        parquet,
        list.columns.map((name) => columnOf(name, list.records)),
      );
      files.push({ name: `${list.stem}.parquet`, text: await readFile(parquet) });
    }
    return files;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Lists that hold amounts and values under these names; a value may also be a text. */
const numbers = new Set([
  "amount",
  "value",
  "share",
  "remaining",
  "opening",
  "capitalised",
  "amortised",
  "writtenOff",
  "closing",
  "covered",
]);

function columnOf(name: string, records: ResultList["records"]): WrittenColumn {
  if (name === "line" || name === "column") return { name, type: "BIGINT" };
  const texts = records.flatMap((record) =>
    record[name] === undefined || record[name] === "" ? [] : [String(record[name])],
  );
  if (name === "date" && texts.every((text) => /^\d{4}-\d{2}-\d{2}$/.test(text)))
    return { name, type: "DATE" };
  if (!numbers.has(name) || !texts.every((text) => /^-?\d{1,26}(\.\d{1,12})?$/.test(text)))
    return { name, type: "VARCHAR" };
  const decimals = texts.reduce((most, text) => {
    const point = text.indexOf(".");
    return Math.max(most, point < 0 ? 0 : text.length - point - 1);
  }, 0);
  return { name, type: `DECIMAL(38, ${decimals})` };
}
