/** One level of a goal: the part of each unit above is shared by the units below it, by their weights. */

import { showNumber, unitOf } from "../../explain/show.js";
import { nameOf } from "../../reference/label.js";
import {
  goalOutOfLimits,
  negativeWeight,
  nobodyBelow,
  noWeight,
  unitInTwo,
} from "../../reference/run-faults.js";
import type { Goal, GoalLevel, GoalSplit, GoalVersion } from "../../rule-set.js";
import { fromUnits } from "../../values/fraction.js";
import { spreadUnits } from "../divide/spread.js";
import { numbersAt, problem } from "../evaluate/operand.js";
import { keptLanes } from "../figures/owner-lanes.js";
import { type Frame, frameOf, whereIs } from "../frame.js";
import { dividedBig, greater, powerOfTen } from "../numbers/integer.js";
import { wholeWeights } from "../pay/allot.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import type { Period } from "../time/periods.js";
import type { Problem } from "../vectors/gaps.js";
import { constantNumber, type Ratio, ratioAt } from "../vectors/numbers.js";
import type { NumberVector } from "../vectors/vector.js";
import { inPhases } from "./phases.js";
import { type Node, ownPart, type Segment, sumOf } from "./plan.js";
import { type Unit, unitsOf } from "./units.js";
import { droppedWithin, sharedWithin } from "./within-limits.js";

/** What is planned at once: by which version, for which phases, as everything stands on which day. */
export interface Planned {
  readonly goal: Goal;
  readonly version: GoalVersion;
  readonly start: number;
  readonly end: number;
  readonly day: Day;
  readonly period: Period;
  /** What is planned already for the phases before. */
  readonly before: readonly Segment[];
}

export interface SplitLevel {
  readonly nodes: ReadonlyMap<number, Node>;
  readonly problems: readonly Problem[];
}

export function splitLevel(
  planned: Planned,
  index: number,
  above: ReadonlyMap<number, Node>,
  run: Run,
  view: View,
): SplitLevel {
  const level = planned.goal.levels[index];
  const split = planned.version.splits[index];
  const nodes = new Map<number, Node>();
  const problems: Problem[] = [];
  if (level === undefined || split === undefined) return { nodes, problems };
  const units = unitsOf(level, planned.day, run, view);
  const asked = new AskedUnits(planned, level, split, units, run, view);
  for (const parent of above.values()) {
    const own = units.flatMap((unit, lane) => (index === 0 || unit.parent === parent.key ? [lane] : []));
    // A unit of another one above as well is at fault there.
    if (own.length === 0 && units.some(({ rival }) => index > 0 && rival === parent.key)) continue;
    const parts = parent.failed ?? partsOf(own, planned, index, parent, asked);
    if (!("fault" in parts)) {
      for (const node of parts) nodes.set(node.key, node);
      continue;
    }
    if (parent.failed === undefined) problems.push(parts);
    for (const lane of own) {
      const key = units[lane]?.key ?? -1;
      nodes.set(key, { key, parent, amounts: [], failed: parts });
    }
  }
  return { nodes, problems };
}

/** Weights and limits of all units of a level at once, with everything as it stands on the day of planning. */
class AskedUnits {
  readonly frame: Frame;
  readonly weights: NumberVector;
  readonly limits:
    | { readonly of: NumberVector; readonly from: NumberVector; readonly through: NumberVector }
    | undefined;

  constructor(
    { period, day }: Planned,
    readonly level: GoalLevel,
    readonly split: GoalSplit,
    readonly units: readonly Unit[],
    readonly run: Run,
    readonly view: View,
  ) {
    const keys = Int32Array.from(units, ({ key }) => key);
    const isPayee = level.name === "payee";
    const read = {
      size: keys.length,
      payees: isPayee ? keys : undefined,
      groups: isPayee ? undefined : { column: level.name, values: keys },
      limits: undefined,
    };
    const owners = { ...read, ...keptLanes(read, run, view, undefined) };
    const reading = new Int32Array(keys.length).fill(day);
    this.frame = frameOf({ run, view, size: keys.length, period, owners, reading });
    const { by, limit } = split;
    this.weights =
      by === undefined ? constantNumber(1n, 0, keys.length, run.settings.isWide) : numbersAt(by, this.frame);
    this.limits = limit && {
      of: numbersAt(limit.of, this.frame),
      from: numbersAt(limit.from, this.frame),
      through: numbersAt(limit.through, this.frame),
    };
  }
}

interface Member {
  readonly key: number;
  readonly weight: Ratio;
  readonly least: bigint;
  readonly most: bigint;
}

