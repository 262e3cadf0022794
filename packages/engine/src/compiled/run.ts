/**
 * One run: the prepared plan bound to its rows, and what was calculated already. The data is looked at
 * on days; what was known by a day is an epoch, what counts by that day a view.
 */

import type { Facts } from "../facts/facts.js";
import type { Fault } from "../fault.js";
import type { Bound, RunSettings } from "./bound.js";
import type { CreditBook, CreditPart } from "./credits/credit-book.js";
import type { MonthCells } from "./credits/month-cells.js";
import type { BudgetParts } from "./divide/budget.js";
import type { Series } from "./evaluate/credit-series.js";
import type { Pending } from "./figures/figure-memo.js";
import { FigureMemo } from "./figures/figure-memo.js";
import type { FigureNumbers } from "./figures/figure-numbers.js";
import type { FinalCredits } from "./figures/final-credits.js";
import type { Breakdown } from "./goals/plan.js";
import type { GroupLanes } from "./groups/group-lanes.js";
import type { GroupPart } from "./groups/group-parts.js";
import type { Stints } from "./groups/stints.js";
import type { CreditsSoFar } from "./pay/credits-so-far.js";
import type { TierTable } from "./pay/tier-table.js";
import type { Prepared } from "./prepare.js";
import type { Table } from "./rows/table.js";
import type { Texts } from "./rows/texts.js";
import type { Day } from "./time/calendar.js";
import type { DaysIn, PlanDays } from "./time/days-in-plan.js";
import type { Problem } from "./vectors/gaps.js";

/** What was known by a day. */
export class Epoch {
  readonly daysIn = new Map<string, DaysIn>();
  readonly series = new Map<string, Series>();
  /** Sums by payee and month, by credit and condition; absent where they cannot be made so. */
  readonly cells = new Map<string, MonthCells | undefined>();
  /** Which values of a column of the roster everybody holds when. */
  readonly stints = new Map<string, Stints>();
  /** Members of groups, by column and days. */
  readonly members = new Map<string, ReadonlyMap<number, readonly number[]>>();
  /** What part of everybody counts for each value of a column, by column, policy and days. */
  readonly parts = new Map<string, ReadonlyMap<number, readonly GroupPart[]>>();
  readonly lanesOfGroups = new Map<string, GroupLanes>();
  /** Lanes of groups that nobody belongs to. */
  readonly memos = new Map<string, FigureMemo>();
  /** Goals broken down by what is known alone, by name and period. */
  readonly goals = new Map<string, Breakdown | Problem | Pending>();
  planDays: PlanDays | undefined;
  book: CreditBook | undefined;
  payees: readonly number[] | undefined;

  constructor(readonly known: Day) {}
}

/** The data as looked at on a day. */
export class View {
  readonly key: string;
  /** Numbers of a credit by figure, and by the credits they are of. */
  readonly ofCredits = new Map<string, Map<CreditPart, FigureNumbers | Pending>>();
  /** Of components whose numbers of credits become final, by component: whose credits count, as known when. */
  readonly finalCredits = new Map<string, FinalCredits>();
  /** What numbers of credits have come to so far, by component. */
  readonly creditsSoFar = new Map<string, CreditsSoFar>();
  /** Goals that are broken down by figures, by name and period. */
  readonly goals = new Map<string, Breakdown | Problem | Pending>();
  /** What budgets leave of everybody's amounts, by component and window. */
  readonly budgets = new Map<string, BudgetParts | Pending>();

  constructor(
    readonly asOf: Day,
    readonly epoch: Epoch,
  ) {
    this.key = `${asOf} ${epoch.known}`;
  }
}

export class Run {
  readonly prepared: Prepared;
  readonly facts: Facts;
  readonly settings: RunSettings;
  readonly texts: Texts;
  readonly tables: ReadonlyMap<string, Table>;
  readonly faults: Fault[] = [];
  /** Tables of tiers that are the same for everybody, by name and lanes; absent where one is not sound. */
  readonly tiersOfAll = new Map<string, TierTable | undefined>();
  readonly planMemo = new FigureMemo(1, undefined, undefined);
  readonly payeeMemo: FigureMemo;
  readonly #epochs = new Map<Day, Epoch>();
  readonly #views = new Map<Day, View>();
  readonly #hindsights = new Map<string, View>();
  readonly #rowsBy = new Map<Table, Map<string, ReadonlyMap<string, readonly number[]>>>();

  /** `facts` may give other parameters than the rows were bound with. */
  constructor(
    readonly bound: Bound,
    facts: Facts = bound.facts,
  ) {
    this.prepared = bound.prepared;
    this.facts = facts;
    this.settings = bound.settings;
    this.texts = bound.texts;
    this.tables = bound.tables;
    this.payeeMemo = new FigureMemo(bound.everybody.length, bound.everybody, undefined);
  }

  get roster(): Table | undefined {
    const { roster } = this.prepared.ruleSet.plan;
    return roster === undefined ? undefined : this.tables.get(roster);
  }

  /** Everybody who can have a figure, in order, as codes of their texts. */
  get everybody(): Int32Array {
    return this.bound.everybody;
  }

  /** Place of a payee among everybody. */
  indexOf(payee: number): number {
    return this.bound.indexOf(payee);
  }

  /** Everything looked at so far. */
  get views(): Iterable<View> {
    return this.#views.values();
  }

  view(asOf: Day): View {
    const known = this.#views.get(asOf);
    if (known !== undefined) return known;
    const view = new View(asOf, this.#epoch(this.#latestKnowledge(asOf)));
    this.#views.set(asOf, view);
    return view;
  }

  /** A day looked back at with what is known on a later one. */
  hindsight(asOf: Day, known: Day): View {
    const plain = this.view(asOf);
    const latest = this.#latestKnowledge(Math.max(asOf, known));
    if (plain.epoch.known === latest) return plain;
    const key = `${asOf} ${latest}`;
    const cached = this.#hindsights.get(key);
    if (cached !== undefined) return cached;
    const view = new View(asOf, this.#epoch(latest));
    this.#hindsights.set(key, view);
    return view;
  }

  /** The earliest view that shows the same of everything up to `horizon`. */
  viewOf(view: View, horizon: Day): View {
    return view.asOf <= horizon ? view : this.view(Math.max(horizon, view.epoch.known));
  }

  /** Rows by the text of a column: what sums over rows go by. */
  rowsBy(table: Table): Map<string, ReadonlyMap<string, readonly number[]>> {
    const known = this.#rowsBy.get(table) ?? new Map<string, ReadonlyMap<string, readonly number[]>>();
    this.#rowsBy.set(table, known);
    return known;
  }

  tell(fault: Fault): void {
    this.faults.push(fault);
  }

  #epoch(known: Day): Epoch {
    const cached = this.#epochs.get(known);
    if (cached !== undefined) return cached;
    const epoch = new Epoch(known);
    this.#epochs.set(known, epoch);
    return epoch;
  }

  #latestKnowledge(day: Day): Day {
    let latest = Number.NEGATIVE_INFINITY;
    for (const known of this.bound.knowledge) {
      if (known > day) break;
      latest = known;
    }
    return latest;
  }
}
