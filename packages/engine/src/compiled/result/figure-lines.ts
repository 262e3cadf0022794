/** Figures and components of every period that a run's period touches, as lines of an outcome. */

import type { Fault } from "../../fault.js";
import type { AwardLine, DealLine, FigureLine } from "../../outcome.js";
import type { Component, Grain } from "../../rule-set.js";
import { ownedCredits } from "../evaluate/credit-series.js";
import { rangesOf } from "../evaluate/over-credits.js";
import { numbersOfCredits } from "../figures/credit-figures.js";
import type { FigureMemo } from "../figures/figure-memo.js";
import type { FigureNumbers } from "../figures/figure-numbers.js";
import { type FinalCredit, finalCreditsOf } from "../figures/final-credits.js";
import { figureNumbers } from "../figures/read-figure.js";
import { everyLane, type Frame, frameOf } from "../frame.js";
import { groupLanes } from "../groups/group-lanes.js";
import { groupsWithin, stintsOf, valuesWithin } from "../groups/stints.js";
import { becomesFinal, takenNumbers } from "../pay/final.js";
import { mergedNumbers, type Piece } from "../pay/merged-numbers.js";
import { summedByLane } from "../pay/sum-by-lane.js";
import { type Definition, grainUnit } from "../plan/figure-reach.js";
import { valueText } from "../rows/value-text.js";
import type { Run, View } from "../run.js";
import type { Day } from "../time/calendar.js";
import { daysIn, planDays } from "../time/days-in-plan.js";
import { overlap, type Period, type Stretch } from "../time/periods.js";
import { standingDuring } from "../time/versions.js";
import { filled } from "../vectors/gaps.js";
import { constantNumber, ratioAt } from "../vectors/numbers.js";
import { digitAt, type NumberVector, takeLanes, type Vector } from "../vectors/vector.js";
import { amountPlaces, amountText, currencyOf, settledTexts, unitsAt } from "./amount-text.js";
import { dealLines, paysByLane } from "./deal-lines.js";
import type { Placed } from "./placed.js";
import { vestingLines } from "./vesting.js";

export interface Wanted {
  /** Codes of payees. */
  readonly payees: readonly number[];
  readonly asked: Stretch;
  readonly hasLines: boolean;
}

export interface FoundLines {
  readonly figures: Placed<FigureLine>[];
  readonly lines: Placed<DealLine>[];
  readonly awards: Placed<AwardLine>[];
  /** By payee, "" for the plan's own. */
  readonly faults: Map<number, Fault[]>;
}

/** The plan's own lanes are told by this payee. */
export const nobody = -1;

export function figureLines(run: Run, view: View, wanted: Wanted): FoundLines {
  const found: FoundLines = { figures: [], lines: [], awards: [], faults: new Map() };
  for (const [position, figure] of [...run.prepared.figures.values()].entries()) {
    const { grain } = figure.definition;
    if (grain.owner === "credit") {
      if (figure.kind === "component")
        creditComponentLines(figure, figure.definition, position, run, view, wanted, found);
      continue;
    }
    for (const period of run.prepared.calendar.touched(grainUnit(grain), wanted.asked)) {
      const { memo, lanes } = lanesTold(grain, period, run, view, wanted.payees);
      if (lanes.length === 0) continue;
      const numbers = figureNumbers(figure, period, view, memo, run);
      linesOf(figure, numbers, period, position, lanes, run, found);
      if (figure.kind === "component" && currencyOf(figure.definition.type) === undefined) {
        awardLines(
          figure.definition,
          numbers.amount,
          period,
          position,
          lanes,
          run,
          view,
          wanted.asked,
          found,
        );
      } else if (figure.kind === "component" && wanted.hasLines) {
        componentLines(
          figure.definition,
          numbers,
          period,
          position,
          lanes,
          memoFrame(run, view, period, memo),
          found,
        );
      }
    }
  }
  return found;
}

