import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const goal = (since: string, amount: string) => `goal revenue per year ${since} = ${amount} USD {
  cover 110%
  level team  by teams.market
  level payee by payee.capacity
  phase half 40%, 60%
  round half even leftover largest
}`;

const plan = `language 1
plan handed_down "A goal, planned anew" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}
data payees dated { id : payee key  team : text  capacity : number }
data teams { team : text key  market : money }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit booking of deals on closed { worth amount  to rep 100% }
${goal("", "1_000_000")}
${goal("from 2026-07-01", "900_000")}
quota target per half = revenue else 0 USD
measure team_attained per team, half = sum(booking) / revenue
component bonus per half { gate target > 0 USD  pay 1_000 USD * (sum(booking) / target)  paid per half }
payout per half { pay bonus }
`;

function company(): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, {
    "goal.plan": plan,
    "data/teams.csv": "team,market\nAlpha,3000000\nBeta,2000000\n",
    "data/payees.csv":
      "id,from,team,capacity\nann,2026-01-01,Alpha,2\nbob,2026-01-01,Alpha,1\ncid,2026-01-01,Beta,1\ndee,2026-05-01,Alpha,1\n",
    "data/deals.csv": "id,rep,amount,closed\nD1,bob,41250,2026-08-10\n",
  });
  return cwd;
}

const given = ["goal.plan", "--data", "data", "--period", "2026-H2"];
const run = ["run", ...given];

describe("the goals of a run", () => {
  it("are printed at every level, as they were planned and as they were planned anew", async () => {
    const { exitCode, stdout } = await attain(run, { cwd: company() });
    expect(exitCode).toBe(0);
    expect(stdout.slice(stdout.indexOf("Goals"))).toBe(`Goals
┌─────────┬────────────────┬───────┬────────────┬───────────┬─────────┬─────┐
│ Goal    │ Level          │ Unit  │ Planned on │      2026 │ 2026-H2 │     │
├─────────┼────────────────┼───────┼────────────┼───────────┼─────────┼─────┤
│ revenue │ plan           │       │ 2026-01-01 │ 1,000,000 │ 600,000 │ USD │
│         │ as broken down │       │ 2026-01-01 │ 1,100,000 │ 660,000 │ USD │
│         │                │       │ 2026-07-01 │   900,000 │ 500,000 │ USD │
│         │ as broken down │       │ 2026-07-01 │   990,000 │ 550,000 │ USD │
│         │ team           │ Alpha │ 2026-01-01 │   660,000 │ 396,000 │ USD │
│         │                │       │ 2026-07-01 │   594,000 │ 330,000 │ USD │
│         │ team           │ Beta  │ 2026-01-01 │   440,000 │ 264,000 │ USD │
│         │                │       │ 2026-07-01 │   396,000 │ 220,000 │ USD │
│         │ payee          │ ann   │ 2026-01-01 │   440,000 │ 264,000 │ USD │
│         │                │       │ 2026-07-01 │   341,000 │ 165,000 │ USD │
│         │ payee          │ bob   │ 2026-01-01 │   220,000 │ 132,000 │ USD │
│         │                │       │ 2026-07-01 │   170,500 │  82,500 │ USD │
│         │ payee          │ cid   │ 2026-01-01 │   440,000 │ 264,000 │ USD │
│         │                │       │ 2026-07-01 │   396,000 │ 220,000 │ USD │
│         │ payee          │ dee   │ 2026-07-01 │    82,500 │  82,500 │ USD │
└─────────┴────────────────┴───────┴────────────┴───────────┴─────────┴─────┘
`);
  });

  it("are in the object and in the files, every version of them", async () => {
    const cwd = company();
    const { goals, figures } = JSON.parse((await attain([...run, "--json"], { cwd })).stdout) as {
      goals: readonly Record<string, unknown>[];
      figures: readonly Record<string, unknown>[];
    };
    const line = { goal: "revenue", level: "team", unit: "Alpha", period: "2026-H2", currency: "USD" };
    expect(goals.filter(({ unit, period }) => unit === "Alpha" && period === "2026-H2")).toEqual([
      { ...line, value: "396000", planned: "2026-01-01", stands: false },
      { ...line, value: "330000", planned: "2026-07-01", stands: true },
    ]);
    expect(goals[0]).toMatchObject({ level: "", unit: "", value: "1000000", covered: "1100000" });
    const teams = figures.filter(({ name, period }) => name === "team_attained" && period === "2026-H2");
    expect(teams.map(({ group, value }) => [group, value])).toEqual([
      ["Alpha", "0.125"],
      ["Beta", "0"],
    ]);

    await attain([...run, "--out", "results"], { cwd });
    const file = (name: string) =>
      parseCsv(readFileSync(join(cwd, "results", name)), { columns: true }) as Record<string, string>[];
    expect(file("goals.csv").filter(({ unit }) => unit === "dee")).toEqual(
      ["2026", "2026-H2"].map((period) => ({
        ...line,
        level: "payee",
        unit: "dee",
        period,
        value: "82500",
        covered: "",
        planned: "2026-07-01",
        stands: "yes",
      })),
    );
    expect(file("figures.csv").find(({ name }) => name === "team_attained")).toMatchObject({
      group: "Alpha",
    });
  });

  it("are explained level by level", async () => {
    const cwd = company();
    const { stdout } = await attain(["explain", ...given, "--payee", "bob", "--view", "tree"], { cwd });
    for (const step of [
      "revenue of bob = 82,500.00 USD",
      "revenue of Alpha = 330,000.00 USD",
      "revenue = 550,000.00 USD  [revenue from 2026-07-01",
      "planned for the time before = 440,000.00 USD",
      "part of bob = 25 %",
    ]) {
      expect(stdout).toContain(step);
    }
  });
});
