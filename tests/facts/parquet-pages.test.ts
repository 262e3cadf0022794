/** Parquet that our own reader takes from its pages is what DuckDB reads; what it does not take goes to DuckDB. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compilePlan } from "@attain/dsl";
import { controlTotals, evaluateOutcome, type Facts, type RuleSet } from "@attain/engine";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { findDataFiles } from "../../packages/cli/src/data/find-data-files.js";
import { readRows } from "../../packages/cli/src/data/read-rows.js";
import { readSummedRows } from "../../packages/cli/src/data/read-summed-rows.js";
import { sumParquetPages } from "../../packages/cli/src/data/sum-parquet-pages.js";
import { temporaryDirectory } from "../cli/temporary-directory.js";

const ruleSet = compiled(`language 1
plan pages "Pages" { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees { id : payee key }
data deals {
  id : text key  owner : payee  second : payee optional  amount : money  rate : number optional
  part : percent = 50%  stage : "won" | "lost" | "höher"  new : yesno optional  closed : date
}
credit booking of deals on closed {
  where stage = "won" or stage = "höher"
  worth amount * (rate else 1) * (first { when new else no : part  otherwise : 100% })
  to second 25% if any
  to owner rest
}
measure bookings per month = sum(booking)
component commission per month { pay bookings * 3% }
payout per month { pay commission }
`);

function compiled(text: string): RuleSet {
  const { ruleSet, diagnostics } = compilePlan(text);
  if (ruleSet === undefined) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return ruleSet;
}

interface Written {
  readonly rows: number;
  /** Of the copy. */
  readonly options: string;
  /** Columns instead of the usual ones, as SQL on `i`. */
  readonly columns?: Readonly<Record<string, string>>;
}

const usual: Readonly<Record<string, string>> = {
  note: "'what nobody reads ' || i",
  id: "'D' || lpad(i::varchar, 7, '0')",
  owner: "' P' || (i * 7919 % 23)",
  second: "case when i % 5 < 3 then null else 'P' || (i % 19) end",
  amount: "((i * 7907) % 900001 - 5000)::decimal(12, 2) / 100",
  rate: "case when i % 7 = 0 then null else ((i * 31) % 4001)::decimal(8, 3) / 1000 end",
  part: "case when i % 3 = 0 then null else ((i % 4) * 25)::decimal(5, 2) / 100 end",
  stage: "case i % 3 when 0 then 'won' when 1 then 'lost' else 'höher' end",
  new: "case when i % 11 = 0 then null else i % 2 = 0 end",
  closed: "date '2026-01-01' + (i % 90)::integer",
};
const types: Readonly<Record<string, string>> = {
  amount: "decimal(12, 2)",
  rate: "decimal(8, 3)",
  part: "decimal(5, 2)",
};

async function directoryOf({ rows, options, columns = {} }: Written): Promise<string> {
  const directory = temporaryDirectory();
  const payees = Array.from({ length: 23 }, (_, at) => `P${at}`);
  writeFileSync(join(directory, "payees.csv"), `id\n${payees.join("\n")}\n`);
  const selected = Object.entries({ ...usual, ...columns })
    .map(([name, sql]) => `(${sql})${types[name] && !columns[name] ? `::${types[name]}` : ""} as "${name}"`)
    .join(", ");
  const path = join(directory, "deals.parquet").replaceAll("'", "''");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("set threads = 1");
  await connection.run(
    `copy (select ${selected} from range(${rows}) as t(i) order by i) to '${path}' (format parquet, ${options})`,
  );
  connection.closeSync();
  instance.closeSync();
  return directory;
}

const request = (directory: string) =>
  ({ directory, cwd: directory, without: [], threads: "none", period: "2026-Q1" }) as const;

const summed = (directory: string, partSize = 3000) =>
  readSummedRows(ruleSet, { ...request(directory), leastBytes: 0, partSize }, () => {});

/** What our own reader says of the file. */
async function fromPages(directory: string) {
  const { facts } = await readRows(ruleSet, { ...request(directory), without: ["deals"] }, () => {});
  const { files } = await findDataFiles(ruleSet.sources, directory, directory, new Set());
  const file = files.find(({ source }) => source.name === "deals");
  if (file === undefined) throw new Error("there is no file");
  const payees = facts.tables.get("payees");
  const others =
    payees === undefined ? [] : [{ source: "payees", rowCount: payees.rowCount, columns: payees.columns }];
  const setup = { ruleSet, source: "deals", others, proof: "order" as const };
  return sumParquetPages({ file, setup, threads: undefined, onBytes: () => {} });
}

