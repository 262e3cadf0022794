/** The books of the months that end in a run's period, as lines of an outcome: postings, schedules, roll-forward. */

import type { JournalLine, RollForwardLine, ScheduleLine } from "../../../outcome.js";
import type { Journal, JournalEvent } from "../../../rule-set.js";
import { fixedText } from "../../numbers/decimal-text.js";
import { sizeOf } from "../../numbers/integer.js";
import { currencyOf } from "../../result/amount-text.js";
import { nobody } from "../../result/figure-lines.js";
import type { Placed } from "../../result/placed.js";
import type { Run } from "../../run.js";
import { dayText } from "../../time/calendar.js";
import type { Period, Stretch } from "../../time/periods.js";
import type { Problem } from "../../vectors/gaps.js";
import { type Cause, inPlaces } from "../cause.js";
import type { PayGroups } from "../pay-groups.js";
import { type BookedDeal, byDeal, compareDeals, dealNames } from "./booked-deal.js";
import { type Asset, isKept, MonthEnds } from "./month-ends.js";

/** What an owner's payouts came to, and how they are settled. */
export interface PaidOwner {
  readonly causes: readonly Cause[];
  readonly groups: PayGroups | undefined;
  readonly places: number;
}

export interface OwnBooks {
  readonly journal: Placed<JournalLine>[];
  readonly schedules: Placed<ScheduleLine>[];
  readonly rollForward: Placed<RollForwardLine>[];
  readonly problems: Problem[];
}

/** By owner: payees, or the plan as nobody. */
export function bookLines(
  run: Run,
  asked: Stretch,
  owners: readonly number[],
  paid: (index: number) => PaidOwner,
): readonly OwnBooks[] {
  const found = owners.map((): OwnBooks => ({ journal: [], schedules: [], rollForward: [], problems: [] }));
  const isPlans = owners[0] === nobody;
  const months = monthsEnding(run, asked);
  for (const [position, journal] of (run.prepared.ruleSet.journals ?? []).entries()) {
    const component = run.prepared.ruleSet.components.find(({ name }) => name === journal.component);
    if (component === undefined || (component.grain.owner === "plan") !== isPlans) continue;
    const books = new Books(new MonthEnds(journal, component, owners, run), position, found);
    for (const month of months) books.addMonth(month, paid);
    if (journal.over !== undefined) books.addSchedules(months);
  }
  return found;
}

/** After the plan's end, what became an asset still becomes an expense. */
function monthsEnding(run: Run, days: Stretch): readonly Period[] {
  const { calendar } = run.prepared;
  const months: Period[] = [];
  for (let month = calendar.at("month", days.from); month.through <= days.through; ) {
    if (month.through >= calendar.from) months.push(month);
    month = calendar.at("month", month.through + 1);
  }
  return months;
}

/** Never zero; below zero when something is taken back. */
interface Movement {
  readonly event: JournalEvent;
  readonly units: bigint;
  readonly deal?: BookedDeal;
}

/** A deal at two month ends; at one of them it may not be in the books. */
interface AssetPair {
  readonly deal: BookedDeal;
  readonly was: Asset | undefined;
  readonly is: Asset | undefined;
}

type Part = "capitalised" | "amortised" | "writtenOff";

class Books {
  readonly #journal: Journal;
  readonly #run: Run;

  constructor(
    readonly ends: MonthEnds,
    readonly position: number,
    readonly found: readonly OwnBooks[],
  ) {
    this.#journal = ends.journal;
    this.#run = ends.run;
  }

