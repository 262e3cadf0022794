/** What tests ask of an outcome: a figure's value, the payouts, the lines, as short texts. */

import { calculate } from "../calculate.js";
import type { FactRecord, Facts } from "../facts/facts.js";
import type { CalculateOptions, Outcome } from "../outcome.js";
import { factsOf, type PlanBuilder } from "./plan-builder.js";

export type Records = Readonly<Record<string, readonly FactRecord[]>>;

export interface Calculated extends Outcome {
  /** The value of a figure, `undefined` when it has none. */
  figure(name: string, payee: string, period: string): string | undefined;
  /** `2026-01 ann commission 5500.00`. */
  readonly paid: readonly string[];
  /** `D1 205.00`, of one component. */
  deals(component: string): readonly string[];
  /** The faults' codes. */
  readonly codes: readonly string[];
}

export async function calculated(
  plan: PlanBuilder,
  records: Records,
  options: CalculateOptions | string,
  more: Partial<Facts> = {},
): Promise<Calculated> {
  const ruleSet = plan.build();
  const asked = typeof options === "string" ? { period: options } : options;
  const outcome = await calculate(ruleSet, factsOf(ruleSet, records, more), asked);
  return {
    ...outcome,
    figure: (name, payee, period) =>
      outcome.figures.find((line) => line.name === name && line.payee === payee && line.period === period)
        ?.value,
    paid: outcome.payouts.map(
      ({ period, payee, component, amount }) => `${period} ${payee} ${component} ${amount}`,
    ),
    deals: (component) =>
      outcome.lines
        .filter((line) => line.component === component)
        .map(({ key, amount }) => `${key} ${amount}`),
    codes: outcome.faults.map((fault) => fault.code),
  };
}

/** Deals of ann, one for each amount, closed on consecutive days of January. */
export function dealsOf(...amounts: readonly (number | string)[]): Records {
  return {
    deals: amounts.map((amount, index) => ({
      id: `D${index + 1}`,
      rep: "ann",
      amount: String(amount),
      closed: `2026-01-${String(index + 1).padStart(2, "0")}`,
    })),
  };
}
