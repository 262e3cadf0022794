/**
 * `budget`: a limit on what everybody earns together. It counts rounded amounts, so that it is never
 * exceeded by a cent, in the order in which their credits are dated.
 */

import { figureCycle } from "../../reference/run-faults.js";
import type { Budget, Component, ComponentVersion } from "../../rule-set.js";
import { type CreditPart, creditBook } from "../credits/credit-book.js";
import { all as allCredits, ownedCredits } from "../evaluate/credit-series.js";
import { numbersAt, problem } from "../evaluate/operand.js";
import { laneFrame } from "../figures/credit-figures.js";
import { pending } from "../figures/figure-memo.js";
import type { FigureNumbers } from "../figures/figure-numbers.js";
import { finalCreditsOf } from "../figures/final-credits.js";
import { fixedValues } from "../figures/fixed.js";
import { keptLanes } from "../figures/owner-lanes.js";
import { planPayees } from "../figures/plan-payees.js";
import { begunLanes } from "../figures/read-figure.js";
import { type Frame, frameOf, someLanes, whereIs } from "../frame.js";
import { greater } from "../numbers/integer.js";
import { withoutBudget } from "../pay/component.js";
import { CreditPays } from "../pay/credit-pays.js";
import { becomesFinal } from "../pay/final.js";
import { versionLanes } from "../pay/version-lanes.js";
import { grainUnit } from "../plan/figure-reach.js";
import { amountPlaces, unitsAt } from "../result/amount-text.js";
import { partsOf, paysByLane } from "../result/deal-lines.js";
import { lanesTold } from "../result/figure-lines.js";
import type { Run, View } from "../run.js";
import { overlap, type Period } from "../time/periods.js";
import { endOf, startOf } from "../time/versions.js";
import { rounded } from "../vectors/arithmetic.js";
import { filled, GapBuilder, type Problem } from "../vectors/gaps.js";
import { narrowed, wide } from "../vectors/numbers.js";
import type { NumberVector } from "../vectors/vector.js";
import { type Amount, type Paid, paidWithin } from "./till.js";

/** What the budget leaves of everybody's amounts, by whose and when. */
export type BudgetParts = ReadonlyMap<string, Paid> | Problem;

/** What the budget leaves of the amounts of a frame in which one version stands. */
export function withinBudget(
  component: Component,
  version: ComponentVersion,
  budget: Budget,
  numbers: FigureNumbers,
  frame: Frame,
): FigureNumbers {
  const { amount } = numbers;
  const { period, owners, size, run } = frame;
  if (amount.kind !== "number" || period === undefined) return numbers;
  const window = budgetWindow(component, version, budget, period.from, run);
  const places = amountPlaces(component);
  const gaps = new GapBuilder(size, amount.gaps);
  const divisions = new Map<number | undefined, BudgetParts>();
  const units: bigint[] = [];
  const lanes: number[] = [];
  const ordinals: number[] = [];
  const pays: bigint[] = [];
  const isReplaced = new Uint8Array(size);
  for (let lane = 0; lane < size; lane += 1) {
    const own = unitsAt(amount, lane, places);
    units.push(own);
    if ((amount.gaps?.at[lane] ?? filled) !== filled) continue;
    const limit = owners?.limits?.[lane];
    const known = divisions.get(limit) ?? partsOnce(component, version, budget, window, limit, lane, frame);
    divisions.set(limit, known);
    if ("fault" in known) {
      gaps.fail(lane, known);
      continue;
    }
    const paid = known.get(keyOf(lane, frame));
    if (paid === undefined) continue;
    units[lane] = paid.total;
    isReplaced[lane] = 1;
    for (const deal of paid.deals) {
      lanes.push(lane);
      ordinals.push(deal.ordinal);
      pays.push(deal.units);
    }
  }
  const inUnits = (values: readonly bigint[]): NumberVector =>
    run.settings.isWide ? wide(values, places) : narrowed(wide(values, places));
  const replaced = new CreditPays(Int32Array.from(lanes), Int32Array.from(ordinals), inUnits(pays));
  const kept = numbers.pays?.where((lane) => isReplaced[lane] === 0);
  return {
    ...numbers,
    amount: { ...inUnits(units), gaps: gaps.build() },
    hasPays: Uint8Array.from(isReplaced, (flag, lane) => flag || (numbers.hasPays?.[lane] ?? 0)),
    pays: CreditPays.joined(kept === undefined ? [replaced] : [kept, replaced]),
  };
}

