/** One level of a goal: the part of each unit above is shared by the units below it, by their weights. */

import { showNumber, unitOf } from "../../explain/show.js";
import type { GoalLevel, GoalSplit } from "../../rule-set.js";
import { add, compare, type Fraction, isZero, one, zero } from "../../values/fraction.js";
import { spread } from "../../values/spread.js";
import { type Context, figureContext, problem, whereIn } from "../context.js";
import { numberAt } from "../expressions/operand.js";
import { nameOf } from "../label.js";
import { goalOutOfLimits, negativeWeight, nobodyBelow, noWeight, unitInTwo } from "../run-faults.js";
import { isProblem, type NumberValue, numberValue, type Problem } from "../value.js";
import { inPhases } from "./in-phases.js";
import { limitsOf } from "./limits.js";
import { type Limits, type Node, ownPart, type Planned, sumOf } from "./plan.js";
import { type Unit, unitsOf } from "./units.js";
import { droppedWithin, type Held, type Limited, type OutOfLimits, sharedWithin } from "./within-limits.js";

export interface SplitLevel {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly faults: readonly Problem[];
}

export async function splitLevel(
  planned: Planned,
  index: number,
  above: ReadonlyMap<string, Node>,
  context: Context,
): Promise<SplitLevel> {
  const level = planned.goal.levels[index];
  const split = planned.version.splits[index];
  const nodes = new Map<string, Node>();
  const faults: Problem[] = [];
  if (level === undefined || split === undefined) return { nodes, faults };
  const units = await unitsOf(level, planned.day, context.run, context.view);
  for (const parent of above.values()) {
    const own = units.filter((unit) => index === 0 || unit.parent === parent.key);
    // A unit of another one above as well is at fault there.
    if (own.length === 0 && units.some(({ rival }) => index > 0 && rival === parent.key)) continue;
    const splitting: Splitting = { planned, index, level, split, parent };
    const parts = parent.failed ?? (await partsOf(own, splitting, context));
    if (!("kind" in parts)) {
      for (const node of parts) nodes.set(node.key, node);
      continue;
    }
    if (parent.failed === undefined) faults.push(parts);
    for (const { key } of own) nodes.set(key, { key, parent, amounts: [], failed: parts });
  }
  return { nodes, faults };
}

interface Splitting {
  readonly planned: Planned;
  readonly index: number;
  readonly level: GoalLevel;
  readonly split: GoalSplit;
  readonly parent: Node;
}

interface Member extends Limited {
  readonly unit: Unit;
  readonly value: NumberValue;
  readonly limits?: Limits;
}

async function partsOf(
  units: readonly Unit[],
  splitting: Splitting,
  context: Context,
): Promise<readonly Node[] | Problem> {
  const { planned, split, parent, level } = splitting;
  const { goal, version, start } = planned;
  const amount = sumOf(parent.amounts);
  const where = whereIn(aboveContext(splitting, context), split.place);
  if (units.length === 0) {
    return isZero(amount) ? [] : problem(nobodyBelow(where, goal.name, level.name));
  }
  const members: Member[] = [];
  for (const unit of units) {
    const member = await memberOf(unit, splitting, context);
    if ("kind" in member) return member;
    members.push(member);
  }
  const total = members.reduce((sum, { weight }) => add(sum, weight), zero);
  if (isZero(total) && !isZero(amount)) return problem(noWeight(where, `${goal.name} per ${level.name}`));
  const parts = dividedAmong(amount, members, splitting);
  if ("least" in parts) {
    const shown = (value: Fraction) => showNumber(value, unitOf(goal.type));
    const room = { asked: shown(amount), least: shown(parts.least), most: shown(parts.most) };
    return problem(goalOutOfLimits(where, goal.name, level.name, room));
  }
  const byPhase = inPhases(
    parent.amounts,
    parts.map(({ part }) => part),
    start,
    version,
  );
  const others = sharedBy(members, parts, total);
  return members.map(({ unit, value, limits }, index): Node => {
    const at = parts[index]?.at;
    const weighed = { weight: value, others, ...(limits && { limits }), ...(at && { at }) };
    return { key: unit.key, parent, amounts: byPhase[index] ?? [], weighed };
  });
}

/** What those who are held at a limit take, and what the others, who share the rest, weigh. */
function sharedBy(members: readonly Member[], parts: readonly Held[], total: Fraction) {
  const isShared = members.some(({ limits }) => limits?.clipped === "shared");
  if (!isShared) return { held: zero, weight: total };
  const held = parts.map(({ part, at }) => (at === undefined ? zero : part));
  const free = members.map(({ weight }, index) => (parts[index]?.at === undefined ? weight : zero));
  return { held: sumOf(held), weight: sumOf(free) };
}

function dividedAmong(
  amount: Fraction,
  members: readonly Member[],
  { planned, split }: Splitting,
): readonly Held[] | OutOfLimits {
  const { rounding, leftover } = planned.version;
  switch (split.limit?.clipped) {
    case "shared":
      return sharedWithin(amount, members, rounding, leftover);
    case "dropped":
      return droppedWithin(amount, members, rounding);
    default: {
      const weights = members.map(({ weight }) => weight);
      const parts = spread(amount, weights, leftover, rounding);
      return weights.map((_, index) => ({ part: parts?.[index] ?? zero }));
    }
  }
}

async function memberOf(unit: Unit, splitting: Splitting, context: Context): Promise<Member | Problem> {
  const { planned, split, level, parent } = splitting;
  const own = unitContext(splitting, unit.key, context);
  const where = whereIn(own, split.place);
  if (unit.rival !== undefined) {
    return problem(unitInTwo(where, level.name, unit.key, [parent.key, unit.rival]));
  }
  const value = split.by === undefined ? numberValue(one) : await numberAt(split.by, own);
  if (isProblem(value)) return value;
  if (split.by !== undefined && compare(value.value, zero) < 0) {
    return problem(negativeWeight(where, nameOf(context.run.program, split.by)));
  }
  const weight = value.value;
  if (split.limit === undefined) return { unit, value, weight, least: zero, most: sumOf(parent.amounts) };
  const limits = await limitsOf(split.limit, pastOf(unit, splitting), planned.version.rounding, own);
  if ("kind" in limits) return limits;
  const { least, most } = limits;
  // Whoever weighs nothing gets no more than the least, whatever the limit would let through.
  return { unit, value, weight, limits, least, most: isZero(weight) ? least : most };
}

/** What was planned for a unit already. */
function pastOf({ key }: Unit, { index, planned: { before } }: Splitting): Fraction {
  return sumOf(before.map((segment) => ownPart(segment, segment.levels[index]?.get(key)?.amounts ?? [])));
}

/** Of a payee, or of a group that a key names, with everything as it stands on the day of planning. */
function unitContext({ planned, level }: Splitting, key: string, { run, view }: Context): Context {
  const { period, day } = planned;
  const isPayee = level.name === "payee";
  const group = isPayee ? undefined : { column: level.name, value: key };
  const payee = isPayee ? key : undefined;
  return { ...figureContext({ run, view }, payee, period, view, undefined, group), reading: day };
}

/** Of the unit whose part is shared. */
function aboveContext({ planned, index, parent }: Splitting, { run, view }: Context): Context {
  const { period, goal } = planned;
  const column = goal.levels[index - 1]?.name;
  const group = column === undefined ? undefined : { column, value: parent.key };
  return figureContext({ run, view }, undefined, period, view, undefined, group);
}
