/**
 * Pay in another currency than the plan's: entries are settled in the plan's currency, and each then says
 * what it came to in the other one, at the rates of earning or at the one of the pay date.
 */

import type { LedgerKind } from "../../ledger/ledger-entry.js";
import { noRate } from "../../reference/run-faults.js";
import type { Payout, RuleSet } from "../../rule-set.js";
import { minorUnits } from "../../values/currency.js";
import { exchangeRates } from "../evaluate/exchange.js";
import { absence } from "../evaluate/operand.js";
import { type Frame, frameOf, whereIs } from "../frame.js";
import { dividedBig, powerOfTen, sizeOf } from "../numbers/integer.js";
import { paidPlaces, payoutCurrency, payoutPlaces } from "../result/amount-text.js";
import type { Run } from "../run.js";
import { type Day, dayText } from "../time/calendar.js";
import type { Period } from "../time/periods.js";
import { Uncovered } from "../uncovered.js";
import type { Problem } from "../vectors/gaps.js";
import { type Ratio, ratioAt } from "../vectors/numbers.js";
import type { Cause } from "./cause.js";

/** The balance that an entry is of, where it is of one. */
const balanceOf: Readonly<Record<LedgerKind, string>> = {
  earned: "",
  clawedBack: "",
  held: "",
  released: "",
  lost: "",
  toppedUp: "",
  exchanged: "",
  cut: "cut",
  deferred: "deferred",
  advanced: "advanced",
  paidAhead: "advanced",
  recovered: "advanced",
  carried: "carried",
  collected: "carried",
  forgiven: "given",
  writtenOff: "given",
  manual: "given",
  rounding: "rounding",
};

/** What was earned in one period, or a balance: what it has come to in both currencies. */
interface Part {
  readonly first: Cause;
  units: bigint;
  paid: bigint;
}

/** `causes` are those of a pay date, and `before` all that the ledger has of the payee. */
export function inPayCurrency(
  run: Run,
  ruleSet: RuleSet,
  payee: number,
  on: Period,
  causes: Cause[],
  before: readonly Cause[],
): Cause[] | Problem {
  const { exchange } = ruleSet.payout;
  if (exchange === undefined) return causes;
  const teller = new Teller(run, ruleSet, exchange, payee, on);
  try {
    return exchange.on === "payday" ? atPayday(teller, causes, on) : atEarning(teller, causes, before, on);
  } catch (error) {
    if (error instanceof NoRate) return error.problem;
    throw error;
  }
}

/** Thrown on the way where an amount cannot be converted, and caught above. */
class NoRate extends Error {
  constructor(readonly problem: Problem) {
    super("no rate");
  }
}

/** Changes money for one payee on one pay date. */
class Teller {
  /** Decimals of amounts, of pay, and of the smallest unit of the currency of pay. */
  readonly #places: number;
  readonly paidPlaces: number;
  readonly minor: number;

  constructor(
    readonly run: Run,
    readonly ruleSet: RuleSet,
    readonly exchange: NonNullable<Payout["exchange"]>,
    readonly payee: number,
    readonly on: Period,
  ) {
    this.#places = payoutPlaces(ruleSet);
    this.paidPlaces = paidPlaces(ruleSet);
    this.minor = minorUnits(exchange.currency) ?? 0;
  }

  /** Exactly what so many units come to, as a fraction of whole amounts. */
  exact(units: bigint, day: Day): Ratio {
    const { n, d } = this.#rate(day);
    const worth = { n: units * n, d: d * powerOfTen(this.#places) };
    const isLong = sizeOf(worth.n) >= longest || worth.d >= longest;
    if (isLong) throw new Uncovered("amounts of so many digits", this.ruleSet.payout.place);
    return worth;
  }

  /** The same in units of pay, rounded to the smallest unit of its currency. */
  changed(units: bigint, day: Day): bigint {
    return this.toMinor(this.exact(units, day));
  }

  toMinor({ n, d }: Ratio): bigint {
    const { mode } = this.ruleSet.plan.rounding;
    return dividedBig(n * powerOfTen(this.minor), d, mode) * powerOfTen(this.paidPlaces - this.minor);
  }

  #rate(day: Day): Ratio {
    const { run, exchange, on } = this;
    const from = payoutCurrency(this.ruleSet);
    const to = exchange.currency;
    if (from === to) return { n: 1n, d: 1n };
    const known = ratesOf(run);
    const key = `${from} ${to} ${day} ${run.view(on.through).key}`;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const { place } = this.ruleSet.payout;
    const frame = this.#frame();
    const rates = exchangeRates(from, to, Int32Array.of(day), place, frame);
    const problem = rates.gaps?.problems.get(0);
    if (problem !== undefined) throw new NoRate(problem);
    if (rates.gaps !== undefined && rates.gaps.at[0] !== 0)
      throw new NoRate(absence(() => noRate(whereIs(frame, 0, place), from, to, dayText(day))));
    const rate = ratioAt(rates, 0);
    known.set(key, rate);
    return rate;
  }

  #frame(): Frame {
    const { run, payee, on } = this;
    const owners = {
      payees: Int32Array.of(payee),
      limits: undefined,
      memo: run.payeeMemo,
      at: Int32Array.of(run.indexOf(payee)),
    };
    return frameOf({ run, view: run.view(on.through), size: 1, period: on, owners });
  }
}

