/**
 * A component of one payee and period, in the fixed order of operations: gate, pay, times, floor, cap,
 * then one rounding. Its exact parts are kept for the deal lines and for those who read what was cut.
 */

import { unitOf } from "../../explain/show.js";
import type { Component, ComponentVersion } from "../../rule-set.js";
import { type Fraction, multiply, one, subtract, zero } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { settle } from "../../values/settle.js";
import { type Context, problem, whereIn } from "../context.js";
import type { Answer } from "../deciding/decide.js";
import { numberAt } from "../expressions/operand.js";
import { type FigureResult, sole } from "../figures/figure.js";
import { valueTooLarge } from "../run-faults.js";
import { withinBudget } from "../sharing/budget.js";
import { evaluateRank } from "../sharing/rank.js";
import { evaluateShare } from "../sharing/share.js";
import type { CreditPay } from "../tiers/walk.js";
import { overlap } from "../time/grain-period.js";
import { fromOf, standingWithin } from "../time/scope.js";
import { explained } from "../trace.js";
import { isProblem, type NumberValue, nothing, numberValue, type Problem } from "../value.js";
import { askGates, type Earned, earn } from "./earn.js";
import { limited } from "./limits.js";
import { broughtIn, capped, onTop, type PutOff } from "./put-off.js";

export async function evaluateComponent(component: Component, context: Context): Promise<FigureResult> {
  const version = versionOf(component, context);
  if (version === undefined) return sole(nothing);
  const result = await withoutBudget(component, version, context);
  const { budget } = version;
  return budget === undefined ? result : withinBudget(component, version, budget, result, context);
}

/** What a component comes to for itself alone, before a budget that it shares with everybody's. */
export async function withoutBudget(
  component: Component,
  version: ComponentVersion,
  context: Context,
): Promise<FigureResult> {
  const answers = await askGates(version, context);
  if (!isAnswers(answers)) return sole(answers);
  const isShut = answers.some((answer) => !answer.yes);
  const brought = await broughtIn(component, context);
  if ("kind" in brought) return sole(brought);
  const steps = isShut
    ? shutSteps(answers, version, brought, context)
    : await openSteps(component, version, answers, brought, context);
  if ("kind" in steps) return sole(steps);
  const { uncapped, excess, capped, putOff, pays } = steps;
  const amount = rounded(component, version, capped, context);
  if (isProblem(amount)) return sole(amount);
  return {
    amount,
    uncapped,
    excess: numberValue(excess),
    isCapped: version.caps.length > 0,
    ...(putOff.length > 0 && { putOff }),
    ...(pays && { pays }),
  };
}

/** Exact pay of each credit, `times` included, for amounts that were calculated without a walk. */
export async function creditPays(
  component: Component,
  context: Context,
): Promise<readonly CreditPay[] | Problem> {
  const version = versionOf(component, context);
  // A share and a prize are earned by no deal in particular.
  if (version?.pay === undefined) return [];
  const earned = await earn({ ...version, pay: version.pay }, context, true);
  if ("kind" in earned) return earned;
  const factor = await timesOf(version, context);
  return isProblem(factor) ? factor : multiplied(earned.pays ?? [], factor.value);
}

/** The version of the period, once it has begun: before its first day nothing is earned by it. */
export function versionOf(
  component: Component,
  { payee, period, run, view }: Context,
): ComponentVersion | undefined {
  if (period === undefined) return undefined;
  const days = overlap(period, run.program.time) ?? period;
  const version = standingWithin(component.versions, payee, days);
  return version !== undefined && fromOf(version) <= view.asOf ? version : undefined;
}

function isAnswers(answers: readonly Answer[] | Problem): answers is readonly Answer[] {
  return Array.isArray(answers);
}

interface Steps {
  readonly uncapped: NumberValue;
  readonly capped: NumberValue;
  /** What the caps cut, of what was brought in as well. */
  readonly excess: Fraction;
  readonly putOff: readonly PutOff[];
  readonly pays?: readonly CreditPay[];
}

