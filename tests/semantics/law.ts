/** What a rule's `law.ts` exports, and what its `good.plan` answers when the law asks. */

import { compilePlan } from "@attain/dsl";
import {
  type CalculateOptions,
  calculate,
  type FactRecord,
  type Facts,
  factsFromRecords,
  type Outcome,
  type RuleSet,
  sumDecimals,
} from "@attain/engine";

export type Records = Readonly<Record<string, readonly FactRecord[]>>;

/** A law about the rule's good plan, over data that fast-check invents. */
export interface Law {
  readonly title: string;
  readonly holds: (plan: RulePlan) => Promise<void> | void;
}

/** A bad plan of tests/plans that shows this rule too, and what it is answered with, and where. */
export interface BadPlan {
  readonly plan: string;
  readonly answer: string;
}

export interface Ran extends Outcome {
  /** A figure's value; of somebody, or of the whole plan where `payee` is empty. */
  figure(name: string, payee: string, period: string): string | undefined;
  /** What was paid to somebody in all pay periods of the run, for one component or for all. */
  paid(payee: string, component?: string): string;
  /** Codes of the faults. */
  readonly codes: readonly string[];
}

export class RulePlan {
  constructor(
    readonly text: string,
    readonly ruleSet: RuleSet,
  ) {}

  static of(text: string): RulePlan {
    const { ruleSet, diagnostics } = compilePlan(text);
    if (ruleSet === undefined) {
      throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    }
    return new RulePlan(text, ruleSet);
  }

  /** Data sets that are not given have no rows. Faults of rows and of the calculation stand together. */
  async run(records: Records, options: CalculateOptions | string, more: Partial<Facts> = {}): Promise<Ran> {
    const read = factsFromRecords(this.ruleSet, records, { mayBeEmpty: () => true });
    const asked = typeof options === "string" ? { period: options } : options;
    const outcome = await calculate(this.ruleSet, { ...read.facts, ...more }, asked);
    const faults = [...read.faults, ...outcome.faults];
    return {
      ...outcome,
      faults,
      codes: faults.map(({ code }) => code),
      figure: (name, payee, period) =>
        outcome.figures.find((line) => line.name === name && line.payee === payee && line.period === period)
          ?.value,
      paid: (payee, component) =>
        sumDecimals([
          "0",
          ...outcome.payouts
            .filter(
              (line) => line.payee === payee && (component === undefined || line.component === component),
            )
            .map(({ amount }) => amount),
        ]),
    };
  }
}