const longest = powerOfTen(400);

const rateBooks = new WeakMap<Run, Map<string, Ratio>>();

function ratesOf(run: Run): Map<string, Ratio> {
  const known = rateBooks.get(run) ?? new Map<string, Ratio>();
  rateBooks.set(run, known);
  return known;
}

/** The whole payout is converted, and then rounded. */
function atPayday(teller: Teller, causes: readonly Cause[], on: Period): Cause[] {
  const paid: Cause[] = [];
  let exact: Ratio = { n: 0n, d: 1n };
  for (const cause of causes) {
    const worth = teller.exact(cause.units, on.through);
    // Money of an earlier day is no part of what is rounded.
    if (cause.kind !== "paidAhead")
      exact = { n: exact.n * worth.d + worth.n * exact.d, d: exact.d * worth.d };
    paid.push({ ...cause, paid: teller.toMinor(worth) });
  }
  const { ruleSet, paidPlaces: places, minor } = teller;
  const { mode, places: to } = ruleSet.payout.rounding ?? { mode: ruleSet.plan.rounding.mode, places: minor };
  const whole = dividedBig(exact.n * powerOfTen(to), exact.d, mode) * powerOfTen(places - to);
  return withRounding(paid, whole, on);
}

/** What is taken back comes to what it came to before. */
function atEarning(teller: Teller, causes: readonly Cause[], before: readonly Cause[], on: Period): Cause[] {
  const { calendar } = teller.run.prepared;
  const parts = partsOf(before);
  const paid: Cause[] = [];
  const endOf = ({ earningPeriod }: Cause) => {
    const end = calendar.read(earningPeriod)?.through;
    return end === undefined ? undefined : Math.min(end, on.through);
  };
  for (const cause of causes) {
    const key = keyOf(cause);
    const part = parts.get(key) ?? { first: cause, units: 0n, paid: 0n };
    parts.set(key, part);
    const end = endOf(cause);
    const worth =
      end === undefined ? balanceWorth(teller, cause.units, part, on) : teller.changed(cause.units, end);
    paid.push({ ...cause, paid: worth });
    part.units += cause.units;
    part.paid += worth;
  }
  // All that was earned in a period comes to what it does at that period's rate, rounded once.
  for (const { first, units, paid: sum } of parts.values()) {
    const end = endOf(first);
    if (end === undefined) continue;
    const difference = teller.changed(units, end) - sum;
    if (difference === 0n) continue;
    const { component, earningPeriod } = first;
    paid.push({
      ...{ component, earningPeriod, payPeriod: on.text, payday: on.through },
      ...{ kind: "exchanged", units: 0n, paid: difference },
    });
  }
  const { rounding } = teller.ruleSet.payout;
  if (rounding === undefined) return paid;
  let roundedBefore = 0n;
  for (const { kind, paid: own = 0n } of before) if (kind === "rounding") roundedBefore += own;
  const over = powerOfTen(teller.paidPlaces - rounding.places);
  const whole = dividedBig(sumOf(paid) - roundedBefore, over, rounding.mode) * over;
  return withRounding(paid, whole, on);
}

/** A balance shrinks at the rates at which it grew, and grows at the one of the pay date. */
function balanceWorth(teller: Teller, units: bigint, { units: before, paid }: Part, on: Period): bigint {
  const shrinks =
    (units === 0n && before === 0n) || (units > 0n && before < 0n) || (units < 0n && before > 0n);
  if (!shrinks) return teller.changed(units, on.through);
  if (sizeOf(units) > sizeOf(before)) return teller.changed(units + before, on.through) - paid;
  if (before === 0n) return 0n;
  const sign = before < 0n ? -1n : 1n;
  return teller.toMinor({ n: paid * units * sign, d: sizeOf(before) * powerOfTen(teller.paidPlaces) });
}

function partsOf(before: readonly Cause[]): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const cause of before) {
    if (cause.paid === undefined || cause.kind === "rounding") continue;
    const key = keyOf(cause);
    const part = parts.get(key) ?? { first: cause, units: 0n, paid: 0n };
    parts.set(key, part);
    part.units += cause.units;
    part.paid += cause.paid;
  }
  return parts;
}

function keyOf({ kind, component, earningPeriod }: Cause): string {
  return [balanceOf[kind], component, earningPeriod].join("\u0000");
}

function sumOf(causes: readonly Cause[]): bigint {
  return causes.reduce((sum, { kind, paid = 0n }) => (kind === "paidAhead" ? sum : sum + paid), 0n);
}

function withRounding(causes: Cause[], whole: bigint, on: Period): Cause[] {
  const paid = whole - sumOf(causes);
  if (paid === 0n) return causes;
  const rounding: Cause = {
    ...{ component: "", earningPeriod: "", payPeriod: on.text, payday: on.through },
    ...{ kind: "rounding", units: 0n, paid },
  };
  return [...causes, rounding];
}
