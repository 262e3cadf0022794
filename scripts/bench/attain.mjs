/** The engine itself: from columns, and from files as the command reads them. */

import { readRows } from "../../packages/cli/dist/data/read-rows.js";
import { compilePlan } from "../../packages/dsl/dist/index.js";
import { calculate, calculateCompiled, prepare as prepareRuleSet } from "../../packages/engine/dist/index.js";
import { factsOf } from "./work/facts.mjs";
import { referencePlan } from "./work/reference-plan.mjs";
import { periods } from "./work/reference-work.mjs";

export const period = "2026-Q1";

export function ruleSetOf(text) {
  const { ruleSet, diagnostics } = compilePlan(text);
  if (ruleSet === undefined) throw new Error(`the plan does not compile: ${diagnostics[0]?.message}`);
  return ruleSet;
}

export const compiled = {
  name: "compiled",
  prepare(work, { isWide = false } = {}) {
    const prepared = prepareRuleSet(ruleSetOf(referencePlan(isWide)));
    const facts = factsOf(work);
    return () => centsOf(outcomeOf(prepared, facts), work.payees);
  },
};

export const compiledWide = {
  name: "compiled_wide",
  prepare: (work) => compiled.prepare(work, { isWide: true }),
};

export const reference = {
  name: "reference",
  prepare(work) {
    const ruleSet = ruleSetOf(referencePlan());
    const facts = factsOf(work);
    return async () => centsOf(await calculate(ruleSet, facts, { period }), work.payees);
  },
};

/** `directory` holds a file of deals and one of payees. */
export function fromFiles(directory, payees, threads) {
  const ruleSet = ruleSetOf(referencePlan());
  const prepared = prepareRuleSet(ruleSet);
  return async () => centsOf(outcomeOf(prepared, await factsFromFiles(directory, ruleSet, threads)), payees);
}

export async function factsFromFiles(directory, ruleSet, threads) {
  const request = { directory, cwd: directory, without: [], ...(threads && { threads }) };
  const { facts, faults } = await readRows(ruleSet, request, () => {});
  if (faults.length > 0) throw new Error(`the files are at fault: ${faults[0].message}`);
  return facts;
}

function outcomeOf(prepared, facts) {
  const { outcome, uncovered } = calculateCompiled(prepared, facts, { period });
  if (outcome === undefined)
    throw new Error(`not compiled yet: ${uncovered.map(({ form }) => form).join(", ")}`);
  return outcome;
}

function centsOf({ payouts, faults }, payees) {
  if (faults.length > 0) throw new Error(`the run is at fault: ${faults[0].message}`);
  const cents = new Float64Array(payees * periods);
  for (const { payee, period: month, amount } of payouts) {
    cents[Number(payee.slice(1)) * periods + Number(month.slice(5)) - 1] = Math.round(Number(amount) * 100);
  }
  return cents;
}