  addMonth(month: Period, paid: (index: number) => PaidOwner): void {
    const isOfDeals = this.#journal.where !== undefined || this.#journal.over !== undefined;
    const posts = this.#journal.postings.some(({ on }) => on === "payment");
    const whole = isOfDeals ? undefined : this.#wholeMovements(month);
    for (const [index, own] of this.found.entries()) {
      const pairs = isOfDeals ? this.#pairs(month, index) : [];
      const failure = isOfDeals ? this.#problemOf(month, index) : whole?.problems.get(index);
      if (failure !== undefined) {
        own.problems.push(failure);
        continue;
      }
      const movements = isOfDeals ? dealMovements(pairs) : moved("earning", whole?.units[index] ?? 0n);
      const payment = posts ? moved("payment", this.#paid(month, paid(index))) : [];
      const placed = this.#placed(month, index);
      for (const movement of [...movements, ...payment])
        for (const line of this.#postings(month, index, movement)) own.journal.push({ line, ...placed });
      if (this.#journal.over === undefined) continue;
      for (const line of this.#rollForward(month, index, pairs)) own.rollForward.push({ line, ...placed });
    }
  }

  /** As they stand at the end of the last month, of deals that were not done with before the first. */
  addSchedules(months: readonly Period[]): void {
    const [first, last] = [months.at(0), months.at(-1)];
    if (first === undefined || last === undefined) return;
    const end = this.ends.at(last.number);
    for (const [index, own] of this.found.entries()) {
      if (end.problems.has(index)) continue;
      const running = [...(end.assets[index]?.values() ?? [])].filter(({ plan }) => {
        const until = plan.instalments.at(-1);
        return until !== undefined && until.month >= first.number;
      });
      const placed = this.#placed(last, index);
      for (const line of this.#schedules(running, index)) own.schedules.push({ line, ...placed });
    }
  }

  #placed(period: Period, index: number) {
    return { period, payee: this.#payee(index), position: this.position };
  }

  #payee(index: number): string {
    const owner = this.ends.owners[index] ?? nobody;
    return owner === nobody ? "" : this.#run.texts.textOf(owner);
  }

  #text(units: bigint): string {
    return fixedText(units, this.ends.places);
  }

  get #currency(): string {
    return currencyOf(this.ends.component.type) ?? "";
  }

  /** Of the month end before, then of this one. */
  #problemOf({ number }: Period, index: number): Problem | undefined {
    return this.ends.at(number - 1).problems.get(index) ?? this.ends.at(number).problems.get(index);
  }

  #wholeMovements({ from, through }: Period) {
    const now = this.ends.earned(through);
    const before = this.ends.earned(from - 1);
    return {
      units: now.units.map((units, index) => units - (before.units[index] ?? 0n)),
      problems: new Map([...before.problems, ...now.problems]),
    };
  }

  /** Every deal of either month end, in the order in which credits are walked. */
  #pairs({ number }: Period, index: number): readonly AssetPair[] {
    const before = this.ends.at(number - 1).assets[index] ?? new Map<string, Asset>();
    const now = this.ends.at(number).assets[index] ?? new Map<string, Asset>();
    const pairs = [...new Set([...before.keys(), ...now.keys()])].flatMap((id): readonly AssetPair[] => {
      const [was, is] = [before.get(id), now.get(id)];
      const deal = is?.deal ?? was?.deal;
      return deal === undefined ? [] : [{ deal, was, is }];
    });
    return pairs.sort((a, b) => compareDeals(a.deal, b.deal, this.#run));
  }

  /** Earned, less what is held. What moves for components settled together counts where that is this one alone. */
  #paid({ from, through }: Period, { causes, groups, places }: PaidOwner): bigint {
    const { name, place } = this.ends.component;
    let sum = 0n;
    for (const { component, kind, payday, units } of causes) {
      if (payday < from || payday > through) continue;
      const group = groups?.list[groups.placeOf(component)];
      const isAlone = group?.components.length === 1 && group.components[0]?.name === name;
      const isOwn = component === name || (isAlone && (kind !== "rounding" || groups?.list.length === 1));
      if (isOwn) sum += units;
    }
    return inPlaces(sum, places, this.ends.places, place);
  }

