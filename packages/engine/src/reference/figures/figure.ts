/** Figures and components as others read them: of which payee and period, given or calculated, once. */

import { unitOf } from "../../explain/show.js";
import type { Expression, Grain, Place, Slot, ValueType } from "../../rule-set.js";
import { equal, type Fraction, one, zero } from "../../values/fraction.js";
import { settle, settledPlaces } from "../../values/settle.js";
import { type Context, figureContext, problem, whereIn } from "../context.js";
import { creditBook, sameCredit } from "../crediting/credit-book.js";
import type { CreditRow } from "../crediting/credit-row.js";
import { evaluateComponent } from "../earning/component.js";
import { finalView } from "../earning/final.js";
import type { PutOff } from "../earning/put-off.js";
import { evaluate } from "../expressions/evaluate.js";
import { outOfReach } from "../expressions/operand.js";
import { nameOf } from "../label.js";
import { type FigureDefinition, found } from "../program/program.js";
import { fixedKey, pending, type Run, type View } from "../run.js";
import { figureCycle, valueTooLarge, wrongValue } from "../run-faults.js";
import { daysInGroup, type Group, groupOn } from "../sharing/groups.js";
import type { CreditPay } from "../tiers/walk.js";
import { daysWithin } from "../time/days-in-plan.js";
import {
  earlierPeriod,
  type GrainPeriod,
  grainPeriodAt,
  isCoarserUnit,
  overlap,
} from "../time/grain-period.js";
import { standingWithin } from "../time/scope.js";
import { explained } from "../trace.js";
import {
  isProblem,
  kindText,
  type NumberValue,
  nothing,
  numberValue,
  type Problem,
  type Result,
  textOf,
} from "../value.js";
import { unlessUnchanged } from "./closed-figure.js";

/** What a figure comes to; of a component also what its caps cut, and which credits earned it. */
export interface FigureResult {
  readonly amount: Result;
  readonly uncapped: Result;
  readonly excess: Result;
  readonly isCapped: boolean;
  /** What its caps carry into its next number. */
  readonly putOff?: readonly PutOff[];
  /** Exact pay of each credit, before the limits; absent where it was not needed. */
  readonly pays?: readonly CreditPay[];
}

/** Whose figure, when, and of which credit: its coordinates. */
export interface FigureOf {
  readonly figure: FigureDefinition;
  readonly payee: string | undefined;
  readonly period: GrainPeriod;
  /** Of a figure that is one number a credit. */
  readonly credit?: CreditRow;
  /** Of a group's figure, or of one whose periods are cut. */
  readonly group?: Group;
}

type FigureExpression = Extract<Expression, { op: "figure" }>;

export async function readFigure(
  slot: Slot,
  expression: FigureExpression,
  context: Context,
): Promise<Result> {
  const { run } = context;
  const figure = found(run.program.figures, expression.name);
  const of = await coordinates(slot, figure, expression, context);
  if ("kind" in of) return of;
  const result = await figureResult(of, context);
  const value = result[expression.part ?? "amount"];
  if (value.kind !== "number" || isSameGrain(of, context)) return value;
  return settled(value, expression.place, nameOf(run.program, slot), context);
}

/** Inside one grain values stay exact; whoever reads them from another grain reads them settled. */
function isSameGrain(of: FigureOf, { payee, period, group, row }: Context): boolean {
  const isCredit = of.figure.definition.grain.owner === "credit";
  return isCredit
    ? row !== undefined
    : row === undefined &&
        of.payee === payee &&
        of.period.text === period?.text &&
        of.group?.column === group?.column &&
        of.group?.value === group?.value;
}

async function coordinates(
  slot: Slot,
  figure: FigureDefinition,
  expression: FigureExpression,
  context: Context,
): Promise<FigureOf | Result> {
  const { grain } = figure.definition;
  const { period, payee, run } = context;
  if (grain.owner === "credit") {
    const credit = creditOf(grain, context.credit);
    if (credit === undefined) return outOfReach(slot, context, `it belongs to a credit of ${grain.credit}`);
    return {
      figure,
      payee: credit.payee,
      period: grainPeriodAt(run.program.time, "day", credit.date),
      credit,
    };
  }
  if (period === undefined) return outOfReach(slot, context, "it belongs to a period");
  if (grain.owner === "payee" && payee === undefined) {
    return outOfReach(slot, context, "it belongs to a payee, and this to all of them");
  }
  if (isCoarserUnit(period.unit, grain.per)) {
    return outOfReach(slot, context, `it belongs to a ${grain.per}, which is shorter than ${period.text}`);
  }
  const isOwn = period.unit === grain.per;
  const current = isOwn ? period : grainPeriodAt(run.program.time, grain.per, period.from);
  const earlier = earlierPeriod(run.program.time, current, expression.back ?? 0);
  if (earlier === undefined) return nothing;
  const group = await groupRead(slot, grain, expression, context);
  if (group !== undefined && "kind" in group) return group;
  const owner = grain.owner === "payee" ? payee : undefined;
  return { figure, payee: owner, period: earlier, ...(group && { group }) };
}

