/**
 * Runs by the payouts of single payees. Somebody with a payout of their own is paid as if it was the plan's,
 * so a run is made for each: the same rows, and the plan with that payout.
 */

import type { Facts } from "../../facts/facts.js";
import type { RuleSet } from "../../rule-set.js";
import { prepareProgram } from "../program/program.js";
import { Run } from "../run.js";

/** The plan as it pays somebody. */
export function ruleSetFor(payee: string, ruleSet: RuleSet): RuleSet {
  const personal = ruleSet.personalPayouts?.find((each) => each.payee === payee);
  if (personal === undefined) return ruleSet;
  const { payee: _, ...payout } = personal;
  const { personalPayouts: __, ...rest } = ruleSet;
  return { ...rest, payout };
}

/** A run of its own for each payee with a payout of their own, and the general one for everybody else. */
export class PersonalRuns {
  readonly #runs = new Map<string, Run>();

  constructor(
    readonly general: Run,
    facts: Facts,
  ) {
    const { ruleSet } = general.program;
    for (const { payee } of ruleSet.personalPayouts ?? []) {
      const program = prepareProgram(ruleSetFor(payee, ruleSet));
      this.#runs.set(payee, new Run(program, facts, undefined, general.observer));
    }
  }

  of(payee: string): Run {
    return this.#runs.get(payee) ?? this.general;
  }

  /** What was told of a payee's run besides what the general one knows. */
  tell(payee: string): void {
    const run = this.#runs.get(payee);
    if (run === undefined) return;
    for (const fault of run.faults.sorted()) this.general.tell(fault);
  }
}
