/** What a run has not counted is no fault, and is told: replaced rows, and credits of days outside the plan. */

import { expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const planText = `language 1
plan small { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees dated { id : payee key  left : date optional  manager : payee optional }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { worth amount  to rep 100%  overlay rep.manager 10% if any }
component commission per month { pay 10% * sum(sale) }
payout per month { pay commission }
`;

const payees = `id,from,left,manager
ann,2026-01-01,2026-02-15,mia
bob,2026-01-01,2026-01-30,mia
mia,2026-03-01,,
`;

const deals = `id,rep,amount,closed,known
D1,ann,100.00,2026-01-10,2026-01-10
D1,ann,150.00,2026-01-10,2026-01-20
D1,ann,170.00,2026-01-10,2026-05-01
D2,ann,200.00,2026-02-20,2026-02-20
D3,ann,300.50,2026-03-01,2026-03-01
D4,bob,400.00,2026-01-31,2026-01-31
D5,bob,500.00,2026-01-15,2026-01-15
`;

function company(): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "small.plan": planText, "data/payees.csv": payees, "data/deals.csv": deals });
  return cwd;
}

const run = ["run", "small.plan", "--data", "data", "--period", "2026-Q1"];

it("lists them under the payouts", async () => {
  const { exitCode, stdout, stderr } = await attain(run, { cwd: company() });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  // What becomes known in May takes nobody's place in the first quarter; the manager need not be in the plan.
  expect(stdout.slice(stdout.indexOf("Not counted"))).toBe(`Not counted
data/deals.csv:2 (D1): line 3 stands for it since 2026-01-20
ann: 2 credits of sale worth 500.5 USD, from 2026-02-20 through 2026-03-01: not in the plan then
bob: 1 credit of sale worth 400 USD, of 2026-01-31: not in the plan then
`);
});

it("has them in JSON, and nothing where there are none", async () => {
  const { stdout } = await attain([...run, "--json"], { cwd: company() });
  const { superseded, outsidePlan } = JSON.parse(stdout);
  expect(superseded).toEqual([
    { source: "deals", file: "data/deals.csv", line: 2, key: "D1", by: { line: 3, known: "2026-01-20" } },
  ]);
  expect(outsidePlan).toEqual([
    {
      payee: "ann",
      credit: "sale",
      count: 2,
      value: "500.5",
      currency: "USD",
      from: "2026-02-20",
      through: "2026-03-01",
    },
    {
      payee: "bob",
      credit: "sale",
      count: 1,
      value: "400",
      currency: "USD",
      from: "2026-01-31",
      through: "2026-01-31",
    },
  ]);
  const later = await attain(["run", "small.plan", "--data", "data", "--period", "2026-04", "--json"], {
    cwd: company(),
  });
  expect(JSON.parse(later.stdout)).not.toHaveProperty("outsidePlan");
});

it("lists of one payee what was replaced of theirs, of those they lead and of nobody, and of no others", async () => {
  const cwd = company();
  const replaced = async (payee: string) => {
    const { stdout, exitCode } = await attain([...run, "--payee", payee], { cwd });
    expect(exitCode).toBe(0);
    return [...stdout.matchAll(/deals\.csv:(\d+) \((\w+)\)/g)].map(([, line, key]) => `${line} ${key}`);
  };
  writeFiles(cwd, {
    "data/deals.csv": `${deals}D6,cleo,10,2026-01-10,2026-01-10\nD6,cleo,20,2026-01-10,2026-01-11\nD7,ann,10,2026-01-10,2026-01-10\nD7,cleo,20,2026-01-10,2026-01-11\n`,
    "data/payees.csv": `${payees}cleo,2026-01-01,,\n`,
  });
  // D7 was Ann's and is Cleo's: it is the business of both.
  expect(await replaced("ann")).toEqual(["2 D1", "11 D7"]);
  expect(await replaced("cleo")).toEqual(["9 D6", "11 D7"]);
  expect(await replaced("bob")).toEqual([]);
  expect(await replaced("mia")).toEqual(["2 D1", "11 D7"]);
  const { stdout } = await attain([...run, "--payee", "bob", "--json"], { cwd });
  expect(JSON.parse(stdout)).not.toHaveProperty("superseded");
});