/** Of which group a figure is read, or of which part of the payee's period. */
async function groupRead(
  slot: Slot,
  grain: Exclude<Grain, { readonly owner: "credit" }>,
  expression: FigureExpression,
  context: Context,
): Promise<Group | Result | undefined> {
  const { run, view, payee, group, credit } = context;
  const isGroups = grain.owner === "group";
  const column = isGroups ? grain.column : grain.cut;
  if (column === undefined) return undefined;
  if (group?.column === column && isGroups === (payee === undefined)) return group;
  if (isGroups) {
    if (expression.of === undefined) return outOfReach(slot, context, `it belongs to each ${column}`);
    const value = await evaluate(expression.of, context);
    return isProblem(value) || value.kind === "nothing" ? value : { column, value: textOf(value) };
  }
  if (credit === undefined) return outOfReach(slot, context, `it belongs to each ${column} in a period`);
  const value = await groupOn(run, view, credit.payee, column, credit.date);
  return value === undefined ? nothing : { column, value };
}

/** The credit in scope, or the one it was made of. */
function creditOf(
  grain: Extract<Grain, { owner: "credit" }>,
  credit: CreditRow | undefined,
): CreditRow | undefined {
  for (let next = credit; next !== undefined; next = next.base) {
    if (next.credit === grain.credit) return next;
  }
  return undefined;
}

/** Calculates a figure once for each view and limit; meeting it again on the way is a circle. */
export async function figureResult(of: FigureOf, context: Context): Promise<FigureResult> {
  const { run } = context;
  const look = finalView(of, context.view, run);
  // The places of credits are those of another look; what is final does not move with them.
  if (look !== context.view) {
    const then = await asLookedAt(of, look, run);
    // Nothing is paid of a credit that became known too late.
    return then === undefined
      ? sole(numberValue(zero))
      : figureResult(then, wholly({ ...context, view: look }));
  }
  const { program } = run;
  const { name, place } = of.figure.definition;
  const lastDay = context.view.asOf <= of.period.through ? Number.POSITIVE_INFINITY : horizon(of, context);
  const isOpen = context.view.asOf <= lastDay;
  const view = isOpen ? context.view : run.viewOf(context.view, lastDay);
  const limit = program.creditsOf(name).size > 0 ? context.limit : undefined;
  const results = resultsOf(view, limit);
  const key = figureKey(of);
  const known = results.get(key);
  const own: Context = {
    ...figureContext(context, of.payee, of.period, view, limit, of.group),
    ...(of.credit && creditScope(of.credit)),
  };
  if (known === pending) return sole(problem(figureCycle(whereIn(own, place), name)));
  if (known !== undefined) return known;
  results.set(key, pending);
  // Long chains of figures (a year of days, each reading the one before) must not fill the stack.
  await Promise.resolve();
  const calculate = () => calculatedFigure(of, own);
  const mayStand = !isOpen && limit === undefined;
  const result = mayStand ? await unlessUnchanged(of, key, lastDay, own, calculate) : await calculate();
  run.tracer?.locate(result.amount, located(of));
  results.set(key, result);
  return result;
}

/** A number of a credit is that of the same deal's credit, as it was known then. */
async function asLookedAt(of: FigureOf, look: View, run: Run): Promise<FigureOf | undefined> {
  if (of.credit === undefined) return of;
  const credit = sameCredit(await creditBook(run, look), of.credit);
  return credit && { ...of, period: grainPeriodAt(run.program.time, "day", credit.date), credit };
}

function located({ payee, period, group }: FigureOf) {
  return {
    ...(payee !== undefined && { payee }),
    ...(group !== undefined && { group: group.value }),
    period: period.text,
  };
}

function wholly({ limit: _, ...context }: Context): Context {
  return context;
}