/** The stretch in which amounts count together. */
export function budgetWindow(
  { grain }: Component,
  version: ComponentVersion,
  { per }: Budget,
  day: number,
  run: Run,
): Period {
  const { calendar } = run.prepared;
  const whole = calendar.at(per ?? (grain.owner === "credit" ? "plan" : grain.per), day);
  // A number a credit belongs to the days on which its version stands.
  const days =
    grain.owner === "credit" ? overlap(whole, { from: startOf(version), through: endOf(version) }) : whole;
  return { ...whole, ...days };
}

function keyOf(lane: number, { owners, period, credits }: Frame): string {
  const payee = owners?.payees?.[lane] ?? -1;
  if (credits !== undefined) return `${payee} credit ${credits.part.ordinals[credits.at[lane] ?? 0]}`;
  return `${payee} ${owners?.groups?.values[lane] ?? -1} ${period?.number}`;
}

/** Meeting a budget again on the way to it is a circle. */
function partsOnce(
  component: Component,
  version: ComponentVersion,
  budget: Budget,
  window: Period,
  limit: number | undefined,
  lane: number,
  frame: Frame,
): BudgetParts {
  const { view, owners } = frame;
  const budgets = owners?.limits === undefined ? view.budgets : owners.memo.budgets;
  const { line, column } = budget.place;
  const key = [component.name, line, column, window.text, window.from, version.from, limit].join("\u0000");
  const known = budgets.get(key);
  if (known === pending)
    return problem(() => figureCycle(whereIs(frame, lane, budget.place), component.name));
  if (known !== undefined) return known;
  budgets.set(key, pending);
  const parts = partsOfBudget(component, version, budget, window, limit, frame);
  budgets.set(key, parts);
  return parts;
}

function partsOfBudget(
  component: Component,
  version: ComponentVersion,
  budget: Budget,
  window: Period,
  limit: number | undefined,
  { run, view, owners }: Frame,
): BudgetParts {
  const limits = limit === undefined ? undefined : Int32Array.of(limit);
  const read = { size: 1, payees: undefined, limits };
  const ofPlan = { ...read, ...keptLanes(read, run, view, owners?.memo.pool) };
  const value = numbersAt(budget.value, frameOf({ run, view, size: 1, period: window, owners: ofPlan }));
  const failure = value.gaps?.problems.get(0);
  if (failure !== undefined) return failure;
  const places = amountPlaces(component);
  const found =
    component.grain.owner === "credit"
      ? amountsOfCredits(component, component.grain.credit, version, window, run, view)
      : amountsOfPeriods(component, version, window, limit, run, view, owners?.memo.pool);
  if ("fault" in found) return found;
  const most = unitsAt(rounded(value, places, "down"), 0, places);
  return paidWithin(found, greater(most, 0n), budget.overrun);
}

// ---------------------------------------------------------------- what everybody earns without the budget

interface Counted extends Amount {
  readonly problem: Problem | undefined;
}

function amountsOfPeriods(
  component: Component,
  version: ComponentVersion,
  window: Period,
  limit: number | undefined,
  run: Run,
  view: View,
  pool: Parameters<typeof keptLanes>[3],
): readonly Amount[] | Problem {
  const { grain } = component;
  if (grain.owner === "credit") return [];
  const found: Counted[] = [];
  for (const period of run.prepared.calendar.touched(grainUnit(grain), window)) {
    const told = lanesTold(grain, period, run, view, planPayees(run, view)).lanes;
    const cut = grain.owner === "payee" ? grain.cut : undefined;
    const read = {
      size: told.length,
      payees: Int32Array.from(told, ({ payee }) => payee),
      ...(cut !== undefined && {
        groups: { column: cut, values: Int32Array.from(told, ({ group }) => group ?? -1) },
      }),
      limits: limit === undefined ? undefined : new Int32Array(told.length).fill(limit),
    };
    const owners = { ...read, ...keptLanes(read, run, view, pool) };
    const all = frameOf({ run, view, size: told.length, period, owners });
    const figure = run.prepared.figure(component.name);
    const fixed = fixedValues(figure, period, all);
    const begun = begunLanes(figure, all).filter((lane) => !fixed.isFixed(lane));
    found.push(...countedIn(component, version, someLanes(all, begun), period.through));
  }
  return inOrder(found);
}

