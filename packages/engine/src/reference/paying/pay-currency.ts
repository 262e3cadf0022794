/**
 * Pay in another currency than the plan's. Everything is settled in the plan's currency; each entry then
 * says what it came to in the other one. At the rates of earning, a part that is taken back comes to what
 * it came to before; at the rate of the pay date, the whole payout is converted and then rounded.
 */

import type { LedgerKind } from "../../ledger/ledger-entry.js";
import type { Payout } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import { minorUnits } from "../../values/currency.js";
import {
  absolute,
  add,
  compare,
  divide,
  type Fraction,
  isZero,
  multiply,
  sign,
  subtract,
  zero,
} from "../../values/fraction.js";
import { parsePeriod } from "../../values/period.js";
import { round } from "../../values/round.js";
import { unreachable } from "../../values/unreachable.js";
import { exchanged } from "../expressions/exchange.js";
import type { Run } from "../run.js";
import { type GrainPeriod, grainPeriod } from "../time/grain-period.js";
import { isProblem, numberValue, type Problem } from "../value.js";
import type { Cause } from "./ledger-sums.js";
import { payoutCurrency } from "./payout-currency.js";

/** Into which currency, of whose pay. */
type Exchange = NonNullable<Payout["exchange"]> & { readonly payee: string };

/** Balances that entries of several kinds are of. */
const balanceOfKind: Readonly<Record<LedgerKind, string>> = {
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

/** What was earned in one period, or one balance: what it has come to in both currencies. */
interface Part {
  readonly amount: Fraction;
  readonly paid: Fraction;
  readonly first: Cause;
}

/** `causes` are those of a pay date, and `before` all that the ledger has of the payee. */
export async function inPayCurrency(
  run: Run,
  payee: string,
  on: GrainPeriod,
  causes: readonly Cause[],
  before: readonly Cause[],
): Promise<readonly Cause[] | Problem> {
  const { exchange: wanted } = run.program.ruleSet.payout;
  if (wanted === undefined) return causes;
  const exchange = { ...wanted, payee };
  switch (exchange.on) {
    case "payday":
      return atPayday(run, exchange, on, causes);
    case "earning":
      return atEarning(run, exchange, on, causes, before);
    default:
      return unreachable(exchange.on);
  }
}

async function atPayday(
  run: Run,
  exchange: Exchange,
  on: GrainPeriod,
  causes: readonly Cause[],
): Promise<readonly Cause[] | Problem> {
  const rounded: Cause[] = [];
  let exact = zero;
  for (const cause of causes) {
    const paid = await convert(run, exchange, cause.amount, on.through, on);
    if ("kind" in paid) return paid;
    // Money of an earlier day is no part of what is rounded.
    if (cause.kind !== "paidAhead") exact = add(exact, paid);
    rounded.push({ ...cause, paid: toMinorUnit(run, exchange, paid) });
  }
  const whole = round(exact, run.program.ruleSet.payout.rounding ?? minorRounding(run, exchange));
  return [...rounded, ...roundingOf(rounded, whole, on)];
}

async function atEarning(
  run: Run,
  exchange: Exchange,
  on: GrainPeriod,
  causes: readonly Cause[],
  before: readonly Cause[],
): Promise<readonly Cause[] | Problem> {
  const parts = partsOf(before);
  const paidCauses: Cause[] = [];
  for (const cause of causes) {
    const key = keyOf(cause);
    const part = parts.get(key) ?? { amount: zero, paid: zero, first: cause };
    const paid = await paidOf(run, exchange, cause, part, on);
    if ("kind" in paid) return paid;
    paidCauses.push({ ...cause, paid });
    parts.set(key, { ...part, amount: add(part.amount, cause.amount), paid: add(part.paid, paid) });
  }
  // What was earned in a period comes to what all of it does at that period's rate, rounded once.
  for (const { amount, paid, first } of parts.values()) {
    const end = earningEnd(run, first);
    if (end === undefined) continue;
    const worth = await converted(run, exchange, amount, Math.min(end, on.through), on);
    if ("kind" in worth) return worth;
    const difference = subtract(worth, paid);
    if (isZero(difference)) continue;
    const { component, earningPeriod } = first;
    const payPeriod = on.text;
    paidCauses.push({
      component,
      earningPeriod,
      payPeriod,
      kind: "exchanged",
      amount: zero,
      paid: difference,
    });
  }
  const { rounding } = run.program.ruleSet.payout;
  if (rounding === undefined) return paidCauses;
  const roundedBefore = before
    .filter(({ kind }) => kind === "rounding")
    .reduce((sum, { paid }) => add(sum, paid ?? zero), zero);
  const whole = round(subtract(paidSum(paidCauses), roundedBefore), rounding);
  return [...paidCauses, ...roundingOf(paidCauses, whole, on)];
}

async function paidOf(
  run: Run,
  exchange: Exchange,
  cause: Cause,
  { amount: before, paid }: Part,
  on: GrainPeriod,
): Promise<Fraction | Problem> {
  const { amount } = cause;
  const end = earningEnd(run, cause);
  if (end !== undefined) return converted(run, exchange, amount, Math.min(end, on.through), on);
  // A balance shrinks at the rates at which it grew, and grows at the rate of the pay date.
  const shrinks = sign(amount) === -sign(before);
  if (!shrinks) return converted(run, exchange, amount, on.through, on);
  if (compare(absolute(amount), absolute(before)) <= 0) {
    return toMinorUnit(run, exchange, divide(multiply(paid, amount), before) ?? zero);
  }
  const rest = await converted(run, exchange, add(amount, before), on.through, on);
  return "kind" in rest ? rest : subtract(rest, paid);
}

function earningEnd(run: Run, { earningPeriod }: Cause): Day | undefined {
  const period = parsePeriod(earningPeriod);
  return period && grainPeriod(run.program.time, period).through;
}

/** What was paid before in this currency, part by part. */
function partsOf(before: readonly Cause[]): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const cause of before) {
    if (cause.paid === undefined || cause.kind === "rounding") continue;
    const key = keyOf(cause);
    const { amount, paid, first } = parts.get(key) ?? { amount: zero, paid: zero, first: cause };
    parts.set(key, { amount: add(amount, cause.amount), paid: add(paid, cause.paid), first });
  }
  return parts;
}

