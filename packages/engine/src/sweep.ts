/**
 * What a plan would pay with other parameters, scenario after scenario, over everybody: by the compiled evaluator,
 * which calculates only what the parameters change, or by whole runs of the reference where it does not cover the plan.
 */

import type { Bound } from "./compiled/bound.js";
import { calculateCompiled } from "./compiled/calculate-compiled.js";
import { KeptRun } from "./compiled/sweep/kept-run.js";
import { payOfOutcome } from "./compiled/sweep/pay-of-outcome.js";
import {
  type Changes,
  type GivenParameters,
  readChanges,
  type ScenarioProblem,
} from "./compiled/sweep/read-changes.js";
import type { ScenarioPay } from "./compiled/sweep/scenario-pay.js";
import type { UncoveredForm } from "./compiled/uncovered.js";
import { calculateOutcome } from "./reference/outcome.js";

export interface Sweep {
  /** What the plan pays as it stands. */
  readonly base: ScenarioPay;
  /** Why the plan as it stands had to be calculated by whole runs, which take much longer. */
  readonly uncovered: readonly UncoveredForm[];
  /** One for each scenario in their order, calculated when it is asked for. */
  readonly scenarios: AsyncIterable<ScenarioPay>;
}

/** Nothing is calculated when a scenario names what the plan has not, or gives a value of another type. */
export async function sweep(
  bound: Bound,
  period: string,
  scenarios: readonly Changes[],
): Promise<Sweep | { readonly problems: readonly ScenarioProblem[] }> {
  const read = readChanges(bound.prepared.ruleSet, scenarios);
  if ("problems" in read) return read;
  const kept = new KeptRun(bound, period);
  const first = kept.base();
  return {
    base: "uncovered" in first ? await byWholeRun(bound, period, new Map()) : first,
    uncovered: "uncovered" in first ? first.uncovered : [],
    scenarios: paid(kept, read.given),
  };
}

async function* paid(kept: KeptRun, scenarios: readonly GivenParameters[]): AsyncIterable<ScenarioPay> {
  for (const changes of scenarios) {
    const found = kept.pay(changes);
    yield "uncovered" in found ? await byWholeRun(kept.bound, kept.period, changes) : found;
  }
}

async function byWholeRun(
  { prepared, facts }: Bound,
  period: string,
  changes: GivenParameters,
): Promise<ScenarioPay> {
  const given = { ...facts, parameters: new Map([...facts.parameters, ...changes]) };
  const compiled = calculateCompiled(prepared, given, { period });
  return "outcome" in compiled
    ? payOfOutcome(compiled.outcome, changes, "compiled")
    : payOfOutcome(await calculateOutcome(prepared.ruleSet, given, { period }), changes, "reference");
}
