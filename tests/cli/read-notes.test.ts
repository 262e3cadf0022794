/** What counts as it was read, though something else may have been meant, is told: nothing of it is a fault. */

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

it("says the same of a file that is so large that its rows are only added up", async () => {
  const head = "id,rep,amount,closed\n";
  const row = (index: number) => `D${index},ann,100,2026-01-10\n`;
  const many = Array.from({ length: 200_000 }, (_, index) => row(index)).join("");
  expect(await run(head + many)).toContain('data/deals.csv has no columns "bonus", "paid_on"');
  const wrong = `${head.trim()},bonus\n${many.replaceAll("\n", ",0.5\n")}D200001,ann,100,2026-01-10,50\n`;
  expect(await run(wrong)).toContain('"bonus", line 200002: 50 is read as 5,000 %');
});
