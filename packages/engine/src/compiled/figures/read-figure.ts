/** Figures and components as others read them, and as they are calculated: once for each period and view. */

import { nameOf } from "../../reference/label.js";
import { figureCycle, wrongValue } from "../../reference/run-faults.js";
import type { Expression, Grain, Slot } from "../../rule-set.js";
import { creditsInScope } from "../credits/credits-in-scope.js";
import { evaluate } from "../evaluate/evaluate.js";
import { allFail, noValues, outOfReach, problem, settled } from "../evaluate/operand.js";
import {
  everyLane,
  type Frame,
  frameOf,
  type Groups,
  lanesWith,
  type Owners,
  someLanes,
  whereIs,
} from "../frame.js";
import { partDays } from "../groups/stints.js";
import { evaluateComponent } from "../pay/component.js";
import { finalLooks, lookedAt } from "../pay/final.js";
import type { Definition } from "../plan/figure-reach.js";
import { kindWords } from "../rows/value-text.js";
import type { Run, View } from "../run.js";
import { daysIn } from "../time/days-in-plan.js";
import { isLonger, overlap, type Period } from "../time/periods.js";
import { standingDuring } from "../time/versions.js";
import { filled, GapBuilder, type Gaps } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { mergedParts, type Part, put } from "../vectors/select.js";
import { takeLanes, type Vector } from "../vectors/vector.js";
import { numbersOfCredits } from "./credit-figures.js";
import { type FigureMemo, pending } from "./figure-memo.js";
import type { FigureNumbers } from "./figure-numbers.js";
import { fixedValues } from "./fixed.js";
import { groupsRead } from "./groups-read.js";
import { keptLanes } from "./owner-lanes.js";

type FigureExpression = Extract<Expression, { op: "figure" }>;

export function readFigure(slot: Slot, expression: FigureExpression, frame: Frame): Vector {
  const { run, period, owners } = frame;
  const figure = run.prepared.figure(expression.name);
  const { grain } = figure.definition;
  if (grain.owner === "credit") return readOfCredit(slot, figure, grain, expression, frame);
  if (period === undefined) return outOfReach(slot, frame, "it belongs to a period");
  if (grain.owner === "payee" && owners?.payees === undefined) {
    return outOfReach(slot, frame, "it belongs to a payee, and this to all of them");
  }
  if (isLonger(period.unit, grain.per)) {
    return outOfReach(slot, frame, `it belongs to a ${grain.per}, which is shorter than ${period.text}`);
  }
  const { calendar } = run.prepared;
  const current = period.unit === grain.per ? period : calendar.at(grain.per, period.from);
  const earlier = calendar.earlier(current, expression.back ?? 0);
  if (earlier === undefined || owners === undefined) return noValues(frame.size);
  const { lanes, groups, gaps } = groupsRead(slot, grain, expression, frame);
  const isAll = lanes.length === frame.size;
  const vector = readOf(slot, expression, figure, earlier, groups, isAll ? frame : someLanes(frame, lanes));
  if (isAll) return vector;
  const merged = mergedParts(frame.size, [{ lanes, vector }], expression.place);
  const all = new GapBuilder(frame.size, merged.gaps);
  for (const [lane, failure] of gaps?.problems ?? []) all.fail(lane, failure);
  return { ...merged, gaps: all.build() } as Vector;
}

/** Of owners that are known; `groups` are those of the figure. */
function readOf(
  slot: Slot,
  expression: FigureExpression,
  figure: Definition,
  period: Period,
  groups: Groups | undefined,
  frame: Frame,
): Vector {
  const { run, view, owners } = frame;
  if (owners === undefined) return noValues(frame.size);
  const { grain } = figure.definition;
  const { memo, at } = lanesFor(figure, groups, frame);
  const value = partOf(figureNumbers(figure, period, view, memo, run), expression.part);
  const taken = at === undefined ? value : takeLanes(value, at);
  const isSameOwner = (grain.owner === "payee") === (owners.payees !== undefined) && groups === owners.groups;
  const isSameGrain = frame.rows === undefined && isSameOwner && period.text === frame.period?.text;
  if (taken.kind !== "number" || isSameGrain) return taken;
  return settled(taken, expression.place, () => nameOf(run.prepared, slot), frame);
}

export function partOf(numbers: FigureNumbers, part: FigureExpression["part"]): Vector {
  if (part === "uncapped") return numbers.uncapped;
  if (part === undefined) return numbers.amount;
  const { amount, excess } = numbers;
  if (excess !== undefined) return excess;
  if (amount.kind !== "number") return amount;
  return { ...constantNumber(0n, 0, amount.size, false), gaps: amount.gaps };
}