/** Whose numbers of a period are told: payees in the plan, parts of their period, groups with members, or the plan. */
export function lanesTold(
  grain: Exclude<Grain, { owner: "credit" }>,
  period: Period,
  run: Run,
  view: View,
  payees: readonly number[],
): { readonly memo: FigureMemo; readonly lanes: readonly Lane[] } {
  if (grain.owner === "plan") return { memo: run.planMemo, lanes: [{ payee: nobody, lane: 0 }] };
  if (grain.owner === "group") {
    const { memo, laneOf } = groupLanes(run, view, grain.column, false);
    const groups = groupsWithin(run, view, grain.column, period);
    return { memo, lanes: groups.map((group) => ({ payee: nobody, group, lane: laneOf(group, 0) })) };
  }
  const days = daysIn(run, view, period);
  const there = payees
    .map((payee) => ({ payee, lane: run.indexOf(payee) }))
    .filter(({ lane }) => (days.count[lane] ?? 0) > 0);
  if (grain.cut === undefined) return { memo: run.payeeMemo, lanes: there };
  const { memo, laneOf } = groupLanes(run, view, grain.cut, true);
  const stints = stintsOf(run, view, grain.cut);
  const lanes = there.flatMap(({ payee, lane: place }) =>
    valuesWithin(stints, place, period).map((group) => ({ payee, group, lane: laneOf(group, place) })),
  );
  return { memo, lanes };
}

function memoFrame(run: Run, view: View, period: Period, memo: FigureMemo): Frame {
  return frameOf({
    run,
    view,
    size: memo.size,
    period,
    owners: { payees: memo.payees, groups: memo.groups, limits: undefined, memo, at: undefined },
  });
}

export interface Lane {
  readonly payee: number;
  /** Code of the group, or of what holds in this part of the period. */
  readonly group?: number;
  readonly lane: number;
}

function linesOf(
  figure: Definition,
  { amount, uncapped, excess, isCapped }: FigureNumbers,
  period: Period,
  position: number,
  lanes: readonly Lane[],
  run: Run,
  found: FoundLines,
): void {
  const { definition } = figure;
  const currency = currencyOf(definition.type);
  const settled = amount.kind === "number" && figure.kind === "figure" ? settledTexts(amount) : undefined;
  const parts = [
    ["uncapped", uncapped.kind === "number" ? settledTexts(uncapped) : undefined],
    ["excess", excess === undefined ? undefined : settledTexts(excess)],
  ] as const;
  for (const { payee, lane, group } of lanes) {
    const state = amount.gaps?.at[lane] ?? filled;
    const problem = amount.gaps?.problems.get(lane);
    if (problem !== undefined) tell(found, payee, problem.fault());
    if (state !== filled) continue;
    const name = payee === nobody ? "" : run.texts.textOf(payee);
    const put = (of: string, value: string | undefined) => {
      if (value === undefined) return;
      const line: FigureLine = {
        payee: name,
        period: period.text,
        ...(group !== undefined && { group: run.texts.textOf(group) }),
        name: of,
        value,
        ...(currency !== undefined && { currency }),
      };
      found.figures.push({ line, period, payee: name, position });
    };
    if (figure.kind === "component" && amount.kind === "number")
      put(definition.name, amountText(figure.definition, amount, lane));
    else if (settled !== undefined) {
      const text = settled(lane);
      if (text === undefined) continue;
      put(definition.name, text);
    } else put(definition.name, valueText(amount, lane, run.texts, run.prepared.calendar));
    if (isCapped?.[lane] !== 1) continue;
    for (const [part, text] of parts) put(`${definition.name}.${part}`, text?.(lane));
  }
}

/** At most one a payee: of a period that ends in the days asked for, unless nothing was given. */
function awardLines(
  award: Component,
  amount: Vector,
  period: Period,
  position: number,
  lanes: readonly Lane[],
  run: Run,
  view: View,
  asked: Stretch,
  found: FoundLines,
): void {
  if (amount.kind !== "number" || period.through < asked.from || period.through > asked.through) return;
  const days = overlap(period, run.prepared.calendar) ?? period;
  for (const { payee, lane, group } of lanes) {
    const units = digitAt(amount.n, lane);
    if ((amount.gaps?.at[lane] ?? filled) !== filled || units === 0 || units === 0n) continue;
    const name = payee === nobody ? "" : run.texts.textOf(payee);
    const version = award.versions[standingDuring(award.versions, payee === nobody ? undefined : name, days)];
    const label = version?.label ?? award.label;
    const line: AwardLine = {
      payee: name,
      period: period.text,
      ...(group !== undefined && { group: run.texts.textOf(group) }),
      award: award.name,
      ...(label !== undefined && { label }),
      amount: amountText(award, amount, lane),
      vesting:
        version?.vest === undefined
          ? []
          : vestingLines(
              award,
              version.vest,
              unitsAt(amount, lane, amountPlaces(award)),
              period.through,
              leftOn(payee, run, view),
            ),
    };
    found.awards.push({ line, period, payee: name, position });
  }
}

