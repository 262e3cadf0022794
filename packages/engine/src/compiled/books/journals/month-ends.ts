/** The books of one journal at the end of each month, as looked at on that day, for all their owners at once. */

import { amountOfNoDeal } from "../../../reference/run-faults.js";
import type { Component, Journal } from "../../../rule-set.js";
import { dealId } from "../../credits/deal-id.js";
import { problem } from "../../evaluate/operand.js";
import { amountPlaces, unitsAt } from "../../result/amount-text.js";
import { nobody } from "../../result/figure-lines.js";
import type { Run } from "../../run.js";
import { filled, type Problem } from "../../vectors/gaps.js";
import { noDeal } from "../deal-amounts.js";
import { type EarnedColumn, earnedColumns } from "../earned.js";
import { type DealPlan, plansOf } from "./amortisation.js";
import { type BookedDeal, compareDeals } from "./booked-deal.js";

export interface Asset {
  readonly deal: BookedDeal;
  readonly plan: DealPlan;
  readonly capitalised: bigint;
  readonly amortised: bigint;
  readonly writtenOff: bigint;
  readonly remaining: bigint;
}

/** By owner: what each deal is as an asset, by its id, in the order in which credits are walked. */
export interface MonthEnd {
  readonly assets: readonly ReadonlyMap<string, Asset>[];
  readonly problems: ReadonlyMap<number, Problem>;
}

export class MonthEnds {
  readonly #ends = new Map<number, MonthEnd>();
  readonly #nothing: MonthEnd;
  readonly #first: number;

  constructor(
    readonly journal: Journal,
    readonly component: Component,
    /** Codes of payees, or nobody for the plan's own. */
    readonly owners: readonly number[],
    readonly run: Run,
  ) {
    const { calendar } = run.prepared;
    this.#first = calendar.at("month", calendar.from).number;
    this.#nothing = { assets: owners.map(() => new Map<string, Asset>()), problems: new Map() };
  }

  /** Before the plan there is nothing in the books. */
  at(month: number): MonthEnd {
    if (month < this.#first) return this.#nothing;
    const known = this.#ends.get(month);
    if (known !== undefined) return known;
    // Since when a deal is over by a condition is known from the month ends before.
    const isStepwise = this.journal.over?.until?.kind === "when";
    let before = this.#nothing;
    if (isStepwise) for (let each = this.#first; each < month; each += 1) before = this.at(each);
    const end = this.#closed(month, before);
    this.#ends.set(month, end);
    return end;
  }

  /** What each owner has earned by a day, in one amount. */
  earned(day: number): {
    readonly units: readonly bigint[];
    readonly problems: ReadonlyMap<number, Problem>;
  } {
    const problems = new Map<number, Problem>();
    const columns = this.#columns(day);
    const places = this.places;
    const units = this.owners.map((_, index) => {
      let sum = 0n;
      for (const column of columns) {
        const problem = problemAt(column, index);
        if (problem !== undefined) {
          problems.set(index, problem);
          break;
        }
        sum += unitsOf(column, index, places);
      }
      return sum;
    });
    return { units, problems };
  }

  get places(): number {
    return amountPlaces(this.component);
  }

  #columns(day: number): readonly EarnedColumn[] {
    return earnedColumns(this.component, this.run.view(day), this.owners, this.run);
  }

  #closed(month: number, before: MonthEnd): MonthEnd {
    const { run, owners } = this;
    const { through: asOf } = run.prepared.calendar.numbered("month", month);
    const problems = new Map(before.problems);
    const columns = this.#columns(asOf);
    const deals: BookedDeal[] = [];
    const starts = owners.map((_, index) => {
      const start = deals.length;
      if (!problems.has(index)) deals.push(...this.#dealsOf(columns, index, problems));
      return start;
    });
    const endedBefore = new Map<BookedDeal, number>();
    for (const [index, start] of starts.entries()) {
      for (const deal of deals.slice(start, starts[index + 1] ?? deals.length)) {
        const ended = before.assets[index]?.get(deal.id)?.plan.endedIn;
        if (ended !== undefined) endedBefore.set(deal, ended);
      }
    }
    const view = run.view(asOf);
    const ended = (deal: BookedDeal) => endedBefore.get(deal);
    const plans = plansOf(this.journal, this.component, deals, month, ended, run, view);
    const assets = owners.map((_, index) => {
      const own = new Map<string, Asset>();
      for (let place = starts[index] ?? 0; place < (starts[index + 1] ?? deals.length); place += 1) {
        const [deal, plan] = [deals[place], plans[place]];
        if (deal === undefined || plan === undefined) continue;
        if ("fault" in plan) {
          problems.set(index, plan);
          break;
        }
        own.set(deal.id, assetOf(deal, plan, month));
      }
      return own;
    });
    return { assets, problems };
  }

  /** A component's amounts by deal, nothing left out but what comes to nothing. */
  #dealsOf(
    columns: readonly EarnedColumn[],
    index: number,
    problems: Map<number, Problem>,
  ): readonly BookedDeal[] {
    const { component, run, owners } = this;
    const deals = new Map<string, BookedDeal>();
    for (const column of columns) {
      const problemOfAmount = problemAt(column, index);
      const { bookOf, starts, ordinals, units, problems: unspread } = column.deals();
      const failure = problemOfAmount ?? unspread.get(index);
      if (failure !== undefined) {
        problems.set(index, failure);
        return [];
      }
      for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) {
        const ordinal = ordinals[at] ?? noDeal;
        const book = bookOf(at);
        const part = book.list[book.partOf[ordinal] ?? 0];
        if (ordinal === noDeal || part === undefined) {
          const owner = owners[index] ?? nobody;
          const payee = owner === nobody ? null : run.texts.textOf(owner);
          const where = { place: component.place, payee, period: column.period };
          problems.set(
            index,
            problem(() => amountOfNoDeal(where, component.name)),
          );
          return [];
        }
        const position = book.positionOf[ordinal] ?? 0;
        const id = dealId(part, position);
        const sum = (deals.get(id)?.units ?? 0n) + (units[at] ?? 0n);
        deals.set(id, { id, part, at: position, units: sum });
      }
    }
    return [...deals.values()].filter(({ units }) => units !== 0n).sort((a, b) => compareDeals(a, b, run));
  }
}

function problemAt({ amounts, laneOf }: EarnedColumn, index: number): Problem | undefined {
  return amounts.gaps?.problems.get(laneOf(index));
}

function unitsOf({ amounts, laneOf }: EarnedColumn, index: number, places: number): bigint {
  const lane = laneOf(index);
  const isThere = amounts.kind === "number" && (amounts.gaps?.at[lane] ?? filled) === filled;
  return isThere ? unitsAt(amounts, lane, places) : 0n;
}

/** At the end of `month`. */
function assetOf(deal: BookedDeal, plan: DealPlan, month: number): Asset {
  const { endedIn } = plan;
  const isOver = endedIn !== undefined && endedIn <= month;
  let amortised = 0n;
  for (const instalment of plan.instalments) {
    if (instalment.month <= month && isKept(instalment.month, plan)) amortised += instalment.units;
  }
  const left = deal.units - amortised;
  return {
    deal,
    plan,
    capitalised: deal.units,
    amortised,
    writtenOff: isOver ? left : 0n,
    remaining: isOver ? 0n : left,
  };
}

/** Whether the part of a month comes about: the deal is not over before. */
export function isKept(month: number, { endedIn }: DealPlan): boolean {
  return endedIn === undefined || month < endedIn;
}
