/** Goals as figures read them: of which unit, over which phases. */

import { noGoal } from "../../reference/run-faults.js";
import type { Expression, Goal, Slot } from "../../rule-set.js";
import { absence, allFailWith, outOfReach } from "../evaluate/operand.js";
import { type Frame, whereIs } from "../frame.js";
import { isLonger } from "../time/periods.js";
import { GapBuilder } from "../vectors/gaps.js";
import { constantNumber, narrowed, wide } from "../vectors/numbers.js";
import type { Vector } from "../vectors/vector.js";
import { brokenDown } from "./break-down.js";
import { amountOf, nodeOf, partsWithin } from "./plan.js";

export function readGoal(slot: Slot, expression: Extract<Expression, { op: "goal" }>, frame: Frame): Vector {
  const { run, view, period, owners, size } = frame;
  const goal = run.prepared.goal(expression.goal);
  if (period === undefined) return outOfReach(slot, frame, "it belongs to a period");
  if (isLonger(period.unit, goal.per))
    return outOfReach(slot, frame, `it belongs to a ${goal.per}, which is shorter than ${period.text}`);
  const breakdown = brokenDown(goal, run.prepared.calendar.at(goal.per, period.from), run, view);
  if ("fault" in breakdown) return allFailWith(breakdown, size);
  const parts = partsWithin(breakdown, period);
  const { payees, groups } = owners ?? {};
  const unit = payees === undefined ? (groups?.column ?? "version") : "payee";
  const keys = payees ?? groups?.values;
  const places = placesOf(goal);
  if (keys === undefined && parts.length > 0) {
    const total = parts.reduce((sum, { segment, phases }) => sum + amountOf(segment.goal, phases), 0n);
    return constantNumber(total, places, size, run.settings.isWide);
  }
  const levelOf = (name: string) => goal.levels.findIndex((level) => level.name === name);
  const level = levelOf(unit);
  const above = level - levelOf(expression.level ?? unit);
  const gaps = new GapBuilder(size);
  const amounts: bigint[] = [];
  for (let lane = 0; lane < size; lane += 1) {
    const own = parts.flatMap((part) => {
      const node = nodeOf(part, level, keys?.[lane] ?? -1, above);
      return node === undefined ? [] : [{ node, phases: part.phases }];
    });
    const failed = own.find(({ node }) => node.failed !== undefined)?.node.failed;
    if (failed !== undefined) gaps.fail(lane, failed);
    else if (own.length === 0)
      gaps.fail(
        lane,
        absence(() => noGoal(whereIs(frame, lane, expression.place), goal.name, unit)),
      );
    amounts.push(own.reduce((sum, { node, phases }) => sum + amountOf(node.amounts, phases), 0n));
  }
  const numbers = wide(amounts, places);
  return { ...(run.settings.isWide ? numbers : narrowed(numbers)), gaps: gaps.build() };
}

/** All versions of a goal that is compiled have as many decimals. */
export function placesOf({ versions }: Goal): number {
  return versions[0]?.rounding.places ?? 0;
}
