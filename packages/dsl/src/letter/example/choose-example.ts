/** Which test a letter tells: the first that passes and comes to an amount for somebody. */

import { exact } from "@attain/engine";
import type { CheckedPlan } from "../../check/checked-plan.js";
import type { Writing } from "../writing.js";
import { type Evidence, evidenceIn } from "./evidence.js";
import { inTime } from "./in-time.js";
import type { PassedCase } from "./tried-cases.js";

export interface Example {
  readonly of: PassedCase;
  readonly payee: string;
  /** The periods that the test looks at for this payee, in time; at least one. */
  readonly periods: readonly string[];
  /** What the payee earns then, in the order of the payout; at least one. */
  readonly earned: readonly Evidence[];
}

/** Nothing when no test of the plan passes and pays: then nothing is invented. */
export async function chooseExample(
  { plan, payee }: Writing,
  passed: readonly PassedCase[],
): Promise<Example | undefined> {
  // In somebody's own letter an example of theirs comes first: their terms are in it.
  const own = payee === undefined ? undefined : await exampleOf((each) => each === payee, plan, passed);
  return own ?? exampleOf(() => true, plan, passed);
}

async function exampleOf(
  isMeant: (payee: string) => boolean,
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
      if (payee === undefined || !isMeant(payee) || tried.has(`${payee} ${period}`)) continue;
      tried.add(`${payee} ${period}`);
      if ((await earnedIn(of, payee, period, components ?? [])).length === 0) continue;
      const expected = expectations.filter((each) => each.payee === payee).map((each) => each.period);
      const periods = inTime([...new Set(expected)], (each) => each, plan);
      const earned = await Promise.all(periods.map((each) => earnedIn(of, payee, each, components ?? [])));
      return { of, payee, periods, earned: inTime(onceEach(earned.flat()), (each) => each.period, plan) };
    }
  }
  return undefined;
}

async function earnedIn(
  of: PassedCase,
  payee: string,
  period: string,
  components: readonly string[],
): Promise<readonly Evidence[]> {
  const earned: Evidence[] = [];
  for (const component of components) {
    for (const evidence of await evidenceIn(of, component, payee, period)) {
      if (!exact.isZero(evidence.amount)) earned.push(evidence);
    }
  }
  return earned;
}

/** A quarter's amount is shown once, however many of its months the test looks at. */
function onceEach(earned: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<string>();
  return earned.filter(({ component, period }) => {
    const key = `${component} ${period}`;
    return !seen.has(key) && seen.add(key);
  });
}
