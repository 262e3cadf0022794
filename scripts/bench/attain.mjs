/** The engine itself: from columns, and from files as the command reads them. */

import { readRows } from "../../packages/cli/dist/data/read-rows.js";
import { readSummedRows } from "../../packages/cli/dist/data/read-summed-rows.js";
import { compilePlan } from "../../packages/dsl/dist/index.js";
import {
  bind,
  calculate,
  payoutsInColumns,
  prepare as prepareRuleSet,
} from "../../packages/engine/dist/index.js";
import { factsOf } from "./reference/facts.mjs";
import { referencePlan } from "./reference/reference-plan.mjs";
import { periods } from "./reference/reference-work.mjs";

export const period = "2026-Q1";

export function ruleSetOf(text) {
  const { ruleSet, diagnostics } = compilePlan(text);
  if (ruleSet === undefined) throw new Error(`the plan does not compile: ${diagnostics[0]?.message}`);
  return ruleSet;
}

/** Rows bound to the plan once, as an editor or a series of scenarios keeps them, and calculated again and again. */
export const compiled = {
  name: "compiled",
  prepare(work, { isWide = false } = {}) {
    const bound = bind(prepareRuleSet(ruleSetOf(referencePlan(isWide))), factsOf(work));
    return () => centsOf(columnsOf(bound), work.payees);
  },
};

/** The same with the binding in the time. */
export const compiledOnce = {
  name: "compiled_once",
  prepare(work) {
    const prepared = prepareRuleSet(ruleSetOf(referencePlan()));
    const facts = factsOf(work);
    return () => centsOf(columnsOf(bind(prepared, facts)), work.payees);
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
    return async () => centsOfLines(await calculate(ruleSet, facts, { period }), work.payees);
  },
};

/** `directory` holds a file of deals and one of payees. */
export function fromFiles(directory, payees, threads) {
  const ruleSet = ruleSetOf(referencePlan());
  const prepared = prepareRuleSet(ruleSet);
  const request = {
    directory,
    cwd: directory,
    without: [],
    period,
    leastBytes: 0,
    ...(threads && { threads }),
  };
  return async () => {
    const read = await readSummedRows(ruleSet, request, () => {});
    if (read === undefined) throw new Error("the files were not added up while they were read");
    return centsOf(columnsOf(bind(prepared, read.facts)), payees);
  };
}

export async function factsFromFiles(directory, ruleSet, threads) {
  const request = { directory, cwd: directory, without: [], ...(threads && { threads }) };
  const { facts, faults } = await readRows(ruleSet, request, () => {});
  if (faults.length > 0) throw new Error(`the files are at fault: ${faults[0].message}`);
  return facts;
}

export function columnsOf(bound) {
  const found = payoutsInColumns(bound, period);
  if (found.uncovered) {
    throw new Error(`not compiled yet: ${found.uncovered.map(({ form }) => form).join(", ")}`);
  }
  if (found.faults.length > 0) throw new Error(`the run is at fault: ${found.faults[0].message}`);
  return found;
}

/** Where payees stand in a contender's cents; bound rows always name them in one list. */
const slotsOfNames = new WeakMap();

function slotsOf(names) {
  const known = slotsOfNames.get(names) ?? Int32Array.from(names, (name) => Number(name.slice(1)) * periods);
  slotsOfNames.set(names, known);
  return known;
}

/** Payouts have two decimals. */
function centsOf({ payees: names, payouts }, payees) {
  const slots = slotsOf(names);
  const cents = new Float64Array(payees * periods);
  for (const { period: month, units, scale, shown } of payouts) {
    const index = Number(month.slice(5)) - 1;
    const perCent = 10 ** (scale - 2);
    for (let place = 0; place < slots.length; place += 1) {
      if (shown[place] === 1) cents[slots[place] + index] = Number(units[place]) / perCent;
    }
  }
  return cents;
}

function centsOfLines({ payouts, faults }, payees) {
  if (faults.length > 0) throw new Error(`the run is at fault: ${faults[0].message}`);
  const cents = new Float64Array(payees * periods);
  for (const { payee, period: month, amount } of payouts) {
    cents[Number(payee.slice(1)) * periods + Number(month.slice(5)) - 1] = Math.round(Number(amount) * 100);
  }
  return cents;
}