/** The lanes that hold a figure for a frame's owners: their own steps of a walk only where it reads credits. */
export function lanesFor(
  { definition }: Definition,
  groups: Groups | undefined,
  { run, view, owners, size }: Frame,
): { readonly memo: FigureMemo; readonly at: Int32Array | undefined } {
  const { grain, name } = definition;
  const payees = grain.owner === "payee" ? owners?.payees : undefined;
  const limits = run.prepared.reach(name).readsCredits ? owners?.limits : undefined;
  const isSame = payees === owners?.payees && groups === owners?.groups && limits === owners?.limits;
  if (isSame && owners !== undefined) return { memo: owners.memo, at: owners.at };
  return keptLanes({ size, payees, groups, limits }, run, view, owners?.memo.pool);
}

/** What a figure comes to in every lane of a memo; meeting it again on the way is a circle. */
export function figureNumbers(
  figure: Definition,
  period: Period,
  asked: View,
  memo: FigureMemo,
  run: Run,
): FigureNumbers {
  const looks =
    figure.kind === "component" ? finalLooks(figure.definition, period, asked, memo, run) : undefined;
  if (looks === undefined || figure.kind !== "component")
    return numbersLookedAt(figure, period, asked, memo, run);
  const key = `${figure.definition.name}\u0000final ${period.unit} ${period.number}\u0000${asked.key}`;
  const known = memo.figures.get(key);
  if (known !== undefined && known !== pending) return known;
  const own = { view: asked, numbers: () => numbersLookedAt(figure, period, asked, memo, run) };
  const numbers = lookedAt(figure.definition, period, looks, memo, run, own);
  memo.figures.set(key, numbers);
  return numbers;
}

/** The look that shows the same of a period: once it has ended only news can change what it holds. */
export function viewOfNumbers(figure: string, period: Period, asked: View, run: Run): View {
  const { unit } = run.prepared.reach(figure);
  const horizon = Math.max(period.through, run.prepared.calendar.at(unit, period.from).through);
  return asked.asOf <= period.through ? asked : run.viewOf(asked, horizon);
}

function numbersLookedAt(
  figure: Definition,
  period: Period,
  asked: View,
  memo: FigureMemo,
  run: Run,
): FigureNumbers {
  const { name, place } = figure.definition;
  const view = viewOfNumbers(name, period, asked, run);
  const key = `${name}\u0000${period.unit} ${period.number}\u0000${view.key}`;
  const known = memo.figures.get(key);
  const { payees, groups, limits } = memo;
  const owners: Owners = { payees, ...(groups && { groups }), limits, memo, at: undefined };
  const frame = frameOf({ run, view, size: memo.size, period, owners });
  if (known === pending) return sole(allFail(frame, place, (where) => figureCycle(where, name)));
  if (known !== undefined) return known;
  memo.figures.set(key, pending);
  const numbers = calculated(figure, frame);
  memo.figures.set(key, numbers);
  return numbers;
}

function calculated(figure: Definition, frame: Frame): FigureNumbers {
  const { period, owners, size } = frame;
  if (period === undefined || owners === undefined) return sole(noValues(size));
  const fixed = fixedValues(figure, period, frame);
  const begun = begunLanes(figure, frame);
  const there = fixed.part === undefined ? begun : begun.filter((lane) => !fixed.isFixed(lane));
  const parts: Part[] = fixed.part === undefined ? [] : [fixed.part];
  if (there.length === 0) {
    const given = parts.length === 0 ? noValues(size) : mergedParts(size, parts, figure.definition.place);
    return { ...sole(given), hasPays: new Uint8Array(size).fill(1) };
  }
  const inner = there.length === size ? frame : someLanes(frame, there);
  if (figure.kind === "component") {
    const own = evaluateComponent(figure.definition, inner);
    return there.length === size ? own : spread(own, there, parts, size, figure);
  }
  parts.push({ lanes: there, vector: versionValues(figure, inner) });
  return sole(mergedParts(size, parts, figure.definition.place));
}

/** Lanes whose payee is in the plan in the period; of a component, once they have begun. */
export function begunLanes({ kind }: Definition, { run, view, period, owners, size }: Frame): Int32Array {
  if (owners?.payees === undefined || period === undefined) return everyLane(size);
  const { payees, groups } = owners;
  if (groups !== undefined) {
    const { count, first } = partDays(run, view, period, payees, groups);
    return everyLane(size).filter(
      (lane) => count[lane] !== 0 && (kind !== "component" || (first[lane] ?? 0) <= view.asOf),
    );
  }
  const { count, first } = daysIn(run, view, period);
  const isEverybody = owners.memo === run.payeeMemo && owners.at === undefined;
  const lanes = new Int32Array(size);
  let there = 0;
  for (let lane = 0; lane < size; lane += 1) {
    const place = isEverybody ? lane : run.indexOf(owners.payees[lane] ?? -1);
    if ((count[place] ?? 0) === 0) continue;
    // Whoever joins later earns nothing yet, whatever is read whole says of the period.
    if (kind === "component" && (first[place] ?? 0) > view.asOf) continue;
    lanes[there] = lane;
    there += 1;
  }
  return lanes.subarray(0, there);
}

