/**
 * One payee's payout on one pay date, in the order of operations: what was earned to date, holds, caps,
 * draws, leaving, balances below nought, rounding. What comes out are entries, one for each cause.
 */

import type { LedgerKind } from "../../ledger/ledger-entry.js";
import { parseDay } from "../../values/calendar.js";
import { add, type Fraction, isZero, max, min, negate, sign, subtract, zero } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import type { Run } from "../run.js";
import { type GrainPeriod, grainPeriodAt } from "../time/grain-period.js";
import type { Problem } from "../value.js";
import { courseOf, type GroupCourse } from "./course.js";
import { leavingPeriod } from "./leaving.js";
import {
  type Balances,
  type Cause,
  earnedSums,
  type GroupSums,
  ledgerSums,
  sumsOf,
  totalOf,
} from "./ledger-sums.js";
import { inPayCurrency } from "./pay-currency.js";
import { groupOf, type PayGroup } from "./pay-groups.js";
import { payableAmount } from "./payable.js";
import { paydayOf } from "./payday-of.js";
import { type Settlement, settleGroup } from "./settle-group.js";

export interface PayDate {
  readonly kind: "payDate";
  readonly on: GrainPeriod;
  readonly causes: readonly Cause[];
  readonly groups: readonly GroupPay[];
}

/** How a group's part came about. */
export interface GroupPay {
  readonly course: GroupCourse;
  readonly before: GroupSums;
  /** Earned and payable to date, with top-ups and what was forgiven earlier. */
  readonly entitled: Fraction;
  readonly settlement: Settlement;
}

/** `past` is what the ledger says so far. */
export async function payDate(
  run: Run,
  groups: readonly PayGroup[],
  payee: string,
  on: GrainPeriod,
  past: readonly Cause[],
): Promise<PayDate | Problem> {
  const before = ledgerSums(past, groups);
  const courses = await courseOf(run, groups, payee, on);
  if ("kind" in courses) return courses;
  const { payout } = run.program.ruleSet;
  const hasLeft = (await leavingPeriod(run, payee, { on, known: on.through })) !== undefined;
  const pays = courses.map((course): GroupPay => {
    const sums = sumsOf(before, course.group);
    const entitled = entitlement(course, sums);
    const { draw } = course;
    const settlement = settleGroup({
      entitled,
      paid: sums.paid,
      advanced: totalOf(sums.advanced),
      carried: totalOf(sums.carried),
      draw: draw && { amount: draw.amount, ahead: draw.draw.ahead },
      negative: payout.negative ?? "collected",
      forgivesAll: hasLeft && payout.leaver?.balance === "forgiven",
      ...forgiveness(run, course.group, on, past, groups),
    });
    return { course, before: sums, entitled, settlement };
  });
  const causes = pays.flatMap((pay) => groupCauses(pay, on.text));
  if (payout.exchange === undefined) causes.push(...roundingCause(run, causes, before.rounding, on.text));
  const paid = await inPayCurrency(run, payee, on, causes, past);
  return "kind" in paid ? paid : { kind: "payDate", on, causes: paid, groups: pays };
}

function entitlement({ payables, cut, deferred, toppedUp }: GroupCourse, { given }: GroupSums): Fraction {
  const payable = payables.map(payableAmount).reduce(add, zero);
  const added = [...toppedUp.values()].reduce(add, given);
  return subtract(add(payable, added), add(cut, deferred));
}

/**
 * From the pay date that reaches the day on, what draws have paid until then is forgiven; what they pay later
 * is not. What was set off is taken from the oldest.
 */
function forgiveness(
  run: Run,
  group: PayGroup,
  on: GrainPeriod,
  past: readonly Cause[],
  groups: readonly PayGroup[],
): { readonly forgivable: Fraction; readonly forgivesNew: boolean } {
  const days = group.draws
    .flatMap(({ forgiven }) => (forgiven === undefined ? [] : (parseDay(forgiven) ?? [])))
    .filter((day) => day <= on.through);
  if (days.length === 0) return { forgivable: zero, forgivesNew: false };
  const { time, ruleSet } = run.program;
  const { through } = grainPeriodAt(time, ruleSet.payout.per, Math.max(...days));
  const owed = past
    .filter(({ kind }) => kind === "advanced" || kind === "paidAhead" || kind === "recovered")
    .filter(({ component }) => groupOf(component, groups) === group)
    .filter((cause) => cause.kind === "recovered" || paydayOf(cause, run) <= through)
    .reduce((sum, { amount }) => add(sum, amount), zero);
  return { forgivable: max(owed, zero), forgivesNew: on.through <= through };
}

// ---------------------------------------------------------------- entries