function leftOn(payee: number, run: Run, view: View): Day | undefined {
  return payee === nobody ? undefined : planDays(run, view)[run.indexOf(payee)]?.left;
}

export function tell(found: Pick<FoundLines, "faults">, payee: number, fault: Fault): void {
  const list = found.faults.get(payee);
  if (list === undefined) found.faults.set(payee, [fault]);
  else list.push(fault);
}

function componentLines(
  component: Component,
  numbers: FigureNumbers,
  period: Period,
  position: number,
  lanes: readonly Lane[],
  frame: Frame,
  found: FoundLines,
): void {
  const { amount } = numbers;
  const { run, view } = frame;
  if (amount.kind !== "number") return;
  const there = lanes.filter(({ lane }) => (amount.gaps?.at[lane] ?? filled) === filled);
  const pays = paysByLane(
    component,
    numbers,
    there.map(({ lane }) => lane),
    frame,
  );
  for (const { payee, lane } of there) {
    const own = pays.get(lane);
    if (own === undefined) continue;
    if ("code" in own) {
      tell(found, payee, own);
      continue;
    }
    const name = payee === nobody ? "" : run.texts.textOf(payee);
    const look = numbers.payViews?.[lane] ?? view;
    for (const line of dealLines(component, name, period.text, amount, lane, own, run, look)) {
      found.lines.push({ line, period, payee: name, position });
    }
  }
}

/** Components of one number a credit: a line a credit, and what they come to in each period in which they are paid. */
function creditComponentLines(
  figure: Definition,
  component: Component,
  position: number,
  run: Run,
  view: View,
  wanted: Wanted,
  found: FoundLines,
): void {
  const { grain } = component;
  if (grain.owner !== "credit") return;
  for (const period of run.prepared.calendar.touched(component.paidPer, wanted.asked)) {
    const days = daysIn(run, view, period);
    const payees = wanted.payees.filter((payee) => (days.count[run.indexOf(payee)] ?? 0) > 0);
    if (payees.length === 0) continue;
    const sums = creditSums(figure, grain.credit, period, view, run, payees);
    for (const [lane, list] of sums.faults.entries())
      for (const fault of list) tell(found, payees[lane] ?? nobody, fault);
    linesOf(
      figure,
      sums.numbers,
      period,
      position,
      payees.map((payee, lane) => ({ payee, lane })),
      run,
      found,
    );
    if (currencyOf(component.type) === undefined) {
      const lanes = payees.map((payee, lane) => ({ payee, lane }));
      awardLines(component, sums.numbers.amount, period, position, lanes, run, view, wanted.asked, found);
      continue;
    }
    if (!wanted.hasLines) continue;
    const { amount } = sums.all;
    if (amount.kind !== "number") continue;
    for (const [lane, payee] of payees.entries()) {
      for (let index = sums.starts[lane] ?? 0; index < (sums.starts[lane + 1] ?? 0); index += 1) {
        const at = sums.at[index] ?? 0;
        if ((amount.gaps?.at[at] ?? filled) !== filled) continue;
        const own = { ordinals: [sums.ordinals[index] ?? 0], pays: [ratioAt(amount, at)] };
        const name = run.texts.textOf(payee);
        const look = sums.lookOf(index);
        for (const line of dealLines(component, name, period.text, amount, at, own, run, look)) {
          found.lines.push({ line, period, payee: name, position });
        }
      }
    }
  }
}

/** What numbers of credits come to, by payee, of those dated in some days. */
export interface CreditSums {
  readonly numbers: FigureNumbers;
  /** Of each payee the faults, in order. */
  readonly faults: readonly (readonly Fault[])[];
  readonly all: FigureNumbers;
  /** 1 where a payee has a number at all. */
  readonly hasAny: Uint8Array;
  readonly starts: Int32Array;
  /** Lanes of `all`, and places in the order of all credits. */
  readonly at: Int32Array;
  readonly ordinals: Int32Array;
  /** The look whose order of credits that is. */
  lookOf(index: number): View;
}

/** Numbers of the credits of some payees, those of one payee together. */
type OwnCredits = Pick<CreditSums, "all" | "starts" | "at" | "ordinals" | "lookOf">;

