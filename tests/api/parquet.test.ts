/** Tables of Parquet through the API: imported with a report, looked at, and run over. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Company, endedRun, openCompany, personOf, sampleDirectory } from "./company.js";

let company: Company;
const directory = mkdtempSync(join(tmpdir(), "attain-parquet-"));

beforeAll(async () => {
  company = await openCompany();
}, 120_000);
afterAll(async () => {
  await company.close();
  rmSync(directory, { recursive: true, force: true });
});

async function parquetOf(csv: string): Promise<Buffer> {
  const from = join(directory, "table.csv");
  const to = join(directory, "table.parquet");
  writeFileSync(from, csv);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`copy (from read_csv('${from}', all_varchar = true)) to '${to}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  return readFileSync(to);
}

it("is imported with a report row by row, shown, and run to the same result as CSV", async () => {
  const finance = personOf(company, "finance");
  const at = `/v1/workspaces/${company.workspace}`;
  const first = (await company.ask(finance, "GET", `${at}/runs`)).json.rows.at(-1);
  const { json: set } = await company.ask(finance, "POST", `${at}/data-sets`, { name: "parquet" });
  const table = (name: string) => `${at}/data-sets/${set.id}/tables/${name}`;

  const wrong = await parquetOf("payee,quarter,amount\nann,2026-Q1,1000.5\nbob,2026-Q9,12\n");
  const address = `${table("quotas")}?format=parquet&plan=${first.plan}`;
  const bad = await company.ask(finance, "PUT", address, wrong);
  expect(bad.json).toMatchObject({ rows: 1, faultCount: 1, leftOutCount: 1 });
  const shown = await company.ask(finance, "GET", table("quotas"));
  expect(shown.json).toMatchObject({
    total: 2,
    headers: ["payee", "quarter", "amount"],
    rows: [{ cells: ["ann", "2026-Q1", "1000.5"] }, { cells: ["bob", "2026-Q9", "12"] }],
  });

  for (const name of ["deals", "payees", "quotas"]) {
    const bytes = await parquetOf(readFileSync(join(sampleDirectory, "data", `${name}.csv`), "utf8"));
    const put = `${table(name)}?format=parquet&plan=${first.plan}`;
    expect((await company.ask(finance, "PUT", put, bytes)).json).toMatchObject({ faultCount: 0 });
  }
  const { plan, version, period } = first;
  const body = { plan, version, period, dataSet: set.id };
  const started = await company.ask(finance, "POST", `${at}/runs`, body);
  expect(await endedRun(company, finance, started.json.id)).toMatchObject({ state: "done" });
  const [one, other] = await Promise.all(
    [first.id, started.json.id].map((id) =>
      company.ask(finance, "GET", `${at}/runs/${id}/payouts?limit=1000`),
    ),
  );
  expect(other?.json.rows.length).toBeGreaterThan(0);
  expect(other?.json.rows).toEqual(one?.json.rows);
});
