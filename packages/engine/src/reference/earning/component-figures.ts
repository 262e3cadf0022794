/** A payee's amounts of a component one by one: of its own periods, or of its credits. */

import type { Component } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import type { Context } from "../context.js";
import { countBefore, countedOrdinals, creditBook } from "../crediting/credit-book.js";
import { type CreditRow, dealId } from "../crediting/credit-row.js";
import type { FigureOf } from "../figures/figure.js";
import { figureParts } from "../figures/figure-parts.js";
import { found, unitOfGrain } from "../program/program.js";
import type { Run, View } from "../run.js";
import { type Days, grainPeriodAt, planPeriods } from "../time/grain-period.js";
import { lastNewsOf } from "./final.js";

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
  const { run } = context;
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
  const isFinal = component.versions.some(({ final }) => final !== undefined);
  const known = new Map<string, FigureOf>();
  // Of a deal that was given another date too late, the credit of the first stands.
  const all = isFinal ? { from: time.from, through: days.through } : days;
  for (const { from, through, look } of looksAt(component, payee, all, context)) {
    for (const credit of await creditsDated(grain.credit, payee, { from, through }, look, run)) {
      const key = dealId(credit);
      const of = { figure, payee, period: grainPeriodAt(time, "day", credit.date), credit };
      if (!known.has(key)) known.set(key, of);
    }
  }
  return [...known.values()].filter(({ period }) => period.from >= days.from);
}

async function creditsDated(
  credit: string,
  payee: string,
  days: Days,
  view: View,
  run: Run,
): Promise<readonly CreditRow[]> {
  const book = await creditBook(run, view);
  const ordinals = await countedOrdinals(run, view, credit, { payee });
  const from = countBefore(book, ordinals, days.from);
  const to = countBefore(book, ordinals, Math.min(days.through, view.asOf) + 1);
  return ordinals.slice(from, Math.max(from, to)).flatMap((ordinal) => book.rows[ordinal] ?? []);
}

/** The days with the look at the data that counts for each: what is final is looked at as it then was. */
function looksAt(
  component: Component,
  payee: string,
  days: Days,
  { run, view }: Context,
): readonly (Days & { readonly look: View })[] {
  const { time } = run.program;
  if (component.versions.every(({ final }) => final === undefined)) return [{ ...days, look: view }];
  const looks: { from: Day; through: Day; look: View }[] = [];
  const through = Math.min(days.through, time.through, view.asOf);
  for (let day = Math.max(days.from, time.from); day <= through; day += 1) {
    const last = lastNewsOf(component, payee, grainPeriodAt(time, "day", day), day, run);
    const look = last !== undefined && last < view.asOf ? run.view(last) : view;
    const before = looks.at(-1);
    if (before?.look === look) before.through = day;
    else looks.push({ from: day, through: day, look });
  }
  return looks;
}
