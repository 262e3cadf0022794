/** `final after`: from which day on nothing that becomes known changes an amount or a credit any more. */

import type { Component, Final } from "../../rule-set.js";
import { addDays, addMonths, type Day } from "../../values/calendar.js";
import type { FigureOf } from "../figures/figure.js";
import type { Run, View } from "../run.js";
import { budgetWindow } from "../sharing/budget.js";
import { type GrainPeriod, overlap } from "../time/grain-period.js";
import { standingWithin, throughOf } from "../time/scope.js";

/** The last day on which news counts. */
export function lastNews(day: Day, { after, unit }: Final): Day {
  const shifted = unit === "days" ? addDays(day, after) : addMonths(day, after);
  return shifted ?? Number.POSITIVE_INFINITY;
}

/** The look at a figure that counts: the one of the day on which it became final, once that has passed. */
export function finalView(of: FigureOf, view: View, run: Run): View {
  const { figure, payee, period, credit } = of;
  if (figure.kind !== "component") return view;
  const last = lastNewsOf(figure.definition, payee, period, credit?.date, run);
  return last !== undefined && last < view.asOf ? run.view(last) : view;
}

/** `credited` is the crediting date, of a number of a credit. Nothing for an amount that is never final. */
export function lastNewsOf(
  component: Component,
  payee: string | undefined,
  period: GrainPeriod,
  credited: Day | undefined,
  run: Run,
): Day | undefined {
  if (component.versions.every(({ final }) => final === undefined)) return undefined;
  const days = overlap(period, run.program.time) ?? period;
  const version = standingWithin(component.versions, payee, days);
  if (version?.final === undefined) return undefined;
  const { budget, final } = version;
  if (credited === undefined) return lastNews(period.through, final);
  // Numbers of credits that count together become final together.
  if (budget !== undefined) {
    return lastNews(budgetWindow(component, version, budget, credited, run).through, final);
  }
  return lastNews(Number.isFinite(throughOf(version)) ? throughOf(version) : credited, final);
}
