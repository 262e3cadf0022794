/** Parquet and JSON files reach the calculation with every digit they hold, or not at all. */

import { statSync } from "node:fs";
import { join } from "node:path";
import { type ColumnType, type Fault, type Source, type TextRow, textOfCell } from "@attain/engine";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import type { DataFile, DataFormat } from "../../packages/cli/src/data/data-file.js";
import { readJson } from "../../packages/cli/src/data/read-json.js";
import { type CellSink, readParquet as readParquetInto } from "../../packages/cli/src/data/read-parquet.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const nowhere = { line: 1, column: 1, length: 1 };

function sourceOf(columns: Readonly<Record<string, ColumnType>>): Source {
  const declared = Object.entries(columns).map(([name, type]) => {
    return { name, type, header: name, key: false, optional: false, place: nowhere };
  });
  return { name: "deals", dated: false, columns: declared, place: nowhere };
}

const source = sourceOf({
  id: { kind: "text" },
  amount: { kind: "money", currency: "USD" },
  closed: { kind: "date" },
  first: { kind: "yesno" },
});

function fileIn(directory: string, format: DataFormat, of = source): DataFile {
  const path = join(directory, `deals.${format}`);
  return { source: of, format, path, shown: `deals.${format}`, bytes: statSync(path).size };
}

async function parquet(select: string, of = source): Promise<DataFile> {
  const directory = temporaryDirectory();
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const path = join(directory, "deals.parquet").replaceAll("'", "''");
  await connection.run(`copy (${select}) to '${path}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  return fileIn(directory, "parquet", of);
}

/** What a table gets of the file, as texts. */
async function readParquet(file: DataFile) {
  const [headers, rows, faults]: [string[], TextRow[], Fault[]] = [[], [], []];
  const sink: CellSink = {
    begin: (titles) => headers.push(...titles),
    break: (fault) => faults.push(fault),
    expect: () => {},
    addCells: (columns, count, line) => {
      for (let row = 0; row < count; row += 1) {
        rows.push({ line: line + row, cells: columns.map((cells) => textOfCell(cells, row)) });
      }
    },
  };
  await readParquetInto(file, sink);
  const table = { file: file.shown, headers, rows };
  return faults.length > 0 ? { faults } : { faults, table };
}

function json(text: string): DataFile {
  const directory = temporaryDirectory();
  writeFiles(directory, { "deals.json": text });
  return fileIn(directory, "json");
}

const places = (faults: readonly Fault[]) =>
  faults.map(({ code, file, line, column }) => ({ code, file, line, column }));

describe("Parquet", () => {
  it("keeps every digit of decimals and integers", async () => {
    const file = await parquet(`
      select * from (values
        ('D1', 12.345::decimal(38, 12), date '2026-01-31', true),
        ('D2', 12345678901234567890123456.789012345678::decimal(38, 12), date '2026-02-28', false),
        ('D3', -0.000000000001::decimal(38, 12), null, null)
      ) as t(id, amount, closed, first)`);
    const { table, faults } = await readParquet(file);
    expect(faults).toEqual([]);
    expect(table).toEqual({
      file: "deals.parquet",
      headers: ["id", "amount", "closed", "first"],
      rows: [
        { line: 1, cells: ["D1", "12.345000000000", "2026-01-31", "yes"] },
        { line: 2, cells: ["D2", "12345678901234567890123456.789012345678", "2026-02-28", "no"] },
        { line: 3, cells: ["D3", "-0.000000000001", undefined, undefined] },
      ],
    });
  });

  it("reads every kind of integer, and midnight as a date", async () => {
    const file = await parquet(`
      select 9223372036854775807::bigint as amount, 18446744073709551615::ubigint as id,
        timestamp '2026-01-31 00:00:00' as closed`);
    const { table } = await readParquet(file);
    expect(table?.headers).toEqual(["amount", "id", "closed"]);
    expect(table?.rows[0]?.cells).toEqual(["9223372036854775807", "18446744073709551615", "2026-01-31"]);
  });

  it("does not cut a time of day off", async () => {
    const file = await parquet("select timestamp '2026-01-31 23:30:00' as closed");
    const { table } = await readParquet(file);
    expect(table?.rows[0]?.cells).toEqual(["2026-01-31 23:30:00"]);
  });

  it("keeps the order of the rows", async () => {
    const file = await parquet("select i::varchar as id from range(5000) as t(i)");
    const { table } = await readParquet(file);
    expect(table?.rows.map((row) => row.cells[0])).toEqual(Array.from({ length: 5000 }, (_, i) => `${i}`));
    expect(table?.rows.at(-1)?.line).toBe(5000);
  });

  it.each(["double", "float"])("refuses a column of type %s and says why", async (type) => {
    const file = await parquet(`select 'D1' as id, 0.1::${type} as amount`);
    const { table, faults } = await readParquet(file);
    expect(table).toBeUndefined();
    expect(places(faults)).toEqual([{ code: "inexact-column", file: "deals.parquet", line: 0, column: 2 }]);
    expect(faults[0]?.message).toContain(type.toUpperCase());
    expect(faults[0]?.help).toContain("DECIMAL");
  });

  it("refuses lists, structures and times with a zone in columns the plan reads, and only there", async () => {
    const file = await parquet(
      "select [1, 2] as id, {a: 1} as amount, timestamptz '2026-01-31 00:00:00+00' as closed, [1] as other, 0.1::double as rate",
    );
    const { faults } = await readParquet(file);
    expect(places(faults)).toEqual(
      [1, 2, 3].map((column) => ({ code: "unreadable-column", file: "deals.parquet", line: 0, column })),
    );
  });

  it.each([
    ["a text", "id,amount\nD1,5\n"],
    ["half a file", "PAR1"],
  ])("says that %s is not Parquet", async (_, content) => {
    const directory = temporaryDirectory();
    writeFiles(directory, { "deals.parquet": content });
    const { faults } = await readParquet(fileIn(directory, "parquet"));
    expect(places(faults)).toEqual([{ code: "unreadable-file", file: "deals.parquet", line: 0, column: 0 }]);
    expect(faults[0]?.message).not.toMatch(/LINE 1|select|\/tmp/);
  });

  it("takes hostile column names as names", async () => {
    const name = 'a"); drop table x; --';
    const file = await parquet(
      `select 'D1' as "${name.replaceAll('"', '""')}", 1 as "__proto__"`,
      sourceOf({ [name]: { kind: "text" } }),
    );
    const { table } = await readParquet(file);
    expect(table?.rows[0]?.cells).toEqual(["D1", undefined]);
  });
});

