/**
 * A goal of one period broken down: what is asked of each unit of each level in each of the shortest phases.
 * A later version of the goal plans anew from its first day on; what was planned for the phases before
 * stands, and counts toward what the new version asks for in all.
 */

import type { Goal, GoalVersion } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import { compare, type Fraction, multiply, one, subtract } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { type Context, figureContext, problem, whereIn } from "../context.js";
import { numberAt } from "../expressions/operand.js";
import { goalExceeded, noPhase } from "../run-faults.js";
import type { GrainPeriod } from "../time/grain-period.js";
import { standingVersion } from "../time/scope.js";
import { isProblem, type Problem } from "../value.js";
import { splitLevel } from "./levels.js";
import { type Phase, phased, phaseTree, shortest } from "./phases.js";
import { type Breakdown, type Node, ownPart, type Planned, type Segment, sumOf } from "./plan.js";

export async function breakDown(
  goal: Goal,
  period: GrainPeriod,
  context: Context,
): Promise<Breakdown | Problem> {
  const { time } = context.run.program;
  const tree = phaseTree(period, goal.phases, time);
  const phases = shortest(tree);
  const days = phases.map(({ from }): Day => Math.min(Math.max(from, time.from), time.through));
  const versions = days.map((day) => standingVersion(goal.versions, undefined, day));
  const segments: Segment[] = [];
  for (const [start, version] of versions.entries()) {
    if (version === undefined || (start > 0 && version === versions[start - 1])) continue;
    const next = versions.findIndex((other, index) => index > start && other !== version);
    const end = next < 0 ? phases.length : next;
    const day = days[start] ?? time.from;
    const planned = { goal, version, start, end, day, period, before: [...segments] };
    const segment = await segmentOf(planned, tree, context);
    if ("kind" in segment) return segment;
    segments.push(segment);
  }
  return { kind: "breakdown", phases, segments };
}

async function segmentOf(planned: Planned, tree: Phase, context: Context): Promise<Segment | Problem> {
  const { goal, version, start, end, before } = planned;
  const top = await topOf(planned, tree, context);
  if ("kind" in top) return top;
  const levels: ReadonlyMap<string, Node>[] = [];
  const faults: Problem[] = [];
  let above: ReadonlyMap<string, Node> = new Map([["", top.node]]);
  for (const index of goal.levels.keys()) {
    const level = await splitLevel({ ...planned, before }, index, above, context);
    above = level.nodes;
    levels.push(level.nodes);
    faults.push(...level.faults);
  }
  return { version, start, end, day: planned.day, goal: top.goal, top: top.node, levels, faults };
}

interface Top {
  readonly goal: readonly Fraction[];
  readonly node: Node;
}

/** The plan's own number by phases: as written, and as it is broken down. */
async function topOf(planned: Planned, tree: Phase, { run, view }: Context): Promise<Top | Problem> {
  const { goal, version, start, period, day, before } = planned;
  const own = { ...figureContext({ run, view }, undefined, period, view, undefined), reading: day };
  const value = await numberAt(version.value, own);
  if (isProblem(value)) return value;
  const cover = version.cover === undefined ? undefined : await numberAt(version.cover, own);
  if (cover !== undefined && isProblem(cover)) return cover;
  const shares = await sharesOf(version, own);
  if ("kind" in shares) return shares;
  const where = whereIn(own, version.place);
  const written = sumOf(before.map((segment) => ownPart(segment, segment.goal)));
  const past = sumOf(before.map((segment) => ownPart(segment, segment.top.amounts)));
  const wanted = round(value.value, version.rounding);
  const asked = round(multiply(value.value, cover?.value ?? one), version.rounding);
  const isExceeded = compare(wanted, written) < 0 || compare(asked, past) < 0;
  if (isExceeded) return problem(goalExceeded(where, goal.name));
  const fall = (amount: Fraction) => phased(amount, tree, shares.units, start, version);
  const goals = fall(subtract(wanted, written));
  const amounts = fall(subtract(asked, past));
  if (goals === undefined || amounts === undefined) return problem(noPhase(where, goal.name));
  return { goal: goals, node: { key: "", amounts, asked: { value, ...(cover && { cover }), past } } };
}

async function sharesOf(
  { phases }: GoalVersion,
  context: Context,
): Promise<{ readonly units: readonly (readonly Fraction[])[] } | Problem> {
  const units: Fraction[][] = [];
  for (const slots of phases) {
    const shares: Fraction[] = [];
    for (const slot of slots) {
      const share = await numberAt(slot, context);
      if (isProblem(share)) return share;
      shares.push(share.value);
    }
    units.push(shares);
  }
  return { units };
}
