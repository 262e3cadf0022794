/**
 * A goal of one period broken down: what is asked of each unit of each level in each of the shortest phases.
 * A later version of the goal plans anew from its first day on; what was planned before stands.
 */

import { figureCycle, goalExceeded, noPhase } from "../../reference/run-faults.js";
import type { Goal, GoalVersion, Slot } from "../../rule-set.js";
import { numbersAt, problem } from "../evaluate/operand.js";
import { pending } from "../figures/figure-memo.js";
import { type Frame, frameOf, whereIs } from "../frame.js";
import { dividedBig, powerOfTen } from "../numbers/integer.js";
import { goalSlots } from "../plan/goal-slots.js";
import { needsFigures } from "../plan/slot-needs.js";
import type { Run, View } from "../run.js";
import type { Period } from "../time/periods.js";
import { standingOn } from "../time/versions.js";
import type { Problem } from "../vectors/gaps.js";
import { type Ratio, ratioAt } from "../vectors/numbers.js";
import { type Planned, splitLevel } from "./levels.js";
import { type Phase, phased, phaseTree, shortest } from "./phases.js";
import { type Breakdown, type Node, ownPart, type Segment } from "./plan.js";

/** Once for what is known; where it depends on figures, once for each look at them. */
export function brokenDown(goal: Goal, period: Period, run: Run, view: View): Breakdown | Problem {
  const { needs } = run.prepared;
  const readsFigures = (needs.all(goalSlots(goal), [], undefined).bits & needsFigures) !== 0;
  const { goals } = readsFigures ? view : view.epoch;
  const key = `${goal.name}\u0000${period.text}`;
  const known = goals.get(key);
  if (known === pending) {
    const where = { place: goal.place, payee: null, period: period.text };
    return problem(() => figureCycle(where, goal.name));
  }
  if (known !== undefined) return known;
  goals.set(key, pending);
  const found = breakDown(goal, period, run, view);
  goals.set(key, found);
  return found;
}

function breakDown(goal: Goal, period: Period, run: Run, view: View): Breakdown | Problem {
  const { calendar } = run.prepared;
  const tree = phaseTree(period, goal.phases, calendar);
  const phases = shortest(tree);
  const days = phases.map(({ from }) => Math.min(Math.max(from, calendar.from), calendar.through));
  const versions = days.map((day) => standingOn(goal.versions, undefined, day));
  const segments: Segment[] = [];
  for (const [start, at] of versions.entries()) {
    const version = goal.versions[at];
    if (version === undefined || (start > 0 && at === versions[start - 1])) continue;
    const next = versions.findIndex((other, index) => index > start && other !== at);
    const end = next < 0 ? phases.length : next;
    const day = days[start] ?? calendar.from;
    const planned: Planned = { goal, version, start, end, day, period, before: [...segments] };
    const segment = segmentOf(planned, tree, run, view);
    if ("fault" in segment) return segment;
    segments.push(segment);
  }
  return { phases, segments };
}

function segmentOf(planned: Planned, tree: Phase, run: Run, view: View): Segment | Problem {
  const { goal, version, start, end, day } = planned;
  const top = topOf(planned, tree, run, view);
  if ("fault" in top) return top;
  const levels: ReadonlyMap<number, Node>[] = [];
  const problems: Problem[] = [];
  let above: ReadonlyMap<number, Node> = new Map([[top.node.key, top.node]]);
  for (const index of goal.levels.keys()) {
    const level = splitLevel(planned, index, above, run, view);
    above = level.nodes;
    levels.push(level.nodes);
    problems.push(...level.problems);
  }
  return { version, start, end, day, goal: top.goal, top: top.node, levels, problems };
}

interface Top {
  readonly goal: readonly bigint[];
  readonly node: Node;
}

/** The plan's own number by phases: as written, and as it is broken down. */
function topOf(planned: Planned, tree: Phase, run: Run, view: View): Top | Problem {
  const { goal, version, start, period, day, before } = planned;
  const owners = { payees: undefined, limits: undefined, memo: run.planMemo, at: Int32Array.of(0) };
  const frame = frameOf({ run, view, size: 1, period, owners, reading: Int32Array.of(day) });
  const value = ratioOf(version.value, frame);
  if ("fault" in value) return value;
  const cover = version.cover === undefined ? { n: 1n, d: 1n } : ratioOf(version.cover, frame);
  if ("fault" in cover) return cover;
  const shares = sharesOf(version, frame);
  if ("fault" in shares) return shares;
  const written = before.reduce((sum, segment) => sum + ownPart(segment, segment.goal), 0n);
  const past = before.reduce((sum, segment) => sum + ownPart(segment, segment.top.amounts), 0n);
  const wanted = unitsOf(value, version);
  const asked = unitsOf({ n: value.n * cover.n, d: value.d * cover.d }, version);
  const where = () => whereIs(frame, 0, version.place);
  if (wanted < written || asked < past) return problem(() => goalExceeded(where(), goal.name));
  const fall = (amount: bigint) => phased(amount, tree, shares.units, start, version);
  const goals = fall(wanted - written);
  const amounts = fall(asked - past);
  if (goals === undefined || amounts === undefined) return problem(() => noPhase(where(), goal.name));
  return { goal: goals, node: { key: -1, amounts } };
}

function unitsOf({ n, d }: Ratio, { rounding }: GoalVersion): bigint {
  return dividedBig(n * powerOfTen(rounding.places), d, rounding.mode);
}

function sharesOf(
  { phases }: GoalVersion,
  frame: Frame,
): { readonly units: readonly (readonly Ratio[])[] } | Problem {
  const units: Ratio[][] = [];
  for (const slots of phases) {
    const shares: Ratio[] = [];
    for (const slot of slots) {
      const share = ratioOf(slot, frame);
      if ("fault" in share) return share;
      shares.push(share);
    }
    units.push(shares);
  }
  return { units };
}

/** Of a frame of one lane. */
function ratioOf(slot: Slot, frame: Frame): Ratio | Problem {
  const numbers = numbersAt(slot, frame);
  return numbers.gaps?.problems.get(0) ?? ratioAt(numbers, 0);
}