function groupCauses(pay: GroupPay, payPeriod: string): Cause[] {
  const { course, before, settlement } = pay;
  const { key } = course.group;
  const causes: Cause[] = [];
  const post = (kind: LedgerKind, amount: Fraction, component = key, earningPeriod = "") => {
    if (!isZero(amount)) causes.push({ component, earningPeriod, payPeriod, kind, amount });
  };
  for (const { component, period, now } of earningsOf(pay)) {
    const then = earnedSums(before, component, period);
    const earned = subtract(now.earned, then.earned);
    const held = subtract(now.held, then.held);
    const lost = subtract(now.lost, then.lost);
    post(sign(earned) < 0 ? "clawedBack" : "earned", earned, component, period);
    if (sign(held) < 0) {
      // What is held no more was cancelled, or lost on leaving, before it can be a release.
      const freed = negate(held);
      const gone = sign(earned) < 0 ? min(freed, negate(earned)) : zero;
      const forfeited = sign(lost) > 0 ? min(subtract(freed, gone), lost) : zero;
      const taken = add(gone, forfeited);
      post("held", taken, component, period);
      post("released", subtract(freed, taken), component, period);
    } else post("held", negate(held), component, period);
    post("lost", negate(lost), component, period);
  }
  for (const [of, more] of changesOf(before.cut, key, course.cut)) post("cut", negate(more), of);
  for (const [of, more] of changesOf(before.deferred, key, course.deferred)) {
    post("deferred", negate(more), of);
  }
  for (const period of new Set([...before.toppedUp.keys(), ...course.toppedUp.keys()])) {
    const now = course.toppedUp.get(period) ?? zero;
    const then = before.toppedUp.get(period) ?? new Map<string, Fraction>();
    for (const [of, more] of changesOf(then, key, now)) post("toppedUp", more, of, period);
  }
  post("paidAhead", settlement.paidAhead);
  post("advanced", settlement.advanced);
  const advanced = withMore(before.advanced, key, add(settlement.paidAhead, settlement.advanced));
  for (const [of, part] of takenFrom(advanced, settlement.recovered)) post("recovered", part, of);
  if (sign(settlement.carried) > 0) post("carried", settlement.carried);
  else for (const [of, part] of takenFrom(before.carried, settlement.carried)) post("carried", part, of);
  post("forgiven", settlement.forgiven);
  return causes;
}

/**
 * What is set off is taken from the balances where they stand, the oldest first: components that have been
 * settled apart, and may be again, keep their own.
 */
function takenFrom(balances: Balances, amount: Fraction): readonly (readonly [string, Fraction])[] {
  let left = negate(amount);
  const parts: (readonly [string, Fraction])[] = [];
  for (const [of, balance] of balances) {
    const part = min(left, max(balance, zero));
    if (isZero(part)) continue;
    parts.push([of, negate(part)]);
    left = subtract(left, part);
  }
  return parts;
}

/** From what the ledger has to what is so now, all of it of one key: what stands elsewhere is taken out. */
function changesOf(before: Balances, key: string, now: Fraction): readonly (readonly [string, Fraction])[] {
  const others = [...before].filter(([of]) => of !== key).map(([of, then]) => [of, negate(then)] as const);
  return [...others, [key, subtract(now, before.get(key) ?? zero)]];
}

function withMore(balances: Balances, key: string, amount: Fraction): Balances {
  return new Map([...balances, [key, add(balances.get(key) ?? zero, amount)]]);
}

interface Earnings {
  readonly component: string;
  readonly period: string;
  readonly now: { readonly earned: Fraction; readonly held: Fraction; readonly lost: Fraction };
}

/** What is earned now, then what the ledger has and is earned no more. */
function earningsOf({ course, before }: GroupPay): readonly Earnings[] {
  const now = course.payables.map((payable) => ({
    component: payable.component.name,
    period: payable.period,
    now: payable,
  }));
  const seen = new Set(now.map(({ component, period }) => `${component}\u0000${period}`));
  const gone = [...before.earned].flatMap(([component, periods]) =>
    [...periods.keys()]
      .filter((period) => !seen.has(`${component}\u0000${period}`))
      .map((period) => ({ component, period, now: nothing })),
  );
  return [...now, ...gone];
}

const nothing = { earned: zero, held: zero, lost: zero };

/** The whole payout is rounded with what earlier roundings left. */
function roundingCause(
  run: Run,
  causes: readonly Cause[],
  roundedBefore: Fraction,
  payPeriod: string,
): readonly Cause[] {
  const { rounding } = run.program.ruleSet.payout;
  if (rounding === undefined) return [];
  const total = causes
    .filter(({ kind }) => kind !== "paidAhead")
    .reduce((sum, { amount }) => add(sum, amount), zero);
  const difference = subtract(round(subtract(total, roundedBefore), rounding), total);
  if (isZero(difference)) return [];
  return [{ component: "", earningPeriod: "", payPeriod, kind: "rounding", amount: difference }];
}
