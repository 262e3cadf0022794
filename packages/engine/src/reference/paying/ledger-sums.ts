/** What the ledger says of one payee: the sums that every balance is read from. */

import type { LedgerKind } from "../../ledger/ledger-entry.js";
import { add, type Fraction, negate, zero } from "../../values/fraction.js";
import { unreachable } from "../../values/unreachable.js";
import { groupOf, type PayGroup } from "./pay-groups.js";

/** An entry before it has a number. */
export interface Cause {
  readonly component: string;
  readonly earningPeriod: string;
  readonly payPeriod: string;
  readonly kind: LedgerKind;
  readonly amount: Fraction;
  /** What it came to in the currency of pay, where that is another one. */
  readonly paid?: Fraction;
}

/** Of a component and one of its earning periods. */
export interface EarnedSums {
  readonly earned: Fraction;
  readonly held: Fraction;
  readonly lost: Fraction;
}

export type Balances = ReadonlyMap<string, Fraction>;

export interface GroupSums {
  /** All money that changed hands. */
  readonly paid: Fraction;
  /** Paid by draws and not earned yet, by what the ledger calls those that it was set off against. */
  readonly advanced: Balances;
  /** Paid too much and carried over, likewise. */
  readonly carried: Balances;
  /** Earned by no component: forgiven, written off, paid by hand. */
  readonly given: Fraction;
  readonly cut: Balances;
  readonly deferred: Balances;
  /** By pay period. */
  readonly toppedUp: ReadonlyMap<string, Balances>;
  /** By component, then earning period. */
  readonly earned: ReadonlyMap<string, ReadonlyMap<string, EarnedSums>>;
}

export interface LedgerSums {
  readonly groups: ReadonlyMap<PayGroup, GroupSums>;
  /** What roundings of whole payouts have added so far. */
  readonly rounding: Fraction;
}

const nothingEarned: EarnedSums = { earned: zero, held: zero, lost: zero };

const nothingPaid: GroupSums = {
  paid: zero,
  advanced: new Map(),
  carried: new Map(),
  given: zero,
  cut: new Map(),
  deferred: new Map(),
  toppedUp: new Map(),
  earned: new Map(),
};

export function ledgerSums(causes: readonly Cause[], groups: readonly PayGroup[]): LedgerSums {
  const sums = new Map<PayGroup, GroupSums>(groups.map((group) => [group, nothingPaid]));
  let rounding = zero;
  for (const cause of causes) {
    if (cause.kind === "exchanged") continue;
    if (cause.kind === "rounding") rounding = add(rounding, cause.amount);
    else {
      const group = groupOf(cause.component, groups);
      sums.set(group, withCause(sums.get(group) ?? nothingPaid, cause));
    }
  }
  return { groups: sums, rounding };
}

export function sumsOf({ groups }: LedgerSums, group: PayGroup): GroupSums {
  return groups.get(group) ?? nothingPaid;
}

export function earnedSums({ earned }: GroupSums, component: string, period: string): EarnedSums {
  return earned.get(component)?.get(period) ?? nothingEarned;
}

function withCause(sums: GroupSums, cause: Cause): GroupSums {
  const { kind, amount } = cause;
  const paid = add(sums.paid, amount);
  const taken = { ...cause, amount: negate(amount) };
  switch (kind) {
    case "earned":
    case "clawedBack":
      return withEarned({ ...sums, paid }, cause, { earned: amount });
    case "held":
    case "released":
      return withEarned({ ...sums, paid }, cause, { held: negate(amount) });
    case "lost":
      return withEarned({ ...sums, paid }, cause, { lost: negate(amount) });
    case "cut":
      return { ...sums, paid, cut: withBalance(sums.cut, taken) };
    case "deferred":
      return { ...sums, paid, deferred: withBalance(sums.deferred, taken) };
    case "toppedUp": {
      const before = sums.toppedUp.get(cause.earningPeriod) ?? new Map<string, Fraction>();
      const toppedUp = new Map([...sums.toppedUp, [cause.earningPeriod, withBalance(before, cause)]]);
      return { ...sums, paid, toppedUp };
    }
    case "advanced":
    case "paidAhead":
    case "recovered":
      return { ...sums, paid, advanced: withBalance(sums.advanced, cause) };
    case "carried":
    case "collected":
      return { ...sums, paid, carried: withBalance(sums.carried, cause) };
    case "forgiven":
    case "writtenOff":
    case "manual":
      return { ...sums, paid, given: add(sums.given, amount) };
    case "rounding":
    case "exchanged":
      return sums;
    default:
      return unreachable(kind);
  }
}

export function totalOf(balances: Balances): Fraction {
  return [...balances.values()].reduce(add, zero);
}

function withBalance(balances: Balances, { component, amount }: Cause): Balances {
  return new Map([...balances, [component, add(balances.get(component) ?? zero, amount)]]);
}

function withEarned(sums: GroupSums, cause: Cause, more: Partial<EarnedSums>): GroupSums {
  const { component, earningPeriod } = cause;
  const periods = sums.earned.get(component) ?? new Map<string, EarnedSums>();
  const { earned, held, lost } = periods.get(earningPeriod) ?? nothingEarned;
  const after: EarnedSums = {
    earned: add(earned, more.earned ?? zero),
    held: add(held, more.held ?? zero),
    lost: add(lost, more.lost ?? zero),
  };
  const changed = new Map([...periods, [earningPeriod, after]]);
  return { ...sums, earned: new Map([...sums.earned, [component, changed]]) };
}
