import { describe, expect, it } from "vitest";
import { compilePlan } from "../compile-plan.js";
import { runCase } from "./run-case.js";

const plan = (tests: string) => `language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees { id : payee key }
data deals { id : text key  rep : payee  amount : money  closed : date }
data quotas { payee : payee key  month : month key  amount : money }
credit sale of deals on closed { worth amount  to rep 100% }
measure attainment per month = sum(sale) / quotas.amount
component bonus per month { pay 1_000 USD * attainment }
payout per month { pay bonus }
given payees (id) { ann; mia }
given quotas (payee, month, amount) { ann, 2026-01, 500 USD }
${tests}`;

async function results(tests: string) {
  const { ruleSet, cases, diagnostics } = compilePlan(plan(tests));
  if (ruleSet === undefined) throw new Error(diagnostics.map((each) => each.message).join("\n"));
  return Promise.all(cases.map((each) => runCase(ruleSet, each)));
}

describe("a plan's tests", () => {
  it("tell a fault of two periods, one within the other, once", async () => {
    const [result] = await results(`
test "nobody has a quota" {
  given quotas (payee, month, amount) {}
  given payees (id) { ann }
  expect bonus  for ann, 2026-01 = 0 USD
  expect payout for ann, 2026-01 = 0 USD
  expect bonus  for ann, 2026-02 = 0 USD
}`);
    const told = result?.faults.map(({ code, period }) => `${code} ${period}`);
    expect(told).toEqual([...new Set(told)]);
    expect(told).not.toEqual([]);
  });

  it("hold when what came out equals what was expected, and say what came out when not", async () => {
    const [held, failed] = await results(`
test "held" {
  given deals (id, rep, amount, closed) { D1, ann, 250 USD, 2026-01-10 }
  expect bonus for ann, 2026-01 = 500.00 USD
  expect payout for ann, 2026-01 = 500 USD
}
test "failed" {
  given deals (id, rep, amount, closed) { D1, ann, 250 USD, 2026-01-10 }
  expect bonus for ann, 2026-01 = 500.01 USD
}`);
    expect(held?.passed).toBe(true);
    expect(failed?.passed).toBe(false);
    expect(failed?.checks[0]).toMatchObject({ passed: false, actual: "500.00" });
  });

  it("show the fault of somebody else without failing, and fail by one of their own", async () => {
    const [other, own] = await results(`
test "mia has no quota" {
  given deals (id, rep, amount, closed) { D1, ann, 250 USD, 2026-01-10 }
  expect bonus for ann, 2026-01 = 500 USD
}
test "nor is she paid" {
  given deals (id, rep, amount, closed) { D1, mia, 250 USD, 2026-01-10 }
  expect bonus for mia, 2026-01 = 500 USD
}`);
    expect(other?.passed).toBe(true);
    expect(other?.faults.map(({ code, payee }) => [code, payee])).toEqual([["no-row", "mia"]]);
    expect(own?.passed).toBe(false);
  });

  it("fail when a given row is wrong", async () => {
    const [result] = await results(`
test "a deal of nobody" {
  given deals (id, rep, amount, closed) { D1, bob, 250 USD, 2026-01-10 }
  expect bonus for ann, 2026-01 = 0 USD
}`);
    expect(result?.passed).toBe(false);
    expect(result?.faults.map(({ code }) => code)).toEqual(["unknown-payee"]);
  });
});
