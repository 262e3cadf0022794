/**
 * The books of one journal and owner: what each deal was as an asset at the end of each month, as looked
 * at on that day. Everything posted is the difference of two month ends, so late rows and corrections are
 * caught up in the month in which they become known.
 */

import type { Component, Journal } from "../../rule-set.js";
import { invariant } from "../../values/invariant.js";
import { lastDayOf, periodOf } from "../../values/period.js";
import type { Context } from "../context.js";
import { decide } from "../deciding/decide.js";
import type { Cause } from "../paying/ledger-sums.js";
import { found } from "../program/program.js";
import type { Run } from "../run.js";
import { isProblem, type Problem } from "../value.js";
import { planOf } from "./amortisation.js";
import { type Asset, assetOf, type DealPlan } from "./asset.js";
import { type DealAmount, dealAmounts } from "./deal-amounts.js";

export interface MonthEnd {
  readonly kind: "month end";
  /** By deal, in the order in which credits are walked. */
  readonly assets: ReadonlyMap<string, Asset>;
}

const nothingYet: MonthEnd = { kind: "month end", assets: new Map() };

export class Books {
  readonly component: Component;
  readonly #ends = new Map<number, MonthEnd | Problem>();

  constructor(
    readonly journal: Journal,
    readonly payee: string | undefined,
    readonly paid: readonly Cause[],
    readonly run: Run,
  ) {
    const figure = found(run.program.figures, journal.component);
    invariant(figure.kind === "component", "a journal is of a component");
    this.component = figure.definition;
  }

  /** Whether amounts are posted deal by deal. */
  get isOfDeals(): boolean {
    return this.journal.where !== undefined || this.journal.over !== undefined;
  }

  /** `month` counts months as periods do; before the plan there is nothing in the books. */
  async at(month: number): Promise<MonthEnd | Problem> {
    const { calendar, from } = this.run.program.time;
    const first = periodOf(calendar, "month", from).ordinal;
    if (month < first) return nothingYet;
    // Since when a deal is over by a condition is known from the month ends before.
    const start = this.journal.over?.until?.kind === "when" ? first : month;
    for (let each = start; each <= month; each += 1) {
      const known = this.#ends.get(each) ?? (await this.#closed(each));
      this.#ends.set(each, known);
      if (isProblem(known)) return known;
    }
    return this.#ends.get(month) ?? nothingYet;
  }

  async #closed(month: number): Promise<MonthEnd | Problem> {
    const { run } = this;
    const asOf = lastDayOf(run.program.time.calendar, { unit: "month", ordinal: month });
    const deals = await dealAmounts(this.component, this.payee, asOf, run);
    if ("kind" in deals) return deals;
    const assets = new Map<string, Asset>();
    for (const deal of deals) {
      const { credit } = deal;
      const row = { source: credit.source, index: credit.row };
      const context: Context = { run, view: run.view(asOf), row, credit, reading: credit.date };
      const plan = await this.#planned(deal, month, context);
      if (plan === undefined) continue;
      if (isProblem(plan)) return plan;
      assets.set(deal.id, assetOf(deal, plan, month));
    }
    return { kind: "month end", assets };
  }

  /** What is to become of a deal's amount; nothing where the deal does not belong in these books. */
  async #planned(deal: DealAmount, month: number, context: Context): Promise<DealPlan | Problem | undefined> {
    const { where, over } = this.journal;
    if (where !== undefined) {
      const answer = await decide(where, context);
      if (isProblem(answer)) return answer;
      if (!answer.yes) return undefined;
    }
    if (over === undefined) return { kind: "plan", instalments: [] };
    const before = this.#ends.get(month - 1);
    const endedBefore = before?.kind === "month end" ? before.assets.get(deal.id)?.plan.endedIn : undefined;
    return planOf(deal, over, this.component, { month, endedBefore }, context);
  }
}