function keyOf({ kind, component, earningPeriod }: Cause): string {
  return [balanceOfKind[kind], component, earningPeriod].join("\u0000");
}

/** Rounded to the minor unit of what is paid. */
async function converted(
  run: Run,
  exchange: Exchange,
  amount: Fraction,
  day: Day,
  on: GrainPeriod,
): Promise<Fraction | Problem> {
  const exact = await convert(run, exchange, amount, day, on);
  return "kind" in exact ? exact : toMinorUnit(run, exchange, exact);
}

async function convert(
  run: Run,
  { currency, payee }: Exchange,
  amount: Fraction,
  day: Day,
  on: GrainPeriod,
): Promise<Fraction | Problem> {
  const { ruleSet } = run.program;
  const what = { label: "payout", place: ruleSet.payout.place };
  const context = { run, view: run.view(on.through), period: on, payee };
  const value = await exchanged(numberValue(amount), payoutCurrency(ruleSet), currency, day, what, context);
  return isProblem(value) ? value : value.value;
}

function toMinorUnit(run: Run, exchange: Exchange, amount: Fraction): Fraction {
  return round(amount, minorRounding(run, exchange));
}

function minorRounding(run: Run, { currency }: Exchange) {
  return { mode: run.program.ruleSet.plan.rounding.mode, places: minorUnits(currency) ?? 0 };
}

function paidSum(causes: readonly Cause[]): Fraction {
  return causes
    .filter(({ kind }) => kind !== "paidAhead")
    .reduce((sum, { paid }) => add(sum, paid ?? zero), zero);
}

function roundingOf(causes: readonly Cause[], whole: Fraction, on: GrainPeriod): readonly Cause[] {
  const paid = subtract(whole, paidSum(causes));
  if (isZero(paid)) return [];
  return [{ component: "", earningPeriod: "", payPeriod: on.text, kind: "rounding", amount: zero, paid }];
}
