/** Which test a letter tells: the first that passes and comes to an amount for somebody. */

import { exact } from "@attain/engine";
import type { CheckedPlan } from "../../check/checked-plan.js";
import { type Evidence, evidenceIn } from "./evidence.js";
import type { PassedCase } from "./passed-cases.js";

export interface Example {
  readonly of: PassedCase;
  readonly payee: string;
  /** The period that the test looks at. */
  readonly period: string;
  /** What the payee earns then, in the order of the payout; at least one. */
  readonly earned: readonly Evidence[];
}

/** Nothing when no test of the plan passes and pays: then nothing is invented. */
export async function chooseExample(
  plan: CheckedPlan,
  passed: readonly PassedCase[],
): Promise<Example | undefined> {
  const components = plan.payout?.clauses.flatMap((clause) =>
    clause.kind === "payComponents" ? clause.names.map(({ text }) => text) : [],
  );
  for (const of of passed) {
    const { expectations } = of.case;
    // A longer period tells more; of equals the first that is expected.
    const tried = new Set<string>();
    for (const { payee, period } of expectations.toSorted((a, b) => a.period.length - b.period.length)) {
      if (payee === undefined || tried.has(`${payee} ${period}`)) continue;
      tried.add(`${payee} ${period}`);
      const earned: Evidence[] = [];
      for (const component of components ?? []) {
        for (const evidence of await evidenceIn(of, component, payee, period)) {
          if (!exact.isZero(evidence.amount)) earned.push(evidence);
        }
      }
      if (earned.length > 0) return { of, payee, period, earned };
    }
  }
  return undefined;
}
