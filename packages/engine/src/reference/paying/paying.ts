/**
 * Pays a payee: pay date after pay date, each from what the ledger says so far. With a ledger its
 * entries are the past; without one, the past is what the plan would have paid from its first day on.
 */

import type { LedgerEntry } from "../../ledger/ledger-entry.js";
import type { Payout } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import { fromText } from "../../values/fraction.js";
import { always } from "../fact-store.js";
import type { Run, View } from "../run.js";
import type { Days, GrainPeriod } from "../time/grain-period.js";
import { isProblem, type Problem } from "../value.js";
import type { Cause } from "./ledger-sums.js";
import { type PayDate, payDate } from "./pay-date.js";
import { lastLook, payPeriods, payPeriodsThrough } from "./pay-dates.js";
import { type PayGroup, payGroups } from "./pay-groups.js";
import { paydayOf } from "./payday-of.js";

export interface Paid {
  /** Everything the ledger has of the payee, before and after, in order. */
  readonly causes: readonly Cause[];
  /** The pay dates that were asked for and not paid yet. */
  readonly payDates: readonly PayDate[];
  /** Entries that the ledger does not have yet. */
  readonly entries: readonly Cause[];
  readonly problems: readonly Problem[];
}

export class Paying {
  readonly groups: readonly PayGroup[];
  /** The last pay date that the ledger has paid; before the plan when it has paid none. */
  readonly lastPaid: Day;
  readonly #past: ReadonlyMap<string, readonly Cause[]>;
  readonly #run: Run;
  readonly #asked: Days;

  constructor(run: Run, asked: Days) {
    this.#run = run;
    this.#asked = asked;
    this.groups = payGroups(run.program.ruleSet);
    const entries = ownEntries(run);
    this.#past = causesByPayee(entries, run.program.ruleSet.payout.exchange);
    this.lastPaid = entries.reduce((day, entry) => Math.max(day, paydayOf(entry, run)), always);
  }

  /** The looks at the data that the pay dates asked for are made of. */
  views(): readonly View[] {
    const run = this.#run;
    const asked = this.#periods().filter(({ through }) => through >= this.#asked.from);
    const components = this.groups.flatMap((group) => group.components);
    const { holds = [], draws = [], caps = [] } = run.program.ruleSet.payout;
    const isLookedAt = holds.length + draws.length + caps.length > 0;
    return asked.flatMap(({ through }) =>
      [...(isLookedAt ? [through] : []), ...components.map((component) => lastLook(run, component, through))]
        // Before the plan nothing was ever to be paid.
        .filter((day) => day >= run.program.time.from)
        .map((day) => run.view(day)),
    );
  }

  /** Everybody the ledger has paid. */
  payees(): Iterable<string> {
    return this.#past.keys();
  }

  async pay(payee: string): Promise<Paid> {
    const causes = [...(this.#past.get(payee) ?? [])];
    const past = causes.length;
    const payDates: PayDate[] = [];
    const problems: Problem[] = [];
    for (const on of this.#periods()) {
      const paid = await payDate(this.#run, this.groups, payee, on, causes);
      const isAsked = on.through >= this.#asked.from;
      if (isProblem(paid)) {
        // On a pay date of the past, a payee at fault was not paid.
        if (isAsked) problems.push(paid);
        continue;
      }
      causes.push(...paid.causes);
      if (isAsked) payDates.push(paid);
    }
    return { causes, payDates, entries: causes.slice(past), problems };
  }

  #periods(): readonly GrainPeriod[] {
    const run = this.#run;
    const asked = payPeriods(run, this.#asked);
    const last = asked.at(-1);
    if (last === undefined) return [];
    const all = run.facts.ledger === undefined ? payPeriodsThrough(run, last) : asked;
    return all.filter(({ through }) => through > this.lastPaid);
  }
}

/** This plan's entries, in order. */
function ownEntries(run: Run): readonly LedgerEntry[] {
  const { name } = run.program.ruleSet.plan;
  return (run.facts.ledger ?? []).filter(({ plan }) => plan === name).sort((a, b) => a.sequence - b.sequence);
}

export function causesByPayee(
  entries: readonly LedgerEntry[],
  exchange: Payout["exchange"],
): ReadonlyMap<string, readonly Cause[]> {
  const causes = new Map<string, Cause[]>();
  for (const entry of entries) {
    const { payee, component, earningPeriod, payPeriod, kind, amount, paid, paidCurrency } = entry;
    const list = causes.get(payee) ?? [];
    causes.set(payee, list);
    const isPaid = paid !== undefined && paidCurrency === exchange?.currency;
    list.push({
      ...{ component, earningPeriod, payPeriod, kind, amount: fromText(amount) },
      ...(isPaid && { paid: fromText(paid) }),
    });
  }
  return causes;
}
