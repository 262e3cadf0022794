import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const plan = `language 1
plan late { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees dated { id : payee key  left : date optional }
data deals { id : text key  rep : payee  amount : money  closed : date  collected : yesno default no }
data rates { payee : payee key  rate : percent }
credit sale of deals on closed { worth amount  to rep 100% }
tiers step retroactive { from 0 USD : 100%  from 100_000 USD : 150% }
measure sales per quarter = sum(sale)
component commission per quarter { pay rates.rate * sales at step(sales)  paid per month }
payout per month {
  pay      commission
  hold     20% of commission until collected
  draw     1_000 USD recoverable from 2026-01-01 through 2026-12-31
  cap      3_000 USD excess carried through 2026-12-31
  negative carried
  leaver   owes held lost
}
`;

const data = {
  "payees.csv": "id,from,left,known\nann,2026-01-01,,2026-01-01\nbob,2026-01-01,2026-03-15,2026-01-01\n",
  "rates.csv": "payee,rate,known\nann,2%,2026-01-01\nbob,3%,2026-01-01\nann,1%,2026-05-10\n",
  "deals.csv": `id,rep,amount,closed,collected,known
D1,ann,60000,2026-01-10,no,2026-01-10
D1,ann,60000,2026-01-10,yes,2026-03-03
D2,ann,50000,2026-02-20,no,2026-02-20
D2,ann,0,2026-02-20,no,2026-04-15
D3,ann,5000,2026-03-20,no,2026-06-02
D4,bob,90000,2026-01-10,no,2026-01-10
`,
};

function late(): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "late.plan": plan });
  for (const [name, text] of Object.entries(data)) writeFiles(cwd, { [`data/${name}`]: text });
  return cwd;
}

async function why(payee: string, period: string, cwd = late(), ...more: readonly string[]): Promise<string> {
  const asked = ["explain", "late.plan", "--data", "data", "--payee", payee, "--period", period, ...more];
  const { exitCode, stdout, stderr } = await attain(asked, { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout.slice(stdout.indexOf("Why "));
}

describe("attain explain says why a pay date paid what it did", () => {
  it("names the deal that was cancelled later, and those that it has repriced", async () => {
    expect(await why("ann", "2026-04")).toBe(`Why ann was paid what they were in 2026-04, since 2026-03-31:
  2,100.00 USD is taken back of commission for 2026-Q1.
    D1 of 2026-01-10: 1,200.00 USD instead of 1,800.00 USD, its row is the same: what it looks up, or a rate, a limit or a share that follows from other rows, has moved (data/deals.csv:3)
    D2 of 2026-02-20: 0.00 USD instead of 1,500.00 USD: amount 50000 became 0, learned on 2026-04-15 (data/deals.csv:5)
  300.00 USD of commission for 2026-Q1 is held no more, because it is earned no more.
    D2 of 2026-02-20: 0.00 USD instead of 300.00 USD: amount 50000 became 0, learned on 2026-04-15 (data/deals.csv:5)
  The draw of 1,000.00 USD adds 1,000.00 USD, because nothing is due; 3,440.00 USD is owed after it.
  1,800.00 USD more is taken back than is due: it is carried over, and 3,440.00 USD is owed after it.
`);
  });

  it("says what was released, and by which change", async () => {
    expect(
      await why("ann", "2026-03"),
    ).toContain(`  360.00 USD that was held of commission for 2026-Q1 is paid.
    D1 of 2026-01-10: 0.00 USD instead of 360.00 USD: collected no became yes, learned on 2026-03-03 (data/deals.csv:3)
`);
  });

  it("names a deal that was learned late, and a rate that was corrected", async () => {
    expect(await why("ann", "2026-06")).toContain(
      "    D3 of 2026-03-20, learned on 2026-06-02: 50.00 USD (data/deals.csv:6)\n",
    );
    expect(await why("ann", "2026-05")).toContain(`  Learned since.
    rates ann: rate 0.02 became 0.01, learned on 2026-05-10 (data/rates.csv:4)
`);
  });

  it("says what was settled when somebody left, and what was lost", async () => {
    expect(await why("bob", "2026-03")).toBe(`Why bob was paid what they were in 2026-03, since 2026-02-28:
  bob has left: 2026-03-15 was the last day in the plan, and this payout settles it: a balance stays owed, what is held is lost, and no draw is paid any more.
  540.00 USD held of commission for 2026-Q1 is lost, because the last day in the plan was 2026-03-15.
    D4 of 2026-01-10: 540.00 USD (data/deals.csv:7)
`);
    expect(await why("bob", "2026-05")).toBe(`Why bob was paid what they were in 2026-05, since 2026-04-30:
  bob has left: 2026-03-15 was the last day in the plan.
`);
  });

  it("says that another plan paid what the ledger has", async () => {
    const cwd = late();
    const run = ["run", "late.plan", "--data", "data", "--period", "2026-01", "--write-ledger", "paid.csv"];
    await attain(run, { cwd });
    writeFiles(cwd, { "late.plan": plan.replace(": 100%", ": 80%") });
    const text = await why("ann", "2026-02", cwd, "--ledger", "paid.csv");
    expect(text).toContain("D2 of 2026-02-20: 1,500.00 USD (data/deals.csv:4)");
    expect(text).toContain("D1 of 2026-01-10: 1,800.00 USD instead of 960.00 USD, its row is the same");
    expect(text).toContain("-240.00 USD because it was paid by other rows or by another plan then");
  });

  it("explains a pay date that the ledger has paid, and says when it was paid otherwise", async () => {
    const cwd = late();
    const run = ["run", "late.plan", "--data", "data", "--period", "2026-Q1", "--write-ledger", "paid.csv"];
    await attain(run, { cwd });
    const text = await why("ann", "2026-03", cwd, "--ledger", "paid.csv");
    expect(text).toBe(await why("ann", "2026-03", cwd));
    writeFiles(cwd, { "late.plan": plan.replace("hold     20%", "hold     40%") });
    expect(await why("ann", "2026-03", cwd, "--ledger", "paid.csv")).toContain(
      "The ledger has paid 1,000.00 USD; by the rows and the plan of now it would have been this",
    );
  });

  it("follows the payout that a payee has of their own", async () => {
    const cwd = late();
    const own = `component allowance per month { pay 100 USD }
payout per month for ann { pay commission, allowance }
`;
    writeFiles(cwd, { "late.plan": `${plan}${own}` });
    const asked = ["explain", "late.plan", "--data", "data", "--payee", "ann", "--period", "2026-02"];
    const { stdout } = await attain(asked, { cwd });
    expect(stdout).toContain("ann earned 100.00 USD allowance for 2026-02");
    expect(stdout).not.toContain("hold");
    expect(await why("bob", "2026-03", cwd)).toContain("540.00 USD held of commission for 2026-Q1 is lost");
  });

  it("has the same in JSON", async () => {
    const { paid } = JSON.parse(await jsonOf("ann", "2026-04"));
    expect(paid[0]).toMatchObject({
      payee: "ann",
      period: "2026-04",
      payday: "2026-04-30",
      since: "2026-03-31",
    });
    expect(paid[0].entries[0].deals[1]).toMatchObject({
      key: "D2",
      before: "1500.00",
      now: "0.00",
      cause: "changed",
      learned: "2026-04-15",
      changes: [{ column: "amount", from: "50000", to: "0" }],
    });
  });
});

async function jsonOf(payee: string, period: string): Promise<string> {
  const asked = ["explain", "late.plan", "--data", "data", "--payee", payee, "--period", period, "--json"];
  return (await attain(asked, { cwd: late() })).stdout;
}