  /** Two lines, none where nothing is posted on such an event; what is taken back is posted the other way round. */
  #postings(month: Period, index: number, { event, units, deal }: Movement): readonly JournalLine[] {
    const posting = this.#journal.postings.find(({ on }) => on === event);
    if (posting === undefined) return [];
    const line = (account: string, side: JournalLine["side"]): JournalLine => ({
      journal: this.#journal.name,
      period: month.text,
      date: dayText(month.through),
      event,
      account,
      side,
      amount: this.#text(sizeOf(units)),
      currency: this.#currency,
      payee: this.#payee(index),
      component: this.ends.component.name,
      ...dealNames(deal),
    });
    const { debit, credit } = posting;
    return units > 0n ? [line(debit, "dr"), line(credit, "cr")] : [line(credit, "dr"), line(debit, "cr")];
  }

  /** Without deals of which nothing is left and nothing moved. */
  #rollForward(month: Period, index: number, pairs: readonly AssetPair[]): readonly RollForwardLine[] {
    return [...byDeal(pairs)].flatMap((own): readonly RollForwardLine[] => {
      const opening = sumOf(own, ({ was }) => was?.remaining ?? 0n);
      const capitalised = growth(own, "capitalised");
      const amortised = growth(own, "amortised");
      const writtenOff = growth(own, "writtenOff");
      const closing = sumOf(own, ({ is }) => is?.remaining ?? 0n);
      if ([opening, capitalised, amortised, writtenOff, closing].every((units) => units === 0n)) return [];
      return [
        {
          journal: this.#journal.name,
          period: month.text,
          payee: this.#payee(index),
          component: this.ends.component.name,
          ...dealNames(own[0]?.deal),
          opening: this.#text(opening),
          capitalised: this.#text(capitalised),
          amortised: this.#text(amortised),
          writtenOff: this.#text(writtenOff),
          closing: this.#text(closing),
          currency: this.#currency,
        },
      ];
    });
  }

  /** What is left behind a deal's last line is written off in the month in which it ends. */
  #schedules(assets: readonly Asset[], index: number): readonly ScheduleLine[] {
    return [...byDeal(assets)].flatMap((own) => {
      let remaining = sumOf(own, ({ capitalised }) => capitalised);
      return [...unitsByMonth(own)].map(([month, units]): ScheduleLine => {
        remaining -= units;
        return {
          journal: this.#journal.name,
          payee: this.#payee(index),
          component: this.ends.component.name,
          ...dealNames(own[0]?.deal),
          period: this.#run.prepared.calendar.numbered("month", month).text,
          amount: this.#text(units),
          remaining: this.#text(remaining),
          currency: this.#currency,
        };
      });
    });
  }
}

function dealMovements(pairs: readonly AssetPair[]): readonly Movement[] {
  return [...byDeal(pairs)].flatMap((own) => {
    const deal = own[0]?.deal;
    return [
      ...moved("earning", growth(own, "capitalised"), deal),
      ...moved("amortising", growth(own, "amortised"), deal),
      ...moved("writeoff", growth(own, "writtenOff"), deal),
    ];
  });
}

function moved(event: JournalEvent, units: bigint, deal?: BookedDeal): readonly Movement[] {
  return units === 0n ? [] : [{ event, units, ...(deal && { deal }) }];
}

function growth(pairs: readonly AssetPair[], part: Part): bigint {
  return sumOf(pairs, ({ was, is }) => (is?.[part] ?? 0n) - (was?.[part] ?? 0n));
}

function sumOf<T>(items: readonly T[], unitsOf: (item: T) => bigint): bigint {
  return items.reduce((sum, item) => sum + unitsOf(item), 0n);
}

function unitsByMonth(assets: readonly Asset[]): ReadonlyMap<number, bigint> {
  const units = new Map<number, bigint>();
  for (const { plan } of assets) {
    for (const instalment of plan.instalments) {
      const { month } = instalment;
      if (isKept(month, plan)) units.set(month, (units.get(month) ?? 0n) + instalment.units);
    }
  }
  return new Map([...units].sort(([a], [b]) => a - b));
}
