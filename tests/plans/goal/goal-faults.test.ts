/** Goals that cannot be broken down: what a run says of them. */

import { compilePlan } from "@attain/dsl";
import { calculate, type FactRecord, factsFromRecords } from "@attain/engine";
import { describe, expect, it } from "vitest";

interface Given {
  readonly goals: string;
  readonly teams?: readonly FactRecord[];
  readonly payees?: readonly FactRecord[];
}

const ann = { id: "ann", from: "2026-01-01", team: "A", weight: "1", last_year: "100" };
const bob = { id: "bob", from: "2026-01-01", team: "B", weight: "1", last_year: "100" };
const teams = [
  { team: "A", weight: "1" },
  { team: "B", weight: "1" },
];

async function faultsOf({ goals, ...rows }: Given) {
  const { ruleSet, diagnostics } = compilePlan(`language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data teams { team : text key  weight : number }
data payees dated { id : payee key  team : text  region : text default "North"  role : text default "AE"  weight : number  last_year : money }
${goals}
quota target per quarter = asked
component bonus per quarter { pay 10% * target  paid per quarter }
payout per quarter { pay bonus }`);
  if (ruleSet === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { facts } = factsFromRecords(ruleSet, { teams, payees: [ann, bob], ...rows });
  const { faults } = await calculate(ruleSet, facts, { period: "2026" });
  return [...new Set(faults.map(({ code, message }) => `${code}: ${message}`))];
}

const quarters = "phase quarter 25%, 25%, 25%, 25%";
const goal = (lines: string, head = "goal asked per year = 100 USD") =>
  `${head} { ${lines} round half even leftover largest }`;

describe("a goal that cannot be broken down", () => {
  it("has nobody below a unit", async () => {
    const goals = goal(`level team by teams.weight level payee by payee.weight ${quarters}`);
    expect(await faultsOf({ goals, payees: [ann] })).toEqual([
      "nobody-below: The part of asked for B in 2026 has no payee to take it",
    ]);
  });

  it("has nobody who weighs anything", async () => {
    const goals = goal(`level team by teams.weight level payee by payee.weight ${quarters}`);
    const payees = [ann, { ...bob, weight: "0" }];
    expect(await faultsOf({ goals, payees })).toEqual([
      "no-weight: asked per payee shares an amount for B in 2026, and nobody who takes part has a weight",
    ]);
  });

  it("has a unit that is in two", async () => {
    const goals = goal(`level region equally level role equally level payee equally ${quarters}`);
    expect(await faultsOf({ goals })).toEqual([]);
    expect(await faultsOf({ goals, payees: [ann, { ...bob, region: "South" }] })).toEqual([
      "unit-in-two: The role AE belongs to North and South in 2026",
    ]);
  });

  it("has limits that leave no room", async () => {
    const limits = "from 80% through 90% of payee.last_year clipped shared";
    const goals = goal(`level payee by payee.weight ${limits} ${quarters}`);
    expect(await faultsOf({ goals })).toEqual([
      "outside-limits: The limits per payee leave 160.00 USD to 180.00 USD of asked in 2026, and 100.00 USD is asked",
    ]);
  });

  it("comes to less than was planned for the time before", async () => {
    const lines = `level payee by payee.weight ${quarters}`;
    const anew = goal(lines, "goal asked per year from 2026-10-01 = 60 USD");
    expect(await faultsOf({ goals: `${goal(lines)}\n${anew}` })).toEqual([
      "goal-exceeded: asked asks for less in 2026 than was planned for the time before",
    ]);
  });

  it("comes to less than was planned for the time before but for what is covered of it", async () => {
    const lines = `level payee by payee.weight ${quarters}`;
    const anew = goal(`cover 150% ${lines}`, "goal asked per year from 2026-10-01 = 60 USD");
    expect(await faultsOf({ goals: `${goal(lines)}\n${anew}` })).toEqual([
      "goal-exceeded: asked asks for less in 2026 than was planned for the time before",
    ]);
  });

  it("has no phase left with a share", async () => {
    const lines = "level payee by payee.weight phase quarter 50%, 50%, 0%, 0%";
    const anew = goal(lines, "goal asked per year from 2026-07-01 = 120 USD");
    expect(await faultsOf({ goals: `${goal(lines)}\n${anew}` })).toEqual([
      "no-phase: asked has an amount in 2026 and no phase with a share to take it",
    ]);
  });

  it("has no part for whoever was not there when it was planned", async () => {
    const goals = goal(`level payee by payee.weight ${quarters}`);
    const faults = await faultsOf({ goals, payees: [ann, { ...bob, from: "2026-05-01" }] });
    expect(faults[0]).toBe(
      "no-goal: asked has no part for bob in 2026-Q2: no payee there when it was planned",
    );
  });

  it("has a weight below nothing", async () => {
    const goals = goal(`level payee by payee.weight ${quarters}`);
    const faults = await faultsOf({ goals, payees: [ann, { ...bob, weight: "-1" }] });
    expect(faults).toEqual([
      "negative-weight: payee.weight is below zero for bob in 2026, and an amount is shared by it",
    ]);
  });
});
