/** Parameters: the payee's own value before the general one, as in force on the reading date. */

import { unitOf } from "../../explain/show.js";
import type { Slot } from "../../rule-set.js";
import { dayText } from "../../values/calendar.js";
import { absence, type Context, whereIn } from "../context.js";
import { found } from "../program/program.js";
import { noneInForce } from "../run-faults.js";
import { standingVersion } from "../time/scope.js";
import { explained } from "../trace.js";
import { isProblem, type Result } from "../value.js";
import { evaluate } from "./evaluate.js";
import { leaf } from "./operand.js";
import { readingDay } from "./reading.js";

export async function readParameter(slot: Slot, name: string, context: Context): Promise<Result> {
  const { run } = context;
  const parameter = found(run.program.parameters, name);
  const unit = unitOf(parameter.type);
  const shown = unit === undefined ? {} : { unit };
  const given = run.given.get(name);
  if (given !== undefined) return leaf(given, slot, context, shown);
  const { place } = run.program.expression(slot);
  const isDated = parameter.versions.some(
    (version) => version.from !== undefined || version.through !== undefined,
  );
  const day = isDated ? await readingDay(context, place) : 0;
  if (typeof day !== "number") return day;
  const version = standingVersion(parameter.versions, owner(context), day);
  if (version === undefined) return absence(noneInForce(whereIn(context, place), name, dayText(day)));
  const value = await evaluate(version.value, context);
  if (isProblem(value)) return value;
  return explained(run.tracer, value, () => ({
    operation: "same",
    label: name,
    inputs: [value],
    ...shown,
    effective: { name, from: version.from ?? null },
    place: version.place,
  }));
}

/** Whose versions count: the figure's payee, or the receiver where a credit is in scope. */
export function owner(context: Context): string | undefined {
  return context.payee ?? context.credit?.payee;
}
