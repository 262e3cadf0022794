/** What a passing test shows of a component: whose amount it is, when, from which figures, and why. */

import { type Explanation, exact, type FigureLine, type Fraction } from "@attain/engine";
import type { PassedCase } from "./tried-cases.js";

export interface Evidence {
  readonly of: PassedCase;
  readonly payee: string;
  /** Of the component, as its figure line has it. */
  readonly period: string;
  readonly component: string;
  readonly amount: Fraction;
  readonly explanation: Explanation;
  /** The payee's figures of that period, and the plan's, by name. */
  readonly figures: ReadonlyMap<string, FigureLine>;
}

/** Of the first test that comes to an amount; failing that, of the first that comes to nought. */
export async function evidenceOf(
  component: string,
  passed: readonly PassedCase[],
): Promise<Evidence | undefined> {
  let nought: Evidence | undefined;
  for (const each of passed) {
    for (const { payee, period } of each.case.expectations) {
      if (payee === undefined) continue;
      for (const evidence of await evidenceIn(each, component, payee, period)) {
        if (!exact.isZero(evidence.amount)) return evidence;
        nought ??= evidence;
      }
    }
  }
  return nought;
}

/** What a test shows of a component for a payee: one a period of the component. */
export async function evidenceIn(
  of: PassedCase,
  component: string,
  payee: string,
  period: string,
): Promise<readonly Evidence[]> {
  const { figures } = await of.outcomeOf(period);
  const evidence: Evidence[] = [];
  for (const line of figures) {
    if (line.name !== component || line.payee !== payee || line.group !== undefined) continue;
    const explanation = await of.explain(payee, line.period, component);
    if (explanation === undefined) continue;
    const whole = await of.outcomeOf(line.period);
    const amount = whole.figures.find(
      (each) => each.name === component && each.payee === payee && each.period === line.period,
    );
    evidence.push({
      of,
      payee,
      period: line.period,
      component,
      amount: exact.fromText(amount?.value ?? line.value),
      explanation,
      figures: new Map(
        whole.figures
          .filter((each) => each.period === line.period && (each.payee === payee || each.payee === ""))
          .filter((each) => each.group === undefined && isNumber(each))
          .map((each) => [each.name, each]),
      ),
    });
  }
  return evidence;
}

/** A grade is a figure too, and no number. */
function isNumber({ value }: FigureLine): boolean {
  return /^-?\d+(\.\d+)?$/.test(value);
}
