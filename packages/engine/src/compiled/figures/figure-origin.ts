/** From which cell a figure's value was read, where it was read and not calculated. */

import type { RowOrigin } from "../../facts/facts.js";
import type { Expression, Slot } from "../../rule-set.js";
import { origin } from "../evaluate/origin.js";
import { type Frame, frameOf } from "../frame.js";
import { overlap } from "../time/periods.js";
import { standingDuring } from "../time/versions.js";
import { fixedValues } from "./fixed.js";
import { groupsRead } from "./groups-read.js";
import { lanesFor } from "./read-figure.js";

/** Of a frame of one lane. */
export function figureOrigin(
  slot: Slot,
  expression: Extract<Expression, { op: "figure" }>,
  frame: Frame,
): RowOrigin | undefined {
  const { run, view, period, owners } = frame;
  const figure = run.prepared.figure(expression.name);
  const { grain } = figure.definition;
  if (figure.kind === "component" || grain.owner === "credit") return undefined;
  if (period === undefined || owners === undefined) return undefined;
  const { calendar } = run.prepared;
  const current = period.unit === grain.per ? period : calendar.at(grain.per, period.from);
  const earlier = calendar.earlier(current, expression.back ?? 0);
  const { lanes, groups } = groupsRead(slot, grain, expression, frame);
  if (earlier === undefined || lanes.length === 0) return undefined;
  const { memo, at } = lanesFor(figure, groups, frame);
  const payees = grain.owner === "payee" ? owners.payees : undefined;
  const limits = memo.limits && owners.limits;
  const read = { payees, ...(groups && { groups }), limits, memo, at: at ?? Int32Array.of(0) };
  const inner = frameOf({ run, view, size: 1, period: earlier, owners: read });
  if (fixedValues(figure, earlier, inner).part !== undefined) return undefined;
  const days = overlap(earlier, calendar) ?? earlier;
  const { versions } = figure.definition;
  const version = versions[standingDuring(versions, payees && run.texts.textOf(payees[0] ?? -1), days)];
  return version && origin(version.value, inner);
}