/** A component's numbers of some of the lanes, with what is given for others. */
function spread(
  own: FigureNumbers,
  lanes: Int32Array,
  others: readonly Part[],
  size: number,
  figure: Definition,
): FigureNumbers {
  const { place } = figure.definition;
  const all = (vector: Vector) => mergedParts(size, [...others, { lanes, vector }], place);
  const excess = own.excess && mergedParts(size, [{ lanes, vector: own.excess }], place);
  const isCapped = own.isCapped && new Uint8Array(size);
  if (isCapped !== undefined) put(isCapped, own.isCapped, lanes);
  const hasPays = new Uint8Array(size);
  put(hasPays, own.hasPays, lanes);
  // Nobody's deals earned what is given.
  for (const { lanes: given } of others) for (const lane of given) hasPays[lane] = 1;
  const zeros = excess?.kind === "number" ? { ...excess, gaps: all(own.amount).gaps } : undefined;
  return {
    amount: all(own.amount),
    uncapped: all(own.uncapped),
    ...(zeros && { excess: zeros }),
    ...(isCapped && { isCapped }),
    hasPays,
    ...(own.pays && { pays: own.pays.inLanes(lanes) }),
  };
}

function versionValues(figure: Extract<Definition, { kind: "figure" }>, frame: Frame): Vector {
  const { definition } = figure;
  const { versions, type, name } = definition;
  const { run, period, owners, size } = frame;
  const days = period && (overlap(period, run.prepared.calendar) ?? period);
  if (days === undefined) return noValues(size);
  const isOwn = versions.some(({ payee }) => payee !== undefined);
  const general = isOwn ? -1 : standingDuring(versions, undefined, days);
  const version = new Int32Array(size).fill(general);
  if (isOwn) {
    for (let lane = 0; lane < size; lane += 1) {
      const payee = owners?.payees?.[lane];
      version[lane] = standingDuring(
        versions,
        payee === undefined ? undefined : run.texts.textOf(payee),
        days,
      );
    }
  }
  const parts: Part[] = [];
  for (const [index, { value, place }] of versions.entries()) {
    const lanes = lanesWith(version, index);
    if (lanes.length === 0) continue;
    const inner = lanes.length === size ? frame : someLanes(frame, lanes);
    const found = evaluate(value, inner);
    const isNumeric = type.kind === "number" || type.kind === "percent" || type.kind === "money";
    if (found.kind === "nothing" || isNumeric === (found.kind === "number"))
      parts.push({ lanes, vector: found });
    else {
      const gaps = new GapBuilder(lanes.length, found.gaps);
      for (let lane = 0; lane < lanes.length; lane += 1) {
        if ((found.gaps?.at[lane] ?? filled) !== filled) continue;
        const words = kindWords(found, lane);
        gaps.fail(
          lane,
          problem(() => wrongValue(whereIs(inner, lane, place), name, words, `a ${type.kind}`)),
        );
      }
      const none: Gaps = gaps.build() ?? { at: new Uint8Array(lanes.length), problems: new Map() };
      parts.push({ lanes, vector: { kind: "nothing", size: lanes.length, gaps: none } });
    }
  }
  return mergedParts(size, parts, definition.place);
}

/** A figure without caps. */
export function sole(amount: Vector): FigureNumbers {
  return { amount, uncapped: amount };
}

type CreditGrain = Extract<Grain, { owner: "credit" }>;

/** A number of the credit in scope, or of the one it was made of. */
function readOfCredit(
  slot: Slot,
  figure: Definition,
  grain: CreditGrain,
  expression: FigureExpression,
  frame: Frame,
): Vector {
  const { run, view } = frame;
  const own = creditsInScope(frame, grain.credit);
  if (own === undefined) return outOfReach(slot, frame, `it belongs to a credit of ${grain.credit}`);
  const numbers = numbersOfCredits(
    figure,
    own.part,
    view,
    run,
    expression.place,
    frame.owners?.limits !== undefined,
  );
  const value = takeLanes(partOf(numbers, expression.part), own.at);
  if (value.kind !== "number" || frame.rows !== undefined) return value;
  return settled(value, expression.place, () => nameOf(run.prepared, slot), frame);
}