/** A shut gate pays 0 and stops: no floor lifts it. */
function shutSteps(
  answers: readonly Answer[],
  version: ComponentVersion,
  brought: readonly PutOff[],
  { run }: Context,
): Steps {
  const nought = explained(run.tracer, numberValue(zero), () => ({
    operation: "gate",
    label: "gate",
    inputs: [...answers, nothing],
    step: "gate",
    place: version.gates[answers.length - 1]?.place ?? version.place,
    why: "not met",
  }));
  return { uncapped: nought, capped: nought, excess: zero, putOff: brought, pays: [] };
}

async function openSteps(
  component: Component,
  version: ComponentVersion,
  answers: readonly Answer[],
  brought: readonly PutOff[],
  context: Context,
): Promise<Steps | Problem> {
  const { tracer } = context.run;
  const earned = await earnedBy(component, version, context);
  if ("kind" in earned) return earned;
  const [gate] = version.gates;
  let value = earned.pay;
  if (gate !== undefined) {
    value = explained(tracer, value, () => ({
      operation: "gate",
      label: "gate",
      inputs: [...answers, earned.pay],
      step: "gate",
      place: gate.place,
      why: "met",
    }));
  }
  const factor = await timesOf(version, context);
  if (isProblem(factor)) return factor;
  const [times] = version.times;
  if (times !== undefined) {
    const before = value;
    value = explained(tracer, numberValue(multiply(before.value, factor.value)), () => ({
      operation: "multiply",
      label: "times",
      inputs: [before, factor],
      step: "times",
      place: times.place,
    }));
  }
  const floored = await limited(component, version.floors, "floor", value, context);
  if (isProblem(floored)) return floored;
  const whole = onTop(floored, brought, version.place, context);
  const cut = await capped(component, version, whole, context);
  if ("kind" in cut) return cut;
  return {
    uncapped: floored,
    capped: cut.value,
    excess: subtract(whole.value, cut.value.value),
    putOff: cut.putOff,
    ...(earned.pays && { pays: multiplied(earned.pays, factor.value) }),
  };
}

/** By itself, or as a part of what is shared, or for a place among others. */
async function earnedBy(
  component: Component,
  version: ComponentVersion,
  context: Context,
): Promise<Earned | Problem> {
  const { pay, share, rank } = version;
  if (pay !== undefined) return earn({ ...version, pay }, context, false);
  if (share !== undefined) return ofNoDeal(await evaluateShare(component, version, share, context));
  if (rank !== undefined) return ofNoDeal(await evaluateRank(component, version, rank, context));
  return ofNoDeal(numberValue(zero));
}

function ofNoDeal(pay: NumberValue | Problem): Earned | Problem {
  return isProblem(pay) ? pay : { pay, pays: [] };
}

function multiplied(pays: readonly CreditPay[], factor: Fraction): readonly CreditPay[] {
  return pays.map(({ credit, pay }) => ({ credit, pay: multiply(pay, factor) }));
}

/** All `times` of a version as one factor. */
async function timesOf(version: ComponentVersion, context: Context): Promise<NumberValue | Problem> {
  const factors: NumberValue[] = [];
  for (const { value } of version.times) {
    const factor = await numberAt(value, context);
    if (isProblem(factor)) return factor;
    factors.push(factor);
  }
  const [first, ...others] = factors;
  if (first === undefined) return numberValue(one);
  if (others.length === 0) return first;
  const product = others.reduce((total, factor) => multiply(total, factor.value), first.value);
  return explained(context.run.tracer, numberValue(product), () => ({
    operation: "multiply",
    label: "times",
    inputs: factors,
    place: version.times[0]?.place ?? null,
  }));
}

function rounded(
  component: Component,
  version: ComponentVersion,
  value: NumberValue,
  context: Context,
): NumberValue | Problem {
  const { rounding, name, clauses } = component;
  const result = round(value.value, rounding);
  if (settle(result) === undefined) return problem(valueTooLarge(whereIn(context, version.place), name));
  const unit = unitOf(component.type);
  return explained(context.run.tracer, numberValue(result), () => ({
    operation: "round",
    label: name,
    inputs: [value],
    detail: { mode: rounding.mode, places: String(rounding.places) },
    step: "round",
    place: component.place,
    ...(unit !== undefined && { unit }),
    ...(clauses.length > 0 && { clauses }),
    why: "rounded",
  }));
}
