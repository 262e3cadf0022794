/** Tries the plan's tests. Those that pass are ready to be looked at: what came out for each period, and why. */

import {
  calculate,
  type Explanation,
  explain,
  type Facts,
  type Outcome,
  type RuleSet,
  readFacts,
} from "@attain/engine";
import type { PlanCase } from "../../cases/plan-case.js";
import { runCase } from "../../cases/run-case.js";

export interface PassedCase {
  readonly case: PlanCase;
  /** Calculated once for each period. */
  readonly outcomeOf: (period: string) => Promise<Outcome>;
  /** Absent where there is nothing to explain. */
  readonly explain: (payee: string, period: string, component: string) => Promise<Explanation | undefined>;
}

/** Both in the order of the plan. */
export interface TriedCases {
  readonly passed: readonly PassedCase[];
  readonly failed: readonly PlanCase[];
}

export async function triedCases(ruleSet: RuleSet, cases: readonly PlanCase[]): Promise<TriedCases> {
  const passed: PassedCase[] = [];
  const failed: PlanCase[] = [];
  for (const planCase of cases) {
    const result = await runCase(ruleSet, planCase);
    if (!result.passed || result.faults.length > 0) {
      failed.push(planCase);
      continue;
    }
    const read = readFacts(ruleSet, planCase.tables, { mayBeEmpty: () => true });
    const facts: Facts = { ...read.facts, fixed: planCase.fixed, parameters: planCase.parameters };
    passed.push(passedCase(ruleSet, planCase, facts));
  }
  return { passed, failed };
}

function passedCase(ruleSet: RuleSet, planCase: PlanCase, facts: Facts): PassedCase {
  const outcomes = new Map<string, Promise<Outcome>>();
  return {
    case: planCase,
    outcomeOf: (period) => {
      const outcome = outcomes.get(period) ?? calculate(ruleSet, facts, { period });
      outcomes.set(period, outcome);
      return outcome;
    },
    explain: async (payee, period, component) => {
      const explanation = await explain(ruleSet, facts, { payee, period, component });
      return "nodes" in explanation ? explanation : undefined;
    },
  };
}
