/** `final after`: from which day on nothing that becomes known changes an amount any more. */

import type { Component, Final } from "../../rule-set.js";
import { budgetWindow } from "../divide/budget.js";
import type { FigureMemo } from "../figures/figure-memo.js";
import type { FigureNumbers } from "../figures/figure-numbers.js";
import { keptLanes } from "../figures/owner-lanes.js";
import { figureNumbers } from "../figures/read-figure.js";
import { everyLane, someGroups } from "../frame.js";
import type { Run, View } from "../run.js";
import { type Day, plusDays, plusMonths } from "../time/calendar.js";
import { overlap, type Period } from "../time/periods.js";
import { endOf, standingDuring } from "../time/versions.js";
import { takeIntegers, takeLanes } from "../vectors/vector.js";
import { mergedNumbers, type Piece } from "./merged-numbers.js";

/** The last day on which news counts. */
export function lastNews(day: Day, { after, unit }: Final): Day {
  const shifted = unit === "days" ? plusDays(day, after) : plusMonths(day, after);
  return shifted ?? Number.POSITIVE_INFINITY;
}

/** By lane the look that counts, where it is not the one asked for: that of the day on which it became final. */
export function finalLooks(
  component: Component,
  period: Period,
  asked: View,
  { payees, size }: FigureMemo,
  run: Run,
): readonly View[] | undefined {
  if (!becomesFinal(component)) return undefined;
  const { versions } = component;
  const days = overlap(period, run.prepared.calendar) ?? period;
  const lookOf = (payee: string | undefined): View => {
    const final = versions[standingDuring(versions, payee, days)]?.final;
    const last = final === undefined ? asked.asOf : lastNews(period.through, final);
    return last < asked.asOf ? run.view(last) : asked;
  };
  const isOwn = versions.some(({ payee }) => payee !== undefined) && payees !== undefined;
  const general = lookOf(undefined);
  const looks = Array.from({ length: size }, (_, lane) =>
    isOwn ? lookOf(run.texts.textOf(payees[lane] ?? -1)) : general,
  );
  return looks.every((look) => look === asked) ? undefined : looks;
}

/** Whether what a component comes to becomes final at all. */
export function becomesFinal({ versions }: Component): boolean {
  return versions.some(({ final }) => final !== undefined);
}

/** The look that counts for a number of a credit: that of the day on which it became final. */
export function finalLookOfCredit(
  component: Component,
  payee: number,
  credited: Day,
  asked: View,
  run: Run,
): View {
  const { versions } = component;
  const own = versions.some((version) => version.payee !== undefined) ? run.texts.textOf(payee) : undefined;
  const version = versions[standingDuring(versions, own, { from: credited, through: credited })];
  if (version?.final === undefined) return asked;
  const { budget, final } = version;
  const through = endOf(version);
  // Numbers of credits that count together become final together.
  const end =
    budget === undefined
      ? Number.isFinite(through)
        ? through
        : credited
      : budgetWindow(component, version, budget, credited, run).through;
  const last = lastNews(end, final);
  return last < asked.asOf ? run.view(last) : asked;
}

/** Numbers of each lane's own look; what is final does not move with a walk. */
export function lookedAt(
  component: Component,
  period: Period,
  looks: readonly View[],
  { payees, groups, size }: FigureMemo,
  run: Run,
  asked: { readonly view: View; numbers(): FigureNumbers },
): FigureNumbers {
  const pieces = [...new Set(looks)].map((look): Piece => {
    const lanes = everyLane(size).filter((lane) => looks[lane] === look);
    if (look === asked.view) return { lanes, numbers: takenNumbers(asked.numbers(), lanes) };
    const of = {
      size: lanes.length,
      payees: payees && takeIntegers(payees, lanes),
      groups: groups && someGroups(groups, lanes),
    };
    const { memo, at } = keptLanes(of, run, look, undefined);
    const figure = run.prepared.figure(component.name);
    return { lanes, numbers: takenNumbers(figureNumbers(figure, period, look, memo, run), at) };
  });
  const numbers = mergedNumbers(pieces, size, component.place);
  return { ...numbers, payViews: looks };
}

/** Of some of the lanes, in the order given. */
export function takenNumbers(
  { amount, uncapped, excess, isCapped, pays, hasPays }: FigureNumbers,
  at: Int32Array,
): FigureNumbers {
  const places = new Map([...at].map((lane, index) => [lane, index]));
  const flags = (all: Uint8Array | undefined) => all && Uint8Array.from(at, (lane) => all[lane] ?? 0);
  const [ownCapped, ownPays] = [flags(isCapped), flags(hasPays)];
  return {
    amount: takeLanes(amount, at),
    uncapped: takeLanes(uncapped, at),
    ...(excess && { excess: takeLanes(excess, at) }),
    ...(ownCapped && { isCapped: ownCapped }),
    ...(ownPays && { hasPays: ownPays }),
    ...(pays && { pays: pays.where((lane) => places.has(lane)).moved((lane) => places.get(lane) ?? 0) }),
  };
}
