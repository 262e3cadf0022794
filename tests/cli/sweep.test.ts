import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const plan = `language 1

plan small "Small plan" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}

data deals {
  id     : text key
  rep    : payee
  amount : money
  closed : date
}

param rate : percent = 5%
param top  : money = 700 USD

credit sale of deals on closed {
  worth amount
  to    rep 100%
}

measure sold per month = sum(sale)

component commission per month {
  pay sold * rate
  cap top excess lost
}

payout per month { pay commission }
`;

function company(text = plan): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, {
    "small.plan": text,
    "data/deals.csv": "id,rep,amount,closed\nD1,ann,10000,2026-01-10\nD2,bob,20000,2026-02-10\n",
  });
  return cwd;
}

const sweep = ["sweep", "small.plan", "--data", "data", "--period", "2026-Q1"];

describe("attain sweep", () => {
  it("prints what every combination of values costs, and how many would win and lose", async () => {
    const args = [...sweep, "--set", "rate=4%,6%", "--set", "top=700,1000.50"];
    const { exitCode, stdout, stderr } = await attain(args, { cwd: company() });
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    // 500 and 1,000 at 5 %, of which the cap leaves 700.
    expect(stdout).toBe(`Small plan, 2026-Q1
┌──────────────┬──────────────┬──────────┬────────────┬─────────┬────────┐
│         rate │          top │ Cost USD │ Difference │ Winners │ Losers │
├──────────────┼──────────────┼──────────┼────────────┼─────────┼────────┤
│ as it stands │ as it stands │ 1,200.00 │            │         │        │
├──────────────┼──────────────┼──────────┼────────────┼─────────┼────────┤
│         0.04 │          700 │ 1,100.00 │    -100.00 │       0 │      1 │
│         0.04 │       1000.5 │ 1,200.00 │       0.00 │       1 │      1 │
│         0.06 │          700 │ 1,300.00 │     100.00 │       1 │      0 │
│         0.06 │       1000.5 │ 1,600.50 │     400.50 │       2 │      0 │
└──────────────┴──────────────┴──────────┴────────────┴─────────┴────────┘
`);
  });

  it("says in JSON who would get more or less", async () => {
    const args = [...sweep, "--set", "rate=4%", "--payees", "--json"];
    const { exitCode, stdout } = await attain(args, { cwd: company() });
    expect(exitCode).toBe(0);
    const { base, evaluator, scenarios } = JSON.parse(stdout);
    expect({ base, evaluator }).toEqual({
      base: { cost: [{ currency: "USD", amount: "1200.00" }], faults: [] },
      evaluator: "compiled",
    });
    const changed = { payee: "ann", before: "500.00", after: "400.00", difference: "-100.00" };
    const cost = { currency: "USD", amount: "1100.00", difference: "-100.00" };
    expect(scenarios).toEqual([
      {
        set: { rate: "0.04" },
        cost: [{ ...cost, winners: 0, losers: 1, unchanged: 1, payees: [changed] }],
        faults: [],
      },
    ]);
  });

  it("pays the same where the payout as a whole is limited, which takes whole runs", async () => {
    const capped = "payout per month {\n  pay commission\n  cap 600 USD excess lost\n}";
    const text = plan.replace("payout per month { pay commission }", capped);
    const { exitCode, stdout, stderr } = await attain([...sweep, "--set", "rate=4%"], { cwd: company(text) });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("│         0.04 │ 1,000.00 │    -100.00 │       0 │      1 │");
    expect(stdout).toContain("It took longer, because the plan has caps of the payout: with that, each\n");
  });

  it.each([
    ["rte=1", 'The plan has no parameter "rte"', "Did you mean --set rate=...?"],
    ["rate=lots", '"lots" for the parameter "rate" is not a percentage', "Write 30% or 0.3"],
    ["top=12 EUR", '"12 EUR" for the parameter "top" is not an amount in USD', "Give an amount in USD"],
    ["top=40,000", '"top=40,000" has a value "000"', "write nothing between thousands"],
    ["top", '"top" names no parameter with its values', "Write --set rate=0.05,0.06"],
  ])("refuses --set %s", async (setting, message, help) => {
    const { exitCode, stdout, stderr } = await attain([...sweep, "--set", setting], { cwd: company() });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain(help);
  });

  it("tries nothing on rows that are at fault", async () => {
    const cwd = company();
    writeFiles(cwd, { "data/deals.csv": "id,rep,amount,closed\nD1,ann,lots,2026-01-10\n" });
    const { exitCode, stdout, stderr } = await attain([...sweep, "--set", "rate=4%"], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("Nothing can be calculated until the faults are mended.");
  });
});
