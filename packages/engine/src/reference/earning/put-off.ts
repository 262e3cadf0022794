/**
 * What a component's caps put off (`excess carried through D`): it comes on top of what the component's
 * next number earns, before that one's caps, in periods that end by the day.
 */

import type { Component, ComponentVersion } from "../../rule-set.js";
import { type Day, parseDay } from "../../values/calendar.js";
import { add, isZero, subtract } from "../../values/fraction.js";
import type { Context } from "../context.js";
import { countedOrdinals, creditBook } from "../crediting/credit-book.js";
import { compareCredits } from "../crediting/credit-row.js";
import { type FigureOf, figureResult } from "../figures/figure.js";
import { figureParts } from "../figures/figure-parts.js";
import { found, unitOfGrain } from "../program/program.js";
import { grainPeriodAt, planPeriods } from "../time/grain-period.js";
import { explained } from "../trace.js";
import { isProblem, type NumberValue, numberValue, type Problem } from "../value.js";
import { limited } from "./limits.js";

/** An amount that waits for room, and the last day on which it may be paid. */
export interface PutOff {
  readonly value: NumberValue;
  readonly through: Day;
}

/** What earlier numbers of the component have put off until now. */
export async function broughtIn(
  component: Component,
  context: Context,
): Promise<readonly PutOff[] | Problem> {
  const { period } = context;
  const carries = component.versions.some(({ caps }) => caps.some(({ excess }) => excess !== "lost"));
  if (!carries || period === undefined) return [];
  for (const of of (await earlierNumbers(component, context)).toReversed()) {
    const { amount, putOff = [] } = await figureResult(of, context);
    if (isProblem(amount)) return amount;
    // Somebody who is out of the plan for a while finds waiting what was put off.
    if (amount.kind === "number") return putOff.filter(({ through }) => period.through <= through);
  }
  return [];
}

/** With what was brought in; nothing is added where there is none. */
export function onTop(
  value: NumberValue,
  brought: readonly PutOff[],
  place: Component["place"],
  { run }: Context,
) {
  return brought.reduce(
    (sum, { value: waiting }) =>
      explained(run.tracer, numberValue(add(sum.value, waiting.value)), () => ({
        operation: "add",
        label: "with what earlier caps put off",
        inputs: [sum, waiting],
        place,
      })),
    value,
  );
}

export interface Capped {
  readonly value: NumberValue;
  readonly putOff: readonly PutOff[];
}

/** Cuts at every cap, and keeps what those that carry have cut. */
export async function capped(
  component: Component,
  { caps }: ComponentVersion,
  value: NumberValue,
  context: Context,
): Promise<Capped | Problem> {
  const putOff: PutOff[] = [];
  let result = value;
  for (const cap of caps) {
    const before = result;
    const after = await limited(component, [cap], "cap", before, context);
    if (isProblem(after)) return after;
    result = after;
    if (cap.excess === "lost") continue;
    const cut = subtract(before.value, after.value);
    const through = parseDay(cap.excess.carriedThrough);
    if (isZero(cut) || through === undefined) continue;
    const waiting = explained(context.run.tracer, numberValue(cut), () => ({
      operation: "subtract",
      label: `put off by the cap of ${context.period?.text ?? component.name}`,
      inputs: [before, after],
      place: cap.place,
    }));
    putOff.push({ value: waiting, through });
  }
  return { value: result, putOff };
}

/** The component's numbers before this one, in order. */
async function earlierNumbers(component: Component, context: Context): Promise<readonly FigureOf[]> {
  const { run, view, period, payee, group, credit } = context;
  const { grain, name } = component;
  const figure = found(run.program.figures, name);
  const { time } = run.program;
  if (period === undefined) return [];
  if (grain.owner === "credit") {
    if (credit === undefined) return [];
    const book = await creditBook(run, view);
    const ordinals = await countedOrdinals(run, view, grain.credit, { payee });
    return ordinals
      .flatMap((ordinal) => book.rows[ordinal] ?? [])
      .filter((row) => compareCredits(row, credit) < 0)
      .map((row) => ({ figure, payee, period: grainPeriodAt(time, "day", row.date), credit: row }));
  }
  const numbers: FigureOf[] = [];
  const days = { from: time.from, through: period.from - 1 };
  for (const before of planPeriods(time, unitOfGrain(grain), days)) {
    if (grain.owner === "group") numbers.push({ figure, payee, period: before, ...(group && { group }) });
    else numbers.push(...(await figureParts(figure, payee, before, context)));
  }
  if (grain.owner === "group" || group === undefined) return numbers;
  const parts = await figureParts(figure, payee, period, context);
  const own = parts.findIndex((part) => part.group?.value === group.value);
  return [...numbers, ...parts.slice(0, Math.max(own, 0))];
}
