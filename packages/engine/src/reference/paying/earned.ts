/** What a component has earned by a pay date, period by period: the rounded amounts that are paid. */

import type { Component } from "../../rule-set.js";
import type { Fraction } from "../../values/fraction.js";
import type { Context } from "../context.js";
import { figuresOf } from "../earning/component-figures.js";
import { type FigureOf, type FigureResult, figureResult } from "../figures/figure.js";
import type { Run } from "../run.js";
import { grainPeriodAt } from "../time/grain-period.js";
import { isProblem, type NumberValue, type Problem } from "../value.js";
import { type Look, lastLook } from "./pay-dates.js";

export interface EarnedPart {
  readonly of: FigureOf;
  readonly result: FigureResult;
  /** As the ledger names it: the component's own period; of a credit, the one in which it is paid. */
  readonly period: string;
  readonly value: NumberValue;
  readonly amount: Fraction;
  /** As the component was looked at. */
  readonly context: Context;
}

export async function earnedParts(
  run: Run,
  component: Component,
  payee: string,
  { on, known }: Look,
): Promise<readonly EarnedPart[] | Problem> {
  const { time } = run.program;
  const looked = lastLook(run, component, on.through);
  if (looked < time.from) return [];
  const view = run.hindsight(looked, lastLook(run, component, known));
  const key = [component.name, payee, view.asOf, view.epoch.known].join("\u0000");
  const cached = run.earned.get(key);
  if (cached !== undefined) return cached;
  const context: Context = { run, view };
  const parts: EarnedPart[] = [];
  let problem: Problem | undefined;
  for (const of of await figuresOf(component, payee, { from: time.from, through: looked }, context)) {
    const result = await figureResult(of, context);
    const { amount } = result;
    if (isProblem(amount)) {
      problem = amount;
      break;
    }
    if (amount.kind !== "number") continue;
    const period = of.credit ? grainPeriodAt(time, component.paidPer, of.credit.date).text : of.period.text;
    parts.push({ of, result, period, value: amount, amount: amount.value, context });
  }
  const earned = problem ?? parts;
  run.earned.set(key, earned);
  return earned;
}

export function isParts<T>(parts: readonly T[] | Problem): parts is readonly T[] {
  return Array.isArray(parts);
}
