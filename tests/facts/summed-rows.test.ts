/** Rows that are added up while they are read pay what rows in memory pay, or are read as rows. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { compilePlan } from "@attain/dsl";
import { controlTotals, evaluateOutcome, type Facts, RowsNeeded, type RuleSet } from "@attain/engine";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { readRows } from "../../packages/cli/src/data/read-rows.js";
import { readSummedRows } from "../../packages/cli/src/data/read-summed-rows.js";
import { temporaryDirectory } from "../cli/temporary-directory.js";

function ruleSetOf(pay: string, worth = "amount"): RuleSet {
  const { ruleSet, diagnostics } = compilePlan(`language 1
plan summed "Summed" { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees { id : payee key }
data deals {
  id : text key  owner : payee  second : payee optional  split : percent  amount : money
  rate : number  stage : "won" | "lost"  closed : date
}
credit booking of deals on closed {
  where stage = "won"
  worth ${worth}
  to second split if any
  to owner rest
}
measure bookings per month = sum(booking)
measure deals_won per month = count(booking)
tiers steps marginal { from 0 USD : 2%  from 5_000 USD : 3.5% }
tiers stairs reached { from 0 USD : 1%  from 5_000 USD : 2% }
component commission per month { pay ${pay} }
component bonus per month { pay 10 USD * deals_won }
payout per month { pay commission, bonus }
`);
  if (ruleSet === undefined) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return ruleSet;
}

const marginal = ruleSetOf("bookings at steps(bookings)");

interface Deals {
  readonly count: number;
  readonly order?: (index: number) => number;
  readonly amount?: (index: number) => string;
  readonly replace?: (line: string, index: number) => string;
}

const header = "id,owner,second,split,amount,rate,stage,closed";

function dealLines({
  count,
  order = (at) => at,
  amount,
  replace = (line) => line,
}: Deals): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const index = order(at);
    const second = index % 5 === 0 ? `P${(index * 7) % 9}` : "";
    const split = index % 5 === 0 ? "0.25" : "0";
    const money = amount?.(index) ?? `${(index * 137) % 5000}.${String(index % 100).padStart(2, "0")}`;
    const day = `2026-0${1 + (index % 3)}-${String(1 + (index % 28)).padStart(2, "0")}`;
    const stage = index % 3 === 0 ? "lost" : "won";
    const id = `D${String(index).padStart(6, "0")}`;
    return replace(`${id},P${index % 9},${second},${split},${money},1.${index % 97},${stage},${day}`, index);
  });
}

async function directoryOf(deals: Deals, asParquet = false): Promise<string> {
  const directory = temporaryDirectory();
  const csv = join(directory, "deals.csv");
  writeFileSync(
    join(directory, "payees.csv"),
    `id\n${Array.from({ length: 9 }, (_, at) => `P${at}`).join("\n")}\n`,
  );
  if (!asParquet) {
    writeFileSync(csv, `${[header, ...dealLines(deals)].join("\n")}\n`);
    return directory;
  }
  const outside = join(temporaryDirectory(), "deals.csv");
  writeFileSync(outside, `${[header, ...dealLines(deals)].join("\n")}\n`);
  const text = (path: string) => `'${path.replaceAll("'", "''")}'`;
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const types =
    "{'id':'VARCHAR','owner':'VARCHAR','second':'VARCHAR','split':'DECIMAL(3,2)','amount':'DECIMAL(12,2)','rate':'DECIMAL(6,2)','stage':'VARCHAR','closed':'DATE'}";
  await connection.run(
    `copy (select * from read_csv(${text(outside.replace(/[[*?]/g, (one) => `[${one}]`))}, header = true, columns = ${types})) to ${text(join(directory, "deals.parquet"))} (format parquet, row_group_size 2048)`,
  );
  connection.closeSync();
  instance.closeSync();
  return directory;
}

async function summed(ruleSet: RuleSet, directory: string, partSize: number) {
  const request = { directory, cwd: directory, without: [], threads: "none" as const };
  return readSummedRows(ruleSet, { ...request, period: "2026-Q1", leastBytes: 0, partSize }, () => {});
}

async function paid(ruleSet: RuleSet, facts: Facts) {
  const options = { period: "2026-Q1", hasDeals: false };
  const { outcome } = await evaluateOutcome(ruleSet, facts, options);
  return { outcome: { ...outcome, credits: [] }, control: await controlTotals(outcome, facts) };
}

async function fromRows(ruleSet: RuleSet, directory: string) {
  const request = { directory, cwd: directory, without: [], threads: "none" as const };
  return paid(ruleSet, (await readRows(ruleSet, request, () => {})).facts);
}

async function expectSame(ruleSet: RuleSet, directory: string, partSize: number): Promise<void> {
  const read = await summed(ruleSet, directory, partSize);
  expect(read?.facts.tables.get("deals")?.sums).toBeDefined();
  if (read) expect(await paid(ruleSet, read.facts)).toEqual(await fromRows(ruleSet, directory));
}

describe("a data set that is only added up", () => {
  it("pays the same from parts of any size", async () => {
    const directory = await directoryOf({ count: 700 });
    for (const size of [90, 1_000, 7_777, 1 << 20]) await expectSame(marginal, directory, size);
  });

  it("pays the same from Parquet", async () => {
    const directory = await directoryOf({ count: 5_000 }, true);
    for (const size of [1_000, 1 << 19]) await expectSame(marginal, directory, size);
  });

  it("pays the same where keys are in no order", async () => {
    const directory = await directoryOf({ count: 701, order: (index) => (index * 337) % 701 });
    await expectSame(marginal, directory, 3_000);
    await expectSame(marginal, await directoryOf({ count: 701, order: (at) => (at * 337) % 701 }, true), 500);
  });

  it("pays the same where sums are wider than doubles, and parts have other decimals", async () => {
    const wide = ruleSetOf("bookings at steps(bookings)", "amount * rate * rate");
    const amount = (index: number) =>
      index < 300 ? `${index}` : `${90_000_000_000 + index}.${index % 1000}1`;
    await expectSame(wide, await directoryOf({ count: 600, amount }), 2_000);
    await expectSame(marginal, await directoryOf({ count: 600, amount }), 2_000);
  });

  it("keeps the line breaks of quoted cells", async () => {
    const replace = (line: string) => `${line.replace(/^(D\d+)/, '"$1"')},"a\nb,""c""\r\n"`;
    const directory = await directoryOf({ count: 300, replace });
    writeFileSync(
      join(directory, "deals.csv"),
      `\uFEFF${header},note\r\n${dealLines({ count: 300, replace }).join("\r\n")}`,
    );
    for (const size of [90, 1_501]) await expectSame(marginal, directory, size);
  });
});

describe("rows are read as rows", () => {
  const cases: Readonly<Record<string, Deals>> = {
    "where a key stands twice, next to each other": {
      count: 300,
      replace: (line, index) => (index === 151 ? line.replace(/^D\d+/, "D000150") : line),
    },
    "where a key stands twice, in parts that are in order": {
      count: 300,
      replace: (line, index) => (index === 299 ? line.replace(/^D\d+/, "D000001") : line),
    },
    "where a payee is unknown": {
      count: 300,
      replace: (line, index) => (index === 200 ? line.replace(/,P\d,/, ",nobody,") : line),
    },
    "where a cell is wrong": {
      count: 300,
      replace: (line, index) => (index === 200 ? line.replace(",won,", ",win,") : line),
    },
    "where a date is outside the plan": {
      count: 300,
      replace: (line, index) => (index === 202 ? line.replace("2026-", "2025-") : line),
    },
    "where shares are more than the whole": {
      count: 300,
      replace: (line, index) => (index === 205 ? line.replace(",0.25,", ",1.25,") : line),
    },
    "where a row has too few cells": {
      count: 300,
      replace: (line, index) => (index === 200 ? line.slice(0, 20) : line),
    },
    "where there is none": { count: 0 },
  };
  for (const [name, deals] of Object.entries(cases)) {
    it(name, async () => {
      expect(await summed(marginal, await directoryOf(deals), 2_000)).toBeUndefined();
    });
  }

  it("where a plan walks along the deals", async () => {
    const walking = ruleSetOf("bookings at stairs(bookings)");
    expect(await summed(walking, await directoryOf({ count: 300 }), 2_000)).toBeUndefined();
  });

  it("where somebody asks for one after all", async () => {
    const read = await summed(marginal, await directoryOf({ count: 300 }), 2_000);
    if (read === undefined) throw new Error("not summed");
    await expect(evaluateOutcome(marginal, read.facts, { period: "2026-Q1" })).rejects.toThrow(RowsNeeded);
  });
});

it("notes percents that were written without their sign, though nobody knows on which lines", async () => {
  // Of lost deals, which nobody is paid for.
  const wrong = new Map([
    [300, "50"],
    [1_500, "150%"],
    [2_100, "1.5"],
  ]);
  const deals = {
    count: 3_000,
    replace: (line: string, index: number) => {
      const cells = line.split(",");
      return cells.map((cell, at) => (at === 3 ? (wrong.get(index) ?? cell) : cell)).join(",");
    },
  };
  const directory = await directoryOf(deals);
  const [note] = (await summed(marginal, directory, 20_000))?.notes ?? [];
  expect(note).toMatchObject({ kind: "percents-without-sign", header: "split", column: 4, count: 2 });
  expect(note).toHaveProperty("first", [
    { line: 0, found: "50" },
    { line: 0, found: "1.5" },
  ]);
  const request = { directory, cwd: directory, without: [], threads: "none" as const };
  const { notes } = await readRows(marginal, request, () => {});
  expect(notes).toHaveLength(1);
  expect(notes[0]).toHaveProperty("first", [
    { line: 302, found: "50" },
    { line: 2_102, found: "1.5" },
  ]);
});
