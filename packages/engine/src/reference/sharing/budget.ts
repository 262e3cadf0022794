/**
 * `budget`: a limit on what everybody earns together. It counts rounded amounts, so that it is never
 * exceeded by a cent, in the order in which their credits are dated.
 */

import type { Budget, Component, ComponentVersion } from "../../rule-set.js";
import { allocate } from "../../values/allocate.js";
import type { Day } from "../../values/calendar.js";
import { compareText } from "../../values/compare-text.js";
import {
  add,
  compare,
  equal,
  type Fraction,
  isZero,
  max,
  min,
  sign,
  subtract,
  zero,
} from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { amountPlaces } from "../amounts.js";
import { type Context, figureContext } from "../context.js";
import { planPayees } from "../crediting/credit-book.js";
import { type CreditRow, compareCredits } from "../crediting/credit-row.js";
import { creditPays, versionOf, withoutBudget } from "../earning/component.js";
import { figuresOf } from "../earning/component-figures.js";
import { dealParts } from "../earning/deal-lines.js";
import { numberAt } from "../expressions/operand.js";
import { creditScope, type FigureOf, type FigureResult, figureKey } from "../figures/figure.js";
import { found } from "../program/program.js";
import type { Run } from "../run.js";
import type { CreditPay } from "../tiers/walk.js";
import { daysWithin } from "../time/days-in-plan.js";
import { type Days, type GrainPeriod, grainPeriodAt, overlap, wholePlan } from "../time/grain-period.js";
import { fromOf, throughOf } from "../time/scope.js";
import { isProblem, type NumberValue, numberValue, type Problem } from "../value.js";
import { type Division, dividedOnce } from "./division.js";
import { daysInGroup } from "./groups.js";

/** What the budget leaves of an amount. */
export async function withinBudget(
  component: Component,
  version: ComponentVersion,
  budget: Budget,
  result: FigureResult,
  context: Context,
): Promise<FigureResult> {
  const { payee, period, group, credit } = context;
  const { amount } = result;
  if (amount.kind !== "number" || period === undefined) return result;
  const window = budgetWindow(component, version, budget, credit?.date ?? period.from, context.run);
  const key = ["budget", component.name, budget.place.line.toString(), window.text, version.from];
  const division = await dividedOnce(key, component.name, budget.place, context, () =>
    divided(component, version, budget, window, context),
  );
  if ("kind" in division) return { ...result, amount: division };
  const figure = found(context.run.program.figures, component.name);
  const own = figureKey({ figure, payee, period, ...(group && { group }), ...(credit && { credit }) });
  const left = division.parts.get(own);
  if (left === undefined) return result;
  const pays = division.pays?.get(own);
  return {
    ...result,
    amount: limitedAmount(component, budget, amount, left, context),
    ...(pays && { pays }),
  };
}

/** The stretch in which amounts count together. */
export function budgetWindow(
  { grain }: Component,
  version: ComponentVersion,
  { per }: Budget,
  day: Day,
  run: Run,
): GrainPeriod {
  const { time } = run.program;
  const own = per ?? (grain.owner === "credit" ? "plan" : grain.per);
  const whole = own === "plan" ? wholePlan(time) : grainPeriodAt(time, own, day);
  // A number a credit belongs to the days on which its version stands.
  const days = grain.owner === "credit" ? standingDays(version, whole) : whole;
  return { ...whole, ...days };
}

function standingDays(version: ComponentVersion, days: Days): Days {
  return overlap(days, { from: fromOf(version), through: throughOf(version) }) ?? days;
}

async function divided(
  component: Component,
  version: ComponentVersion,
  budget: Budget,
  window: GrainPeriod,
  context: Context,
): Promise<Division | Problem> {
  const { view, limit } = context;
  const limitValue = await numberAt(budget.value, figureContext(context, undefined, window, view, limit));
  if (isProblem(limitValue)) return limitValue;
  const amounts = await amountsIn(component, version, window, context);
  if ("kind" in amounts) return amounts;
  const places = amountPlaces(component);
  const most = max(round(limitValue.value, { mode: "down", places }), zero);
  const paid = budget.overrun === "scaled" ? scaled(amounts, most, places) : inTurn(amounts, most, budget);
  return {
    parts: new Map([...paid].map(([key, { total }]) => [key, numberValue(total)])),
    pays: new Map([...paid].map(([key, { pays }]) => [key, pays])),
  };
}

interface Amount {
  readonly key: string;
  readonly payee: string;
  readonly total: Fraction;
  /** The last day of the period: when an amount of no deal in particular is earned. */
  readonly lastDay: number;
  /** Parts of the deals behind it, which add up to it; none where it was earned by no deal. */
  readonly deals: readonly CreditPay[];
}

/** What everybody with this version earns in the window without the budget, rounded. */
async function amountsIn(
  component: Component,
  version: ComponentVersion,
  window: GrainPeriod,
  context: Context,
): Promise<readonly Amount[] | Problem> {
  const { run, view, limit } = context;
  const amounts: Amount[] = [];
  for (const payee of await planPayees(run, view)) {
    for (const of of await figuresOf(component, payee, window, context)) {
      const { period, group, credit } = of;
      if (run.isFixed(component.name, payee, period.text, group?.value)) continue;
      const own: Context = {
        ...figureContext(context, payee, period, view, limit, group),
        ...(credit && creditScope(credit)),
      };
      if (credit === undefined && !(await hasBegun(of, own))) continue;
      if (versionOf(component, own) !== version) continue;
      const amount = await amountOf(component, version, of, own);
      if (amount !== undefined && "kind" in amount) return amount;
      if (amount !== undefined) amounts.push(amount);
    }
  }
  return amounts;
}

