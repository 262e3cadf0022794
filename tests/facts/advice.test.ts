/** What spreadsheets put into files is answered with what to write instead of this very cell. */

import { factsFromRecords } from "@attain/engine";
import { expect, it } from "vitest";
import { RulePlan } from "../semantics/law.js";

const plan = RulePlan.of(`language 1
plan small { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  amount : money  share : percent default 1  closed : date }
credit sale of deals on closed { worth amount  to rep share }
component pay_out per month { pay sum(sale) }
payout per month { pay pay_out }`);

it.each([
  ["amount", "1,234.50", "Write 1234.50"],
  ["amount", "1,234,567", "Write 1234567"],
  ["amount", "$100", "Write 100"],
  ["amount", "100 €", "Write 100"],
  ["amount", "(100.00)", "Write -100.00"],
  // May be either: nobody guesses.
  [
    "amount",
    "1,234",
    "Write digits, a point before the decimals and nothing between thousands, as in 1250.50",
  ],
  [
    "amount",
    "1.234,50",
    "Write digits, a point before the decimals and nothing between thousands, as in 1250.50",
  ],
  ["share", "5 percent", "Write 30% or 0.3"],
  [
    "closed",
    "46032",
    "This is how spreadsheets count days: 2026-01-10. Give the column the format yyyy-mm-dd before the file is saved",
  ],
  [
    "closed",
    "46032.75",
    "This is how spreadsheets count days: 2026-01-10. Give the column the format yyyy-mm-dd before the file is saved",
  ],
  ["closed", "2026-02-30", "That month has 28 days"],
  ["closed", "2026-30-02", "There are twelve months; the month stands in the middle"],
  ["closed", "2026-01-10T09:30:00Z", "Write the day without the time: 2026-01-10"],
  ["closed", "10-Jan-26", "Write year, month and day, as in 2026-03-31"],
  ["closed", "01/02/2026", "Write year, month and day, as in 2026-03-31"],
])("%s %j: %s", (column, cell, help) => {
  const row = { id: "D1", rep: "ann", amount: "1", share: "1", closed: "2026-01-10", [column]: cell };
  const { faults } = factsFromRecords(plan.ruleSet, { deals: [row] });
  expect(faults.map((fault) => [fault.code, fault.help])).toEqual([["wrong-type", help]]);
});

it.each([
  ["5%", "5.00"],
  ["0.05", "5.00"],
])("a percentage may be written %s", async (share, paid) => {
  const deals = [{ id: "D1", rep: "ann", amount: "100", share, closed: "2026-01-10" }];
  expect((await plan.run({ deals }, "2026-01")).figure("pay_out", "ann", "2026-01")).toBe(paid);
});
