/** Goals as figures read them: of which unit, over which phases. */

import type { Expression, Goal, Slot } from "../../rule-set.js";
import { absence, type Context, problem, whereIn } from "../context.js";
import { outOfReach } from "../expressions/operand.js";
import { needs } from "../program/needs.js";
import { found } from "../program/program.js";
import { pending } from "../run.js";
import { figureCycle, noGoal } from "../run-faults.js";
import { type GrainPeriod, grainPeriodAt, isCoarserUnit } from "../time/grain-period.js";
import { isProblem, type Problem, type Result } from "../value.js";
import { breakDown } from "./break-down.js";
import { planPart, unitPart } from "./explain-part.js";
import { goalSlots } from "./goal-slots.js";
import { ownedParts, partsWithin } from "./parts.js";
import type { Breakdown } from "./plan.js";

type GoalExpression = Extract<Expression, { op: "goal" }>;

export async function readGoal(slot: Slot, expression: GoalExpression, context: Context): Promise<Result> {
  const { run, payee, period, group } = context;
  const goal = found(run.program.goals, expression.goal);
  if (period === undefined) return outOfReach(slot, context, "it belongs to a period");
  if (isCoarserUnit(period.unit, goal.per)) {
    return outOfReach(slot, context, `it belongs to a ${goal.per}, which is shorter than ${period.text}`);
  }
  const whole = grainPeriodAt(run.program.time, goal.per, period.from);
  const breakdown = await brokenDown(goal, whole, context);
  if (isProblem(breakdown)) return breakdown;
  const parts = partsWithin(breakdown, period);
  const isPlans = payee === undefined && group === undefined;
  const unit = payee === undefined ? (group?.column ?? "version") : "payee";
  if (isPlans && parts.length > 0) return planPart(goal, parts, context);
  const levelOf = (name: string) => goal.levels.findIndex((level) => level.name === name);
  const own = ownedParts(
    parts,
    levelOf(unit),
    payee ?? group?.value ?? "",
    levelOf(expression.level ?? unit),
  );
  const failed = own.find(({ node }) => node.failed !== undefined)?.node.failed;
  if (failed !== undefined) return failed;
  if (own.length === 0) return absence(noGoal(whereIn(context, expression.place), goal.name, unit));
  return unitPart(goal, own, context);
}

/** The goal of a period, broken down once; where it depends on figures, once for each look at them. */
export async function brokenDown(
  goal: Goal,
  period: GrainPeriod,
  { run, view }: Context,
): Promise<Breakdown | Problem> {
  const { graph } = run.program;
  const readsFigures = goalSlots(goal).some((slot) => (graph.slot(slot).needs & needs.figures) !== 0);
  const cache = readsFigures ? view.goals : view.epoch.goals;
  const key = `${goal.name}\u0000${period.text}`;
  const known = cache.get(key);
  if (known === pending) {
    return problem(figureCycle({ place: goal.place, payee: null, period: period.text }, goal.name));
  }
  if (known !== undefined) return known;
  cache.set(key, pending);
  const result = await breakDown(goal, period, { run, view });
  cache.set(key, result);
  return result;
}