/** Whoever is not in the plan in the period, or joins later, earns nothing that a budget could count. */
async function hasBegun({ payee, period, group }: FigureOf, { run, view }: Context): Promise<boolean> {
  if (payee === undefined) return true;
  const days = group
    ? await daysInGroup(run, view, payee, group, period)
    : await daysWithin(run, view, payee, period);
  const first = days[0]?.from;
  return first !== undefined && first <= view.asOf;
}

async function amountOf(
  component: Component,
  version: ComponentVersion,
  of: FigureOf,
  context: Context,
): Promise<Amount | Problem | undefined> {
  const result = await withoutBudget(component, version, context);
  if (isProblem(result.amount)) return result.amount;
  if (result.amount.kind !== "number") return undefined;
  const total = result.amount.value;
  const pays = of.credit
    ? [{ credit: of.credit, pay: total }]
    : (result.pays ?? (await creditPays(component, context)));
  if ("kind" in pays) return pays;
  const deals = dealParts(component, total, pays) ?? [];
  return { key: figureKey(of), payee: of.payee ?? "", total, lastDay: of.period.through, deals };
}

interface Paid {
  readonly total: Fraction;
  readonly pays: readonly CreditPay[];
}

/** All alike in proportion, to the last unit. */
function scaled(amounts: readonly Amount[], most: Fraction, places: number): ReadonlyMap<string, Paid> {
  const total = amounts.reduce((sum, amount) => add(sum, amount.total), zero);
  if (compare(total, most) <= 0) return new Map();
  const parts =
    allocate(
      most,
      amounts.map((amount) => amount.total),
      places,
    ) ?? [];
  return new Map(amounts.map(({ key, deals }, index) => [key, { total: parts[index] ?? zero, pays: deals }]));
}

/** One after the other, by date and key, until the budget is used up. */
function inTurn(amounts: readonly Amount[], most: Fraction, { overrun }: Budget): ReadonlyMap<string, Paid> {
  const items = amounts.flatMap((amount) => itemsOf(amount)).sort(compareItems);
  const paid = new Map<string, { total: Fraction; pays: CreditPay[] }>();
  const till = new Till(most, overrun === "stops");
  for (const { key, credit, amount } of items) {
    const part = till.pay(amount);
    const own = paid.get(key) ?? { total: zero, pays: [] };
    own.total = add(own.total, part);
    if (credit !== undefined) own.pays.push({ credit, pay: part });
    paid.set(key, own);
  }
  return paid;
}

/** What is left of a budget while amounts come in. What is taken back first undoes what was not paid. */
class Till {
  readonly #most: Fraction;
  readonly #stops: boolean;
  #paid = zero;
  #unpaid = zero;

  constructor(most: Fraction, stops: boolean) {
    this.#most = most;
    this.#stops = stops;
  }

  pay(amount: Fraction): Fraction {
    const part = sign(amount) < 0 ? this.#takeBack(amount) : this.#payOut(amount);
    this.#paid = add(this.#paid, part);
    this.#unpaid = add(this.#unpaid, subtract(amount, part));
    return part;
  }

  #payOut(amount: Fraction): Fraction {
    const left = subtract(this.#most, this.#paid);
    if (!isZero(this.#unpaid)) return zero;
    if (compare(amount, left) <= 0) return amount;
    return this.#stops ? zero : left;
  }

  #takeBack(amount: Fraction): Fraction {
    return min(add(amount, this.#unpaid), zero);
  }
}

interface Item {
  readonly key: string;
  readonly payee: string;
  readonly day: number;
  readonly credit: CreditRow | undefined;
  readonly amount: Fraction;
}

function itemsOf({ key, payee, total, lastDay, deals }: Amount): readonly Item[] {
  if (deals.length === 0) return [{ key, payee, day: lastDay, credit: undefined, amount: total }];
  return deals.map(({ credit, pay }) => ({ key, payee, day: credit.date, credit, amount: pay }));
}

/** By date and key; what no deal earned comes last on its day, by payee. */
function compareItems(a: Item, b: Item): number {
  if (a.day !== b.day) return a.day - b.day;
  if (a.credit !== undefined && b.credit !== undefined) return compareCredits(a.credit, b.credit);
  if (a.credit === undefined && b.credit === undefined) return compareText(a.payee, b.payee);
  return a.credit === undefined ? 1 : -1;
}

function limitedAmount(
  { rounding, name }: Component,
  { place }: Budget,
  before: NumberValue,
  left: NumberValue,
  { run }: Context,
): NumberValue {
  const { tracer } = run;
  if (tracer === undefined) return left;
  // What the budget does not touch stays explained as it is.
  if (equal(before.value, left.value)) return before;
  const unit = tracer.unitOf(before);
  const cut = tracer.add(numberValue(subtract(before.value, left.value)), {
    operation: "leaf",
    label: "beyond the budget",
    ...(unit !== undefined && { unit }),
    place,
  });
  const limited = tracer.add(numberValue(left.value), {
    operation: "subtract",
    label: "budget",
    inputs: [before, cut],
    step: "budget",
    place,
    why: "capped",
  });
  return tracer.add(numberValue(left.value), {
    operation: "round",
    label: name,
    inputs: [limited],
    detail: { mode: rounding.mode, places: String(rounding.places) },
    step: "round",
    place,
    why: "rounded",
  });
}