export function creditSums(
  figure: Definition,
  credit: string,
  days: Stretch,
  view: View,
  run: Run,
  payees: readonly number[],
): CreditSums {
  const own =
    figure.kind === "component" && becomesFinal(figure.definition)
      ? finalNumbers(figure, figure.definition, credit, days, view, run, payees)
      : numbersDated(figure, credit, days, view, run, payees);
  const { all, at: lanes, starts } = own;
  const faults = payees.map((_, lane) => {
    const found: Fault[] = [];
    for (let index = starts[lane] ?? 0; index < (starts[lane + 1] ?? 0); index += 1) {
      const problem = all.amount.gaps?.problems.get(lanes[index] ?? 0);
      if (problem !== undefined) found.push(problem.fault());
    }
    return found;
  });
  const isThere = Uint8Array.from(lanes, (position) =>
    all.amount.kind === "number" && (all.amount.gaps?.at[position] ?? filled) === filled ? 1 : 0,
  );
  const sum = (vector: Vector | undefined): NumberVector =>
    vector?.kind === "number"
      ? summedByLane({ ...takeLanes(vector, lanes), gaps: undefined }, { starts }, isThere)
      : constantNumber(0n, 0, payees.length, run.settings.isWide);
  const isCapped = new Uint8Array(payees.length);
  const hasAny = new Uint8Array(payees.length);
  for (const lane of everyLane(payees.length)) {
    for (let index = starts[lane] ?? 0; index < (starts[lane + 1] ?? 0); index += 1) {
      if (isThere[index] === 1) hasAny[lane] = 1;
      if (isThere[index] === 1 && all.isCapped?.[lanes[index] ?? 0] === 1) isCapped[lane] = 1;
    }
  }
  return {
    numbers: { amount: sum(all.amount), uncapped: sum(all.uncapped), excess: sum(all.excess), isCapped },
    faults,
    hasAny,
    ...own,
  };
}

function numbersDated(
  figure: Definition,
  credit: string,
  days: Stretch,
  view: View,
  run: Run,
  payees: readonly number[],
): OwnCredits {
  const owned = ownedCredits(run, view, credit, { of: "payee" });
  const { from, to } = rangesOf(
    owned,
    days,
    frameOf({
      run,
      view,
      size: payees.length,
      owners: { payees: Int32Array.from(payees), limits: undefined, memo: run.payeeMemo, at: undefined },
    }),
  );
  const at: number[] = [];
  const ordinals: number[] = [];
  const starts = new Int32Array(payees.length + 1);
  for (const lane of payees.keys()) {
    for (let index = from[lane] ?? 0; index < (to[lane] ?? 0); index += 1) {
      at.push(owned.at[index] ?? 0);
      ordinals.push(owned.ordinals[index] ?? 0);
    }
    starts[lane + 1] = at.length;
  }
  return {
    all: numbersOfCredits(figure, owned.part, view, run, figure.definition.place, false),
    starts,
    at: Int32Array.from(at),
    ordinals: Int32Array.from(ordinals),
    lookOf: () => view,
  };
}

/** What has become final is taken as it was known then. */
function finalNumbers(
  figure: Definition,
  component: Component,
  credit: string,
  days: Stretch,
  view: View,
  run: Run,
  payees: readonly number[],
): OwnCredits {
  const starts = new Int32Array(payees.length + 1);
  const credits: FinalCredit[] = [];
  for (const [lane, payee] of payees.entries()) {
    const all = finalCreditsOf(component, credit, payee, view, run);
    credits.push(...all.filter(({ date }) => date >= days.from && date <= days.through));
    starts[lane + 1] = credits.length;
  }
  const pieces = [...new Set(credits.map(({ look }) => look))].flatMap((look): readonly Piece[] => {
    const lanes = everyLane(credits.length).filter((index) => credits[index]?.look === look);
    const part = credits[lanes[0] ?? 0]?.part;
    if (part === undefined) return [];
    const numbers = numbersOfCredits(figure, part, look, run, component.place, false);
    return [
      {
        lanes,
        numbers: takenNumbers(
          numbers,
          lanes.map((index) => credits[index]?.at ?? 0),
        ),
      },
    ];
  });
  return {
    all: mergedNumbers(pieces, credits.length, component.place),
    starts,
    at: everyLane(credits.length),
    ordinals: Int32Array.from(credits, ({ ordinal }) => ordinal),
    lookOf: (index) => credits[index]?.look ?? view,
  };
}
