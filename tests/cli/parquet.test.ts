/** Parquet read from memory, range by range, is what the same rows are as CSV. */

import { statSync } from "node:fs";
import { join } from "node:path";
import { FactsReader, type ReadFacts, readCsv } from "@attain/engine";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { readParquet } from "../../packages/cli/src/data/read-parquet.js";
import { cells, column, ruleSetOf, source } from "../facts/rule-set-of.js";
import { temporaryDirectory } from "./temporary-directory.js";

const names = ["id", "rep", "amount", "large", "count", "share", "closed", "won", "note", "stage"];
const ruleSet = ruleSetOf([
  source("deals", [
    column("id", "text", { key: true }),
    column("rep", "payee"),
    column("amount", { kind: "money", currency: "USD" }),
    column("large", "number", { optional: true }),
    column("count", "number"),
    column("share", "percent", { default: { type: { kind: "percent" }, value: "0.25" } }),
    column("closed", "date", { optional: true }),
    column("won", "yesno"),
    column("note", "text", { optional: true }),
    column("stage", { kind: "choice", values: ["won", "lost", "cancelled by the customer"] }),
  ]),
]);

/** Rows as SQL; the text of each is what a CSV file would hold. */
const select = (rows: number) => `
  select 'D' || (i * 7919 % ${rows}) as id, 'rep' || (i % 97) as rep,
    (i * 17 - 5000)::decimal(12, 2) / 4 as quarter,
    ((i * 17 - 5000) * 0.25)::decimal(12, 2) as amount,
    case when i % 5 = 0 then null else (9007199254740000 + i)::bigint end as large,
    (i % 200)::utinyint as count,
    case when i % 3 = 0 then null else 0.5::decimal(3, 2) end as share,
    case when i % 11 = 0 then null when i % 1000 = 999 then date '12026-01-01' else date '1969-12-01' + (i % 500)::integer end as closed,
    i % 2 = 0 as won,
    case when i % 13 = 0 then null when i % 4000 = 17 then 'a text of many more bytes, é' else 'n' || (i % 50) end as note,
    case i % 3 when 0 then 'won' when 1 then 'lost' else 'cancelled by the customer' end as stage
  from range(${rows}) as t(i) order by i`;

async function bothWays(rows: number): Promise<readonly ReadFacts[]> {
  const directory = temporaryDirectory();
  const path = join(directory, "deals.parquet");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `copy (select * exclude (quarter) from (${select(rows)})) to '${path.replaceAll("'", "''")}' (format parquet)`,
  );
  const texts = await connection.runAndReadAll(
    `select concat_ws(',', ${names
      .map((name) =>
        name === "won" ? "case when won then 'yes' else 'no' end" : `coalesce('"' || ${name} || '"', '')`,
      )
      .join(", ")}) from (${select(rows)})`,
  );
  const csv = [names.join(","), ...texts.getRows().map(([line]) => String(line))].join("\n");
  connection.closeSync();
  instance.closeSync();

  const fromParquet = new FactsReader(ruleSet);
  const [of] = ruleSet.sources;
  if (of === undefined) throw new Error("there is no data set");
  const file = { source: of, format: "parquet", path, shown: "deals", bytes: statSync(path).size } as const;
  const shares: number[] = [];
  await readParquet(file, fromParquet.table("deals", "deals"), { onShare: (share) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
  const fromCsv = new FactsReader(ruleSet);
  const reader = readCsv(fromCsv.table("deals", "deals"));
  reader.feed(new TextEncoder().encode(csv));
  reader.finish();
  return [fromParquet.finish(), fromCsv.finish()];
}

/** Titles and lines differ: the header is a line of the one and not of the other. */
const summary = (read: ReadFacts, linesBefore: number) => ({
  faults: read.faults.map(({ code, line, column: field, found }) => [code, line - linesBefore, field, found]),
  leftOut: read.leftOut.map(({ line, reason }) => [line - linesBefore, reason]),
  cells: names.map((name) => cells(read, "deals", name)),
  lines: [0, 1000].map((row) => (read.facts.tables.get("deals")?.origin(row).line ?? 0) - linesBefore),
});

describe("Parquet", () => {
  it.each([3_000, 270_000])("gives the same %i rows as CSV, faults included", async (rows) => {
    const [parquet, csv] = await bothWays(rows);
    if (parquet === undefined || csv === undefined) throw new Error("nothing was read");
    const [found, expected] = [summary(parquet, 0), summary(csv, 1)];
    expect(found.faults).toEqual(expected.faults);
    expect(found.faults.length).toBeGreaterThan(0);
    expect(found.leftOut).toEqual(expected.leftOut);
    expect(found.lines).toEqual(expected.lines);
    for (const [index, name] of names.entries()) {
      const differs = found.cells[index]?.findIndex((cell, row) => cell !== expected.cells[index]?.[row]);
      expect([name, differs]).toEqual([name, -1]);
    }
  });
});
