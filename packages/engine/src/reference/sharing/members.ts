/** Who takes part in a share or a ranking: those in the plan and in the group whose gates are open. */

import type { Among, Component, ComponentVersion } from "../../rule-set.js";
import type { Fraction } from "../../values/fraction.js";
import { isZero, one } from "../../values/fraction.js";
import { type Context, figureContext } from "../context.js";
import { planPayees } from "../crediting/credit-book.js";
import { versionOf } from "../earning/component.js";
import { askGates } from "../earning/earn.js";
import { daysWithin } from "../time/days-in-plan.js";
import { isProblem, type Problem } from "../value.js";
import { type Group, partIn, valuesOf } from "./groups.js";

export interface Member {
  readonly payee: string;
  /** What part of them belongs to the group. */
  readonly part: Fraction;
  readonly context: Context;
}

/**
 * In the order of their names. Whoever has a version of their own, or none, takes no part; nor does
 * anybody whose gate is shut, so that the others share or compete among themselves.
 */
export async function membersOf(
  component: Component,
  version: ComponentVersion,
  among: Among,
  group: Group | undefined,
  context: Context,
): Promise<readonly Member[] | Problem> {
  const { run, view, period, limit } = context;
  const members: Member[] = [];
  if (period === undefined) return members;
  for (const payee of await planPayees(run, view)) {
    if ((await daysWithin(run, view, payee, period)).length === 0) continue;
    const policy = among === "payees" ? "closing" : among.members;
    const part = group === undefined ? one : await partIn(run, view, payee, group, period, policy);
    if (isZero(part)) continue;
    const own = figureContext(context, payee, period, view, limit);
    if (versionOf(component, own) !== version) continue;
    const answers = await askGates(version, own);
    if ("kind" in answers && isProblem(answers)) return answers;
    if (Array.isArray(answers) && answers.every((answer) => answer.yes)) {
      members.push({ payee, part, context: own });
    }
  }
  return members;
}

/** The groups that a payee is in during the period; none in particular where all are together. */
export async function groupsOfPayee(
  among: Among,
  { run, view, payee, period }: Context,
): Promise<readonly (Group | undefined)[]> {
  if (among === "payees") return [undefined];
  if (payee === undefined || period === undefined) return [];
  const { column, members } = among;
  const groups: Group[] = [];
  for (const value of await valuesOf(run, view, payee, column, period)) {
    const group = { column, value };
    // Whoever has moved on takes no part any more, whatever becomes of those who stay.
    if (!isZero(await partIn(run, view, payee, group, period, members))) groups.push(group);
  }
  return groups;
}

/** What one amount for the whole group, or for everybody, is calculated in. */
export function groupContext(group: Group | undefined, context: Context): Context {
  const { view, period, limit } = context;
  return period === undefined ? context : figureContext(context, undefined, period, view, limit, group);
}
