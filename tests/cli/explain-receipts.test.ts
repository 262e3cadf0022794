/** Explanations of pay that follows from rows under the deals: receipts, which are nobody else's business. */

import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const plan = `language 1
plan cash { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees dated { id : payee key  left : date optional }
data deals {
  id     : text key
  rep    : payee
  amount : money
  closed : date
  paid   : money = sum(receipts.amount)
}
data receipts { id : text key  deal : deals  amount : money  received : date }
data rates { payee : payee key  rate : percent }
credit sale of deals on closed { worth amount  to rep 100% }
measure sales per quarter = sum(sale)
component commission per quarter { pay rates.rate * sales  paid per month }
payout per month {
  pay      commission
  hold     40% of commission released by paid / amount
  negative carried
  leaver   owes held waits
}
`;

const data = {
  "payees.csv": `id,from,left,known
ann,2026-01-01,,2026-01-01
ann,2026-01-01,2026-12-30,2026-02-20
bob,2026-01-01,,2026-01-01
bob,2026-01-01,2026-12-31,2026-02-20
`,
  "rates.csv": "payee,rate,known\nann,5%,2026-01-01\nann,6%,2026-03-15\nbob,5%,2026-01-01\n",
  "deals.csv": `id,rep,amount,closed,known
D1,ann,10000,2026-01-10,2026-01-10
D1,ann,20000,2026-01-10,2026-02-10
D2,bob,90000,2026-01-10,2026-01-10
D2,bob,80000,2026-01-10,2026-03-10
`,
  "receipts.csv": `id,deal,amount,received,known
R1,D1,10000,2026-03-02,2026-03-02
R2,D2,40000,2026-03-03,2026-03-03
R3,D2,40000,2026-04-15,2026-04-15
`,
};

function cash(): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "cash.plan": plan });
  for (const [name, text] of Object.entries(data)) writeFiles(cwd, { [`data/${name}`]: text });
  return cwd;
}

async function asked(verb: "explain" | "run", args: readonly string[], cwd = cash()): Promise<string> {
  const all = [verb, "cash.plan", "--data", "data", ...args];
  const { exitCode, stdout, stderr } = await attain(all, { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
}

describe("attain explain of what follows from receipts", () => {
  it("names the receipt by which a hold was released", async () => {
    expect(await asked("explain", ["--payee", "bob", "--period", "2026-04"])).toContain(
      "    D2 of 2026-01-10: 0.00 USD instead of 800.00 USD (data/deals.csv:5): " +
        "receipts R3: a new row, learned on 2026-04-15 (data/receipts.csv:4)\n",
    );
  });

  it("names nobody else's receipts, in JSON neither", async () => {
    const text = await asked("explain", ["--payee", "ann", "--period", "2026-03"]);
    expect(text).toContain("receipts R1: a new row");
    expect(text).toContain("rates ann: rate 0.05 became 0.06");
    expect(text).not.toMatch(/R2|D2|bob/);
    const json = await asked("explain", ["--payee", "ann", "--period", "2026-03", "--json"]);
    expect(
      JSON.parse(json)
        .paid[0].learned.map(({ key }: { key: string }) => key)
        .sort(),
    ).toEqual(["R1", "ann"]);
    expect(json).not.toMatch(/"(R2|D2|bob)"/);
  });

  it("says the same of a pay date that the ledger has paid", async () => {
    const cwd = cash();
    await asked("run", ["--period", "2026-04", "--write-ledger", "paid.csv"], cwd);
    for (const [payee, period] of [
      ["ann", "2026-03"],
      ["bob", "2026-04"],
    ] as const) {
      const of = ["--payee", payee, "--period", period];
      const text = await asked("explain", [...of, "--ledger", "paid.csv"], cwd);
      expect(text).toContain(`Paid out in ${period}: `);
      expect(text).toBe(await asked("explain", of, cwd));
    }
  });

  it("shows what the ledger has paid where that is something else", async () => {
    const cwd = cash();
    await asked("run", ["--period", "2026-04", "--write-ledger", "paid.csv"], cwd);
    writeFiles(cwd, { "cash.plan": plan.replace("hold     40%", "hold     20%") });
    const of = ["--payee", "bob", "--period", "2026-04", "--ledger", "paid.csv"];
    expect(await asked("explain", of, cwd)).toContain("Paid out in 2026-04: 800.00 USD, of release 800.00.");
  });

  it("says of more than was earned something else than of less", async () => {
    const cwd = cash();
    writeFiles(cwd, {
      "data/deals.csv": `${data["deals.csv"]}D3,ann,1000,2026-03-30,2026-04-02\n`,
    });
    expect(await asked("explain", ["--payee", "ann", "--period", "2026-04"], cwd)).toContain(
      "60.00 more than was earned: the rest is of earlier periods, learned after they had ended.",
    );
    expect(await asked("explain", ["--payee", "ann", "--period", "2026-03"], cwd)).toContain(
      " less than was earned: other pay dates count the rest, or it was taken back of earlier periods.",
    );
  });
});