function resultsOf(view: View, limit: number | undefined): Map<string, FigureResult | typeof pending> {
  if (limit === undefined) return view.figures;
  const known = view.limited.get(limit);
  if (known !== undefined) return known;
  const results = new Map<string, FigureResult | typeof pending>();
  view.limited.set(limit, results);
  return results;
}

export function creditScope(credit: CreditRow): Partial<Context> {
  return { credit, row: { source: credit.source, index: credit.row }, reading: credit.date };
}

export function figureKey({ figure, payee, period, group, credit }: FigureOf): string {
  const own = credit === undefined ? "" : creditKey(credit);
  return [figure.definition.name, payee ?? "", period.text, group?.value ?? "", own].join("\u0000");
}

function creditKey({ credit, row, receiver, payee, base }: CreditRow): string {
  return [credit, row, receiver, payee, base ? creditKey(base) : ""].join("\u0001");
}

/** The last day whose rows a figure can count: of the longest period it looks at. */
function horizon({ figure, period }: FigureOf, { run }: Context): number {
  const unit = run.program.widestUnit(figure.definition.name);
  return Math.max(period.through, grainPeriodAt(run.program.time, unit, period.from).through);
}

async function calculatedFigure(of: FigureOf, context: Context): Promise<FigureResult> {
  const { run, view } = context;
  const { definition } = of.figure;
  const fixed = run.fixed.get(fixedKey(definition.name, of.payee ?? "", of.period.text, of.group?.value));
  if (fixed !== undefined) {
    const given = explained(run.tracer, fixed, () =>
      leafDraft(definition.name, definition.type, definition.place),
    );
    return sole(given);
  }
  if (of.payee !== undefined && of.credit === undefined) {
    const days = of.group
      ? await daysInGroup(run, view, of.payee, of.group, of.period)
      : await daysWithin(run, view, of.payee, of.period);
    // Whoever joins later earns nothing yet, whatever is read whole (quotas, fixed pay) says of the period.
    const first = days[0]?.from;
    const hasBegun = of.figure.kind !== "component" || (first !== undefined && first <= view.asOf);
    if (days.length === 0 || !hasBegun) return sole(nothing);
  }
  if (of.figure.kind === "component") return evaluateComponent(of.figure.definition, context);
  const figure = of.figure.definition;
  const version = standingWithin(
    figure.versions,
    of.payee,
    overlap(of.period, run.program.time) ?? of.period,
  );
  if (version === undefined) return sole(nothing);
  const value = await evaluate(version.value, context);
  if (isProblem(value) || value.kind === "nothing") return sole(value);
  const isNumeric = ["number", "percent", "money"].includes(figure.type.kind);
  if (isNumeric !== (value.kind === "number")) {
    const where = whereIn(context, version.place);
    return sole(problem(wrongValue(where, figure.name, kindText(value), `a ${figure.type.kind}`)));
  }
  const unit = unitOf(figure.type);
  return sole(
    explained(run.tracer, value, () => ({
      operation: "same",
      label: figure.name,
      inputs: [value],
      ...(unit !== undefined && { unit }),
      place: version.place,
      ...(version.from !== undefined && { effective: { name: figure.name, from: version.from } }),
    })),
  );
}

function leafDraft(label: string, type: ValueType, place: Place) {
  const unit = unitOf(type);
  return { operation: "leaf", label, ...(unit !== undefined && { unit }), place, why: "overridden" } as const;
}

/** A figure without caps. */
export function sole(amount: Result): FigureResult {
  const excess: Result = amount.kind === "number" ? numberValue(zero) : amount;
  return { amount, uncapped: amount, excess, isCapped: false };
}

/** A value as it leaves its grain: to 12 decimals; its node only where that changes it. */
export function settled(
  value: NumberValue,
  place: Place,
  name: string,
  context: Context,
): NumberValue | Problem {
  if (isSettled(value.value)) return value;
  const result = settle(value.value);
  if (result === undefined) return problem(valueTooLarge(whereIn(context, place), name));
  if (equal(result, value.value)) return value;
  return explained(context.run.tracer, { ...value, value: result }, () => ({
    operation: "settle",
    label: name,
    inputs: [value],
    place,
    why: "settled",
  }));
}

/** Most values have few decimals and need no look at their digits. */
function isSettled({ n, d }: Fraction): boolean {
  return d.eq(one.d) && n.decimalPlaces() <= settledPlaces && n.e < 22;
}
