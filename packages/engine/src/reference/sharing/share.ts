/** `share E among G by W`: an amount of a group, paid out to its members to the last unit. */

import { sharedLabels } from "../../explain/shared-labels.js";
import { unitOf } from "../../explain/show.js";
import type { Component, ComponentVersion, Share } from "../../rule-set.js";
import {
  add,
  divide,
  type Fraction,
  fromInteger,
  isZero,
  multiply,
  one,
  sign,
  zero,
} from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { spread } from "../../values/spread.js";
import { type Context, problem, whereIn } from "../context.js";
import { numberAt } from "../expressions/operand.js";
import { settled } from "../figures/figure.js";
import { nameOf } from "../label.js";
import { negativeWeight, noWeight } from "../run-faults.js";
import { countDays, daysWithin, isWithin } from "../time/days-in-plan.js";
import { type Days, overlap } from "../time/grain-period.js";
import { explained } from "../trace.js";
import { isProblem, type NumberValue, numberValue, type Problem } from "../value.js";
import { type Division, dividedOnce } from "./division.js";
import type { Group } from "./groups.js";
import { groupContext, groupsOfPayee, type Member, membersOf } from "./members.js";
import { explainedParts } from "./share-nodes.js";

/** What the payee gets of every group they belong to in the period. */
export async function evaluateShare(
  component: Component,
  version: ComponentVersion,
  share: Share,
  context: Context,
): Promise<NumberValue | Problem> {
  const parts: NumberValue[] = [];
  for (const group of await groupsOfPayee(share.among, context)) {
    const own = groupContext(group, context);
    const key = ["share", component.name, context.period?.text, group?.value, version.payee, version.from];
    const division = await dividedOnce(key, component.name, share.place, own, () =>
      divided(component, version, share, group, own),
    );
    if ("kind" in division) return division;
    const part = division.parts.get(context.payee ?? "");
    if (part !== undefined) parts.push(part);
  }
  const unit = unitOf(component.type);
  const [only, ...others] = parts;
  const total = others.reduce((sum, part) => add(sum, part.value), only?.value ?? zero);
  return explained(context.run.tracer, numberValue(total), () => ({
    operation: "sum",
    label: parts.length === 0 ? sharedLabels.nothing : sharedLabels.pay,
    inputs: parts,
    ...(parts.length === 0 && unit !== undefined && { unit }),
    step: "pay",
    place: share.place,
  }));
}

async function divided(
  component: Component,
  version: ComponentVersion,
  share: Share,
  group: Group | undefined,
  context: Context,
): Promise<Division | Problem> {
  const members = await membersOf(component, version, share.among, group, context);
  if ("kind" in members) return members;
  const weighed: { readonly payee: string; readonly weight: NumberValue }[] = [];
  for (const member of members) {
    const weight = await weightOf(member, share);
    if (weight !== undefined && isProblem(weight)) return weight;
    if (weight !== undefined) weighed.push({ payee: member.payee, weight });
  }
  // Whoever weighs nothing has no claim to a unit that is left over, unless nobody weighs anything.
  const claiming = weighed.filter(({ weight }) => !isZero(weight.value));
  if (weighed.length === 0) return { parts: new Map() };
  const amount = await sharedAmount(component, share, context);
  if (isProblem(amount)) return amount;
  const weights = claiming.map(({ weight }) => weight);
  const parts = spread(
    amount.value,
    weights.map(({ value }) => value),
    share.leftover,
    component.rounding,
  );
  if (parts === undefined) return problem(noWeight(whereIn(context, share.place), component.name));
  const values = explainedParts(component, share, amount, weights, parts, context);
  return {
    parts: new Map(claiming.map(({ payee }, index) => [payee, values[index] ?? numberValue(zero)])),
  };
}

/** What is shared is asked for once, settled, and rounded as the component is. */
async function sharedAmount(
  { rounding, name }: Component,
  share: Share,
  context: Context,
): Promise<NumberValue | Problem> {
  const amount = await numberAt(share.amount, context);
  if (isProblem(amount)) return amount;
  const label = nameOf(context.run.program, share.amount);
  const whole = settled(amount, share.place, label, context);
  if (isProblem(whole)) return whole;
  return explained(context.run.tracer, numberValue(round(whole.value, rounding)), () => ({
    operation: "round",
    label: sharedLabels.whole(name),
    inputs: [whole],
    detail: { mode: rounding.mode, places: String(rounding.places) },
    place: share.place,
    why: "rounded",
  }));
}

/** A member's weight in the group; nothing for a leaver who takes no part. */
async function weightOf(member: Member, share: Share): Promise<NumberValue | Problem | undefined> {
  const { context, part } = member;
  const stay = await stayOf(share, context);
  if (stay !== one && isZero(stay)) return undefined;
  const own = await ownWeight(share, context);
  if (isProblem(own)) return own;
  const factor = multiply(part, stay);
  if (part === one && stay === one) return own;
  const { tracer } = context.run;
  const { place } = share;
  const days = explained(tracer, numberValue(factor), () => ({
    operation: "leaf",
    label: "share of days",
    place,
  }));
  return explained(tracer, numberValue(multiply(own.value, factor)), () => ({
    operation: "multiply",
    label: `weight of ${member.payee}`,
    inputs: [own, days],
    place,
  }));
}

async function ownWeight({ by, place }: Share, context: Context): Promise<NumberValue | Problem> {
  const { run } = context;
  if (by === undefined) {
    return explained(run.tracer, numberValue(one), () => ({
      operation: "leaf",
      label: "an equal part",
      place,
    }));
  }
  const value = await numberAt(by, context);
  if (isProblem(value)) return value;
  const name = nameOf(run.program, by);
  const weight = settled(value, place, name, context);
  if (isProblem(weight)) return weight;
  return sign(weight.value) < 0 ? problem(negativeWeight(whereIn(context, place), name)) : weight;
}

/** How much a leaver counts: somebody who is not in the plan on the period's last day. */
async function stayOf({ leavers }: Share, context: Context): Promise<Fraction> {
  const { run, view, payee, period } = context;
  if (leavers === "included" || payee === undefined || period === undefined) return one;
  const days = await daysWithin(run, view, payee, period);
  const whole: Days = overlap(period, run.program.time) ?? period;
  if (isWithin(days, whole.through)) return one;
  if (leavers === "excluded") return zero;
  return divide(fromInteger(countDays(days)), fromInteger(countDays([whole]))) ?? zero;
}
