import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const plan = `language 1
plan small "Small company" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}
data deals { id : text key  rep : payee  amount : money  closed : date  churned : date optional }
credit sale of deals on closed { worth amount  to rep 100% }
component commission per month { pay 10% * sum(sale) }
payout per month { pay commission }
journal contract_cost of commission {
  over 36 months from closed until churned equally leftover last
  dr "Contract cost asset" cr "Accrued commissions" on earning
  dr "Commission expense"  cr "Contract cost asset" on amortising
  dr "Impairment"          cr "Contract cost asset" on writeoff
}
`;

const deals = `id,rep,amount,closed,churned
D1,ann,54000,2026-01-15,
D2,bob,36000,2026-02-02,2026-03-30
`;

function company(rows = deals): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "small.plan": plan, "data/deals.csv": rows });
  return cwd;
}

const run = ["run", "small.plan", "--data", "data", "--period", "2026-Q1"];

describe("the books of a run", () => {
  it("are printed behind the payouts: accounts, and what is left to amortise", async () => {
    const { exitCode, stdout } = await attain(run, { cwd: company() });
    expect(exitCode).toBe(0);
    expect(stdout.slice(stdout.indexOf("Books"))).toBe(`Books
┌───────────────┬─────────────────────┬───────────┬────────────┐
│ Journal       │ Account             │ Debit USD │ Credit USD │
├───────────────┼─────────────────────┼───────────┼────────────┤
│ contract_cost │ Accrued commissions │           │   9,000.00 │
│               │ Commission expense  │    550.00 │            │
│               │ Contract cost asset │  9,000.00 │   4,050.00 │
│               │ Impairment          │  3,500.00 │            │
├───────────────┼─────────────────────┼───────────┼────────────┤
│ All journals  │                     │ 13,050.00 │  13,050.00 │
└───────────────┴─────────────────────┴───────────┴────────────┘

┌─────────┬───────────────┬──────────┬─────────────┬───────────┬─────────────┬──────────┬─────┐
│ Month   │ Journal       │  Opening │ Capitalised │ Amortised │ Written off │  Closing │     │
├─────────┼───────────────┼──────────┼─────────────┼───────────┼─────────────┼──────────┼─────┤
│ 2026-01 │ contract_cost │     0.00 │    5,400.00 │    150.00 │        0.00 │ 5,250.00 │ USD │
├─────────┼───────────────┼──────────┼─────────────┼───────────┼─────────────┼──────────┼─────┤
│ 2026-02 │ contract_cost │ 5,250.00 │    3,600.00 │    250.00 │        0.00 │ 8,600.00 │ USD │
├─────────┼───────────────┼──────────┼─────────────┼───────────┼─────────────┼──────────┼─────┤
│ 2026-03 │ contract_cost │ 8,600.00 │        0.00 │    150.00 │    3,500.00 │ 4,950.00 │ USD │
└─────────┴───────────────┴──────────┴─────────────┴───────────┴─────────────┴──────────┴─────┘
`);
  });

  it("are written as CSV and JSON, deal by deal and in all", async () => {
    const cwd = company();
    const { stdout } = await attain([...run, "--out", "results"], { cwd });
    for (const name of ["journal", "schedule", "roll-forward", "roll-forward-total"]) {
      const read = (ending: string) => readFileSync(join(cwd, "results", `${name}.${ending}`), "utf8");
      const rows = parseCsv(read("csv"), { columns: true });
      expect(rows).toEqual(JSON.parse(read("json")));
      expect(rows.length).toBeGreaterThan(0);
      expect(stdout).toContain(`${name}.csv`);
    }
    const rows = (name: string): Record<string, string>[] =>
      JSON.parse(readFileSync(join(cwd, "results", `${name}.json`), "utf8"));
    expect(rows("journal")[0]).toEqual({
      journal: "contract_cost",
      period: "2026-01",
      date: "2026-01-31",
      event: "earning",
      account: "Contract cost asset",
      side: "dr",
      amount: "5400.00",
      currency: "USD",
      payee: "ann",
      component: "commission",
      credit: "sale",
      key: "D1",
    });
    expect(rows("schedule")).toHaveLength(37);
    expect(rows("roll-forward").map(({ key, closing }) => `${key} ${closing}`)).toEqual([
      "D1 5250.00",
      "D1 5100.00",
      "D2 3500.00",
      "D1 4950.00",
      "D2 0.00",
    ]);
  });

  it("stand in the object of --json, and go with the payouts when a fault stops them", async () => {
    const { stdout } = await attain([...run, "--json"], { cwd: company() });
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toContain("rollForward");
    expect(result.journal).toHaveLength(14);
    const broken = await attain([...run, "--json"], { cwd: company(`${deals}D3,bob,100,2030-01-01,\n`) });
    expect(broken.exitCode).toBe(1);
    expect(JSON.parse(broken.stdout)).toMatchObject({ payouts: [], journal: [], rollForward: [] });
    const going = await attain([...run, "--json", "--continue"], {
      cwd: company(`${deals}D3,bob,100,2030-01-01,\n`),
    });
    expect(JSON.parse(going.stdout).journal).toHaveLength(14);
  });

  it("are closed month by month, however rarely the plan pays, and after its end", async () => {
    const cwd = company();
    writeFiles(cwd, { "small.plan": plan.replaceAll("per month", "per quarter") });
    const of = (period: string) =>
      attain(["run", "small.plan", "--data", "data", "--period", period, "--json"], { cwd });
    const month = await of("2026-02");
    expect(JSON.parse(month.stdout)).toMatchObject({ payouts: [], faults: [] });
    expect(JSON.parse(month.stdout).journal).toHaveLength(6);
    const last = await of("2028-12");
    expect(JSON.parse(last.stdout).journal).toMatchObject([{ amount: "150.00" }, { amount: "150.00" }]);
    expect((await of("2025-12")).exitCode).toBe(2);
  });

  it("say why an amount was posted", async () => {
    const explain = ["explain", "small.plan", "--data", "data", "--period", "2026-03", "--payee", "bob"];
    const { exitCode, stdout } = await attain([...explain, "--journal", "contract_cost"], { cwd: company() });
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`bob, 2026-03
contract_cost, on writeoff = 3,500.00 USD  [line 11]
└─ D2 in 2026-03 = 3,500.00 USD  [line 11]
   ├─ written off by the end of 2026-03 = 3,500.00 USD  [line 11]
   │  ├─ commission on D2 by the end of 2026-03 = 3,600.00 USD  [data/deals.csv:3]
   │  └─ 1 of 36 months by the end of 2026-03 = 100.00 USD  [line 12]
   │     └─ commission on D2 by the end of 2026-03 = 3,600.00 USD  [data/deals.csv:3]
   └─ written off by the end of the month before = 0.00 USD
`);
    const later = [...explain.slice(0, 5), "2026-05", ...explain.slice(6), "--journal", "contract_cost"];
    const nothing = await attain(later, { cwd: company() });
    expect(nothing.stdout).toBe("contract_cost posted nothing for bob in 2026-05.\n");
    const misspelt = await attain([...explain, "--journal", "contract_costs"], { cwd: company() });
    expect(misspelt).toMatchObject({ exitCode: 2 });
    expect(misspelt.stderr).toContain("--journal contract_cost");
  });
});