describe("JSON", () => {
  it("keeps every digit, in a list and in lines", async () => {
    const records = [
      '{"id": "D1", "amount": 12.345, "closed": "2026-01-31", "first": true}',
      '{"id": "D2", "amount": 0.1}',
      '{"amount": 0.12345678901234567890, "id": null}',
      '{"amount": "100.10", "id": 1e2}',
    ];
    const rows = [
      ["D1", "12.345", "2026-01-31", "yes"],
      ["D2", "0.1", undefined, undefined],
      [undefined, "0.12345678901234567890", undefined, undefined],
      ["100", "100.10", undefined, undefined],
    ];
    const lines = await readJson(json(`${records.join("\n")}\n`));
    expect(lines.faults).toEqual([]);
    expect(lines.table).toEqual({
      file: "deals.json",
      headers: ["id", "amount", "closed", "first"],
      rows: rows.map((cells, index) => ({ line: index + 1, cells })),
    });
    const list = await readJson(json(`\uFEFF[\n${records.join(",\n")}\n]\n`));
    expect(list.table?.rows).toEqual(rows.map((cells, index) => ({ line: index + 2, cells })));
  });

  it("knows the line of a record that is spread over several", async () => {
    const file = json('[\n  {\n    "id": "é {",\n    "amount": 1\n  },\n\n  {\n    "id": "D2"\n  }\n]');
    const { table } = await readJson(file);
    expect(table?.rows.map((row) => row.line)).toEqual([2, 7]);
  });

  it("refuses a nested value in a column the plan reads, and only there", async () => {
    const file = json('[{"id": "D1", "tags": ["a"]},\n {"id": {"x": 1}}]');
    const { table, faults } = await readJson(file);
    expect(table?.rows.map((row) => row.line)).toEqual([1]);
    expect(places(faults)).toEqual([{ code: "unreadable-record", file: "deals.json", line: 2, column: 0 }]);
  });

  it.each([
    ["cut off", '[{"id": "D1"}, {"id": '],
    ["no JSON", "id,amount\nD1,5\n"],
    ["not UTF-8", Buffer.from([0x5b, 0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d, 0x5d])],
  ])("says that a file is %s", async (_, content) => {
    const directory = temporaryDirectory();
    writeFiles(directory, { "deals.json": content });
    const { faults } = await readJson(fileIn(directory, "json"));
    expect(places(faults)).toEqual([{ code: "unreadable-file", file: "deals.json", line: 0, column: 0 }]);
  });

  it("refuses a list of anything but objects", async () => {
    const { faults } = await readJson(json("[1, 2]"));
    expect(places(faults)).toEqual(
      [1, 2].map(() => ({ code: "unreadable-record", file: "deals.json", line: 1, column: 0 })),
    );
  });
});