function partsOf(
  lanes: readonly number[],
  planned: Planned,
  index: number,
  parent: Node,
  asked: AskedUnits,
): readonly Node[] | Problem {
  const { goal, version, start } = planned;
  const { level, split } = asked;
  const amount = sumOf(parent.amounts);
  const where = () => whereIs(aboveFrame(planned, index, parent, asked), 0, split.place);
  if (lanes.length === 0)
    return amount === 0n ? [] : problem(() => nobodyBelow(where(), goal.name, level.name));
  const members: Member[] = [];
  for (const lane of lanes) {
    const member = memberOf(lane, planned, index, parent, asked);
    if ("fault" in member) return member;
    members.push(member);
  }
  const weights = wholeWeights(members.map(({ weight }) => weight));
  if (sumOf(weights) === 0n && amount !== 0n)
    return problem(() => noWeight(where(), `${goal.name} per ${level.name}`));
  const parts = dividedAmong(amount, members, weights, split, version);
  if ("least" in parts) {
    const shown = (units: bigint) => showNumber(fromUnits(units, version.rounding.places), unitOf(goal.type));
    const room = { asked: shown(amount), least: shown(parts.least), most: shown(parts.most) };
    return problem(() => goalOutOfLimits(where(), goal.name, level.name, room));
  }
  const byPhase = inPhases(parent.amounts, parts, start, version);
  return members.map(({ key }, place): Node => ({ key, parent, amounts: byPhase[place] ?? [] }));
}

function dividedAmong(
  amount: bigint,
  members: readonly Member[],
  weights: readonly bigint[],
  { limit }: GoalSplit,
  { rounding, leftover }: GoalVersion,
) {
  const limited = members.map(({ least, most }, index) => ({ weight: weights[index] ?? 0n, least, most }));
  switch (limit?.clipped) {
    case "shared":
      return sharedWithin(amount, limited, rounding, leftover);
    case "dropped":
      return droppedWithin(amount, limited, rounding);
    default:
      return spreadUnits(amount, weights, leftover, rounding.mode) ?? weights.map(() => 0n);
  }
}

function memberOf(
  lane: number,
  planned: Planned,
  index: number,
  parent: Node,
  { units, weights, limits, frame, level, split, run }: AskedUnits,
): Member | Problem {
  const unit = units[lane];
  const { texts, prepared } = run;
  const where = () => whereIs(frame, lane, split.place);
  const key = unit?.key ?? -1;
  const { rival } = unit ?? {};
  if (rival !== undefined) {
    const above = [parent.key, rival].map((each) => (each < 0 ? "" : texts.textOf(each)));
    return problem(() => unitInTwo(where(), level.name, texts.textOf(key), above));
  }
  const failure = weights.gaps?.problems.get(lane);
  if (failure !== undefined) return failure;
  const weight = ratioAt(weights, lane);
  const { by } = split;
  if (by !== undefined && weight.n < 0n) return problem(() => negativeWeight(where(), nameOf(prepared, by)));
  if (limits === undefined || split.limit === undefined)
    return { key, weight, least: 0n, most: sumOf(parent.amounts) };
  for (const each of [limits.of, limits.from, limits.through]) {
    const gap = each.gaps?.problems.get(lane);
    if (gap !== undefined) return gap;
  }
  const past = planned.before.reduce(
    (sum, segment) => sum + ownPart(segment, segment.levels[index]?.get(key)?.amounts ?? []),
    0n,
  );
  const of = ratioAt(limits.of, lane);
  const left = (share: Ratio) => leftOf({ n: of.n * share.n, d: of.d * share.d }, past, planned.version);
  const [from, through] = [left(ratioAt(limits.from, lane)), left(ratioAt(limits.through, lane))];
  const most = from.n * through.d > through.n * from.d ? from : through;
  const whole = wholeLimits(from, most, planned.version);
  // Whoever weighs nothing gets no more than the least, whatever the limit would let through.
  return { key, weight, least: whole.least, most: weight.n === 0n ? whole.least : whole.most };
}

/** In units of the rounding, less what is planned already, and never below nothing. */
function leftOf({ n, d }: Ratio, past: bigint, { rounding }: GoalVersion): Ratio {
  return { n: greater(n * powerOfTen(rounding.places) - past * d, 0n), d };
}

/** The outermost whole parts that are within; where there is none, the one that is nearest. */
function wholeLimits(from: Ratio, through: Ratio, { rounding }: GoalVersion) {
  const least = dividedBig(from.n, from.d, "up");
  const most = dividedBig(through.n, through.d, "down");
  if (least <= most) return { least, most };
  const nearest = dividedBig(through.n, through.d, rounding.mode);
  return { least: nearest, most: nearest };
}

/** Of the unit whose part is shared. */
function aboveFrame(
  { goal, period }: Planned,
  index: number,
  parent: Node,
  { run, view }: AskedUnits,
): Frame {
  const column = goal.levels[index - 1]?.name;
  const groups = column === undefined ? undefined : { column, values: Int32Array.of(parent.key) };
  const owners = { payees: undefined, groups, limits: undefined, memo: run.planMemo, at: Int32Array.of(0) };
  return frameOf({ run, view, size: 1, period, owners });
}
