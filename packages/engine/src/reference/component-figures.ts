/** A payee's amounts of a component one by one: of its own periods, or of its credits. */

import type { Component } from "../rule-set.js";
import type { Context } from "./context.js";
import { countBefore, countedOrdinals, creditBook } from "./credit-book.js";
import type { FigureOf } from "./figure.js";
import { figureParts } from "./figure-parts.js";
import { type Days, grainPeriodAt, planPeriods } from "./grain-period.js";
import { found, unitOfGrain } from "./program.js";

/** One amount for the whole plan or for a group is nobody's pay. */
export function isNobodys({ grain }: Component): boolean {
  return grain.owner === "plan" || grain.owner === "group";
}

/** A payee's figures of a component: its periods begun in the given days, or its credits dated in them. */
export async function figuresOf(
  component: Component,
  payee: string,
  days: Days,
  context: Context,
): Promise<readonly FigureOf[]> {
  const { run, view } = context;
  const { time } = run.program;
  const figure = found(run.program.figures, component.name);
  const { grain } = component;
  if (grain.owner !== "credit") {
    const figures: FigureOf[] = [];
    for (const period of planPeriods(time, unitOfGrain(grain), days)) {
      figures.push(...(await figureParts(figure, payee, period, context)));
    }
    return figures;
  }
  const book = await creditBook(run, view);
  const ordinals = await countedOrdinals(run, view, grain.credit, { payee });
  const from = countBefore(book, ordinals, days.from);
  const to = countBefore(book, ordinals, Math.min(days.through, view.asOf) + 1);
  return ordinals.slice(from, Math.max(from, to)).flatMap((ordinal) => {
    const credit = book.rows[ordinal];
    if (credit === undefined) return [];
    return [{ figure, payee, period: grainPeriodAt(time, "day", credit.date), credit }];
  });
}
