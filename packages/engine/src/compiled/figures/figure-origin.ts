/** From which cell a figure's value was read, where it was read and not calculated. */

import type { RowOrigin } from "../../facts/facts.js";
import type { Expression } from "../../rule-set.js";
import { origin } from "../evaluate/origin.js";
import { type Frame, frameOf } from "../frame.js";
import { overlap } from "../time/periods.js";
import { standingDuring } from "../time/versions.js";
import { lanesFor } from "./read-figure.js";

/** Of a frame of one lane. */
export function figureOrigin(
  expression: Extract<Expression, { op: "figure" }>,
  frame: Frame,
): RowOrigin | undefined {
  const { run, view, period, owners } = frame;
  const figure = run.prepared.figure(expression.name);
  const { grain } = figure.definition;
  if (figure.kind === "component" || grain.owner === "credit" || grain.owner === "group") return undefined;
  if (period === undefined || owners === undefined) return undefined;
  const { calendar } = run.prepared;
  const current = period.unit === grain.per ? period : calendar.at(grain.per, period.from);
  const earlier = calendar.earlier(current, expression.back ?? 0);
  if (earlier === undefined) return undefined;
  const { memo, at } = lanesFor(figure, owners, run);
  const payee = grain.owner === "payee" ? owners.payees : undefined;
  const isGiven = run.facts.fixed.some(
    (fixed) =>
      fixed.figure === expression.name &&
      fixed.period === earlier.text &&
      fixed.payee === (payee === undefined ? "" : run.texts.textOf(payee[0] ?? -1)),
  );
  if (isGiven) return undefined;
  const days = overlap(earlier, calendar) ?? earlier;
  const { versions } = figure.definition;
  const version = versions[standingDuring(versions, payee && run.texts.textOf(payee[0] ?? -1), days)];
  if (version === undefined) return undefined;
  const inner = frameOf({
    run,
    view,
    size: 1,
    period: earlier,
    owners: { payees: payee, limits: memo.limits && owners.limits, memo, at: at ?? Int32Array.of(0) },
  });
  return origin(version.value, inner);
}