async function paid(facts: Facts) {
  const { outcome } = await evaluateOutcome(ruleSet, facts, { period: "2026-Q1", hasDeals: false });
  return { outcome: { ...outcome, credits: [] }, control: await controlTotals(outcome, facts) };
}

async function expectSame(directory: string): Promise<void> {
  const read = await summed(directory);
  expect(read?.facts.tables.get("deals")?.sums).toBeDefined();
  const rows = await readRows(ruleSet, request(directory), () => {});
  expect(rows.faults).toEqual([]);
  if (read) expect(await paid(read.facts)).toEqual(await paid(rows.facts));
}

describe("pages of Parquet", () => {
  const taken: Readonly<Record<string, Written>> = {
    "with dictionaries": { rows: 9000, options: "row_group_size 2048" },
    "in one group": { rows: 5000, options: "compression snappy" },
    "that are not compressed": { rows: 5000, options: "compression uncompressed, row_group_size 2048" },
    "with few dictionaries": { rows: 5000, options: "dictionary_size_limit 5, row_group_size 2048" },
    "of integers and long decimals": {
      rows: 3000,
      options: "compression snappy",
      columns: { amount: "(i % 1000 - 10)::integer", rate: "(i % 50)::decimal(18, 4)" },
    },
    "of a choice's values in another spelling": {
      rows: 3000,
      options: "compression snappy",
      columns: { stage: "case i % 2 when 0 then 'won ' else 'ho' || chr(776) || 'her' end" },
    },
  };
  for (const [name, written] of Object.entries(taken)) {
    it(`${name} are read as DuckDB reads them`, async () => {
      const directory = await directoryOf(written);
      expect(typeof (await fromPages(directory))).toBe("object");
      await expectSame(directory);
    });
  }

  const unusual: Readonly<Record<string, Written>> = {
    "in another compression": { rows: 3000, options: "compression zstd" },
    "of another version": { rows: 3000, options: "parquet_version v2" },
    "of integers where texts are meant": { rows: 3000, options: "compression snappy", columns: { id: "i" } },
  };
  for (const [name, written] of Object.entries(unusual)) {
    it(`${name} are left to DuckDB`, async () => {
      const directory = await directoryOf(written);
      expect(await fromPages(directory)).toBe("unusual");
      await expectSame(directory);
    });
  }

  it("of numbers beyond doubles are left to DuckDB", async () => {
    const columns = { rate: "9007199254740993::bigint" };
    expect(await fromPages(await directoryOf({ rows: 300, options: "compression snappy", columns }))).toBe(
      "unusual",
    );
  });

  const faults: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "an unknown payee": { owner: "case when i = 2500 then 'nobody' else 'P1' end" },
    "a value that is no choice": { stage: "case when i = 2500 then 'win' else 'won' end" },
    "an empty cell": { amount: "case when i = 2500 then null else 1.50::decimal(12, 2) end" },
    "an empty text": { owner: "case when i = 2500 then '  ' else 'P1' end" },
    "a key twice": { id: "'D' || lpad((case when i = 2500 then 7 else i end)::varchar, 7, '0')" },
    "a date outside the plan": {
      closed: "case when i = 2502 then date '2025-12-31' else date '2026-02-01' end",
    },
  };
  for (const [name, columns] of Object.entries(faults)) {
    it(`with ${name} are read again as rows`, async () => {
      const directory = await directoryOf({ rows: 3000, options: "row_group_size 2048", columns });
      expect(await fromPages(directory)).toSatisfy((found) => found === "whole" || found === "unordered");
      expect(await summed(directory)).toBeUndefined();
    });
  }

  it("that are damaged never break anything", async () => {
    const directory = await directoryOf({ rows: 200, options: "compression snappy" });
    const path = join(directory, "deals.parquet");
    const whole = readFileSync(path);
    for (let round = 0; round < 100; round += 1) {
      const bytes = Uint8Array.from(whole);
      const at = (round * 7919) % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (round % 8));
      writeFileSync(path, round % 10 === 0 ? bytes.subarray(0, at) : bytes);
      expect(["object", "string"]).toContain(typeof (await fromPages(directory)));
    }
  });
});
