/** Of which group a figure is read, or of which part of the payee's period. */

import type { Expression, Grain, Slot } from "../../rule-set.js";
import { evaluate } from "../evaluate/evaluate.js";
import { outOfReach } from "../evaluate/operand.js";
import { everyLane, type Frame, type Groups } from "../frame.js";
import { noValue, stintsOf, valueOn } from "../groups/stints.js";
import { valueText } from "../rows/value-text.js";
import { filled, GapBuilder, type Gaps } from "../vectors/gaps.js";
import { takeIntegers, type Vector } from "../vectors/vector.js";

/** Lanes that have a group, or need none; what is in the place of a group in the others. */
export interface GroupsRead {
  readonly lanes: Int32Array;
  readonly groups: Groups | undefined;
  readonly gaps: Gaps | undefined;
}

export function groupsRead(
  slot: Slot,
  grain: Exclude<Grain, { readonly owner: "credit" }>,
  { of }: Extract<Expression, { op: "figure" }>,
  frame: Frame,
): GroupsRead {
  const { owners, size } = frame;
  const isGroups = grain.owner === "group";
  const column = isGroups ? grain.column : grain.cut;
  const own = (groups: Groups | undefined) => ({ lanes: everyLane(size), groups, gaps: undefined });
  if (column === undefined) return own(undefined);
  if (owners?.groups?.column === column && isGroups === (owners.payees === undefined))
    return own(owners.groups);
  if (!isGroups) return among(column, heldOnDate(slot, column, frame), frame);
  if (of === undefined) return among(column, outOfReach(slot, frame, `it belongs to each ${column}`), frame);
  return among(column, evaluate(of, frame), frame);
}

/** What the receiver of the credit in scope holds on its date. */
function heldOnDate(slot: Slot, column: string, frame: Frame): Vector {
  const { run, view, credits, size } = frame;
  if (credits === undefined) return outOfReach(slot, frame, `it belongs to each ${column} in a period`);
  const { part, at } = credits;
  const stints = stintsOf(run, view, column);
  const codes = at.map((own) => valueOn(stints, run.indexOf(part.payees[own] ?? -1), part.dates[own] ?? 0));
  const gaps = new GapBuilder(size);
  for (const [lane, code] of codes.entries()) if (code === noValue) gaps.leaveEmpty(lane);
  return { kind: "text", size, gaps: gaps.build(), codes };
}

function among(column: string, value: Vector, { run, size }: Frame): GroupsRead {
  const { texts, prepared } = run;
  const { gaps } = value;
  const lanes =
    gaps === undefined ? everyLane(size) : everyLane(size).filter((lane) => gaps.at[lane] === filled);
  const values =
    value.kind === "text" || value.kind === "payee"
      ? takeIntegers(value.codes, lanes)
      : lanes.map((lane) => texts.codeOf(valueText(value, lane, texts, prepared.calendar)));
  return { lanes, groups: { column, values }, gaps };
}
