/** What counts as it was read, though something else may have been meant, is told: nothing of it is a fault. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const planText = `language 1
plan small { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  amount : money  bonus : percent default 0%  paid_on : date optional  closed : date }
credit sale of deals on closed { worth amount * (1 + bonus)  to rep 100% }
component commission per quarter { pay 10% * sum(sale) }
payout per quarter { pay commission }
`;

async function run(deals: string, ...options: readonly string[]) {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "small.plan": planText, "data/deals.csv": deals });
  const command = ["run", "small.plan", "--data", "data", "--period", "2026-Q1", ...options];
  const { exitCode, stdout, stderr } = await attain(command, { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
}

const percents = `id,rep,amount,bonus,paid_on,closed
D1,ann,100,50,,2026-01-10
D2,ann,100,150%,,2026-01-10
D3,ann,100,0.5,,2026-01-10
D4,ann,100,1.5,,2026-01-10
D5,ann,100,,,2026-01-10
D6,ann,100, 300 % ,,2026-01-10
D7,ann,100,-2,,2026-01-10
D8,ann,100,7,,2026-01-10
`;

it("names percents above the whole that were written without their sign, with what they were read as", async () => {
  const stdout = await run(percents);
  expect(stdout.slice(stdout.indexOf("As it was read"))).toBe(`As it was read
data/deals.csv, "bonus", line 2: 50 is read as 5,000 %; line 5: 1.5 is read as 150 %; line 8: -2 is read as -200 % and 1 more: without its sign a percent is a fraction, 0.5 or 50%
`);
  expect(JSON.parse(await run(percents, "--json")).notes).toHaveLength(1);
});

it("names columns that a plan can do without and the file does not have, and those that nothing reads", async () => {
  const deals = "id,rep,amount,closed,paid at,owner\nD1,ann,100,2026-01-10,2026-02-01,x\n";
  const stdout = await run(deals);
  expect(stdout.slice(stdout.indexOf("As it was read"))).toBe(`As it was read
data/deals.csv has no columns "bonus", "paid_on", which the plan can do without; columns not read: "paid at", "owner"
`);
});

it("says nothing where there is nothing to say", async () => {
  const deals =
    "id,rep,amount,bonus,paid_on,closed,owner\nD1,ann,100,150%,,2026-01-10,x\nD2,ann,1,1,,2026-01-10,x\n";
  expect(await run(deals)).not.toContain("As it was read");
  expect(JSON.parse(await run(deals, "--json"))).not.toHaveProperty("notes");
});

it("says the same of a large file", async () => {
  const head = "id,rep,amount,closed\n";
  const row = (index: number) => `D${index},ann,100,2026-01-10\n`;
  const many = Array.from({ length: 190_000 }, (_, index) => row(index)).join("");
  expect(await run(head + many)).toContain('data/deals.csv has no columns "bonus", "paid_on"');
  const lines = many.replaceAll("\n", ",0.5\n").replace(",0.5\n", ",1.5\n");
  const wrong = `${head.trim()},bonus\n${lines}D190001,ann,100,2026-01-10,50\n`;
  expect(await run(wrong)).toContain('"bonus", line 2: 1.5 is read as 150 %; line 190002: 50 is read as');
}, 30_000);

it("takes numbers of a file of typed columns for what they are", async () => {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "small.plan": planText });
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  mkdirSync(join(cwd, "data"));
  const rows =
    "select 'D1' as id, 'ann' as rep, 100 as amount, 50.25 as bonus, null::date as paid_on, date '2026-01-10' as closed";
  const target = join(cwd, "data", "deals.parquet").replaceAll("'", "''");
  await connection.run(`copy (${rows}) to '${target}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  const command = ["run", "small.plan", "--data", "data", "--period", "2026-Q1"];
  const { exitCode, stdout } = await attain(command, { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain("As it was read");
});