function amountsOfCredits(
  component: Component,
  credit: string,
  version: ComponentVersion,
  window: Period,
  run: Run,
  view: View,
): readonly Amount[] | Problem {
  const found: Counted[] = [];
  for (const { day, part, at } of creditDays(component, credit, window, run, view))
    found.push(...countedIn(component, version, laneFrame(part, at, view, run), day));
  return inOrder(found);
}

interface CreditDay {
  readonly day: number;
  readonly part: CreditPart;
  /** Places in the part. */
  readonly at: Int32Array;
}

/** Everybody's credits that count in the window, those of a day together. */
function creditDays(
  component: Component,
  credit: string,
  window: Period,
  run: Run,
  view: View,
): readonly CreditDay[] {
  const through = Math.min(window.through, view.asOf);
  const payees = planPayees(run, view);
  const { part, at } = ownedCredits(run, view, credit, allCredits);
  const listed = new Set(payees);
  // Of a deal that was given another date too late, only the credit that counts for good uses up a budget.
  const counted = becomesFinal(component)
    ? Int32Array.from(
        payees
          .flatMap((payee) => finalCreditsOf(component, credit, payee, view, run))
          .filter(({ look }) => look === view),
        (each) => each.at,
      ).sort()
    : at.filter((index) => listed.has(part.payees[index] ?? -1));
  const byDay = new Map<number, number[]>();
  for (const index of counted) {
    const day = part.dates[index] ?? 0;
    if (day < window.from || day > through) continue;
    const own = byDay.get(day) ?? [];
    own.push(index);
    byDay.set(day, own);
  }
  return [...byDay].map(([day, own]) => ({ day, part, at: Int32Array.from(own) }));
}

function countedIn(
  component: Component,
  version: ComponentVersion,
  frame: Frame,
  lastDay: number,
): readonly Counted[] {
  const { run, credits } = frame;
  const lanes = versionLanes(component, frame).find((each) => each.version === version)?.lanes;
  if (lanes === undefined) return [];
  const own = lanes.length === frame.size ? frame : someLanes(frame, lanes);
  const numbers = withoutBudget(component, version, own);
  const { amount } = numbers;
  const places = amountPlaces(component);
  const there = [...lanes.keys()].filter((lane) => (amount.gaps?.at[lane] ?? filled) === filled);
  const pays = credits === undefined ? paysByLane(component, numbers, there, own) : undefined;
  const { dates } = creditBook(run, frame.view);
  return [...lanes.keys()].flatMap((lane): readonly Counted[] => {
    const key = keyOf(lane, own);
    const place = run.indexOf(own.owners?.payees?.[lane] ?? -1);
    const failure = amount.gaps?.problems.get(lane);
    const base = { key, place, lastDay, total: 0n, deals: [], problem: failure };
    if (failure !== undefined) return [base];
    if (amount.kind !== "number" || (amount.gaps?.at[lane] ?? filled) !== filled) return [];
    const total = unitsAt(amount, lane, places);
    if (own.credits !== undefined) {
      const ordinal = own.credits.part.ordinals[own.credits.at[lane] ?? 0] ?? 0;
      return [{ ...base, total, deals: [{ ordinal, day: lastDay, units: total }] }];
    }
    const paid = pays?.get(lane);
    if (paid !== undefined && "code" in paid) return [{ ...base, problem: problem(() => paid) }];
    const parts = paid && partsOf(component, total, paid.pays, places);
    const deals = (parts ?? []).map((units, index) => {
      const ordinal = paid?.ordinals[index] ?? 0;
      return { ordinal, day: dates[ordinal] ?? 0, units };
    });
    return [{ ...base, total, deals }];
  });
}

/** By payee, each one's in time; the first problem answers for all. */
function inOrder(found: readonly Counted[]): readonly Amount[] | Problem {
  const amounts = [...found].sort((a, b) => a.place - b.place);
  return amounts.find((amount) => amount.problem !== undefined)?.problem ?? amounts;
}
