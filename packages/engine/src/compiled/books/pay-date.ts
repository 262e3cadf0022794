/** What a pay date adds to a payee's ledger: one entry for each cause, in the order of operations. */

import type { LedgerKind } from "../../ledger/ledger-entry.js";
import type { Payout } from "../../rule-set.js";
import { dividedBig, greater, lesser, powerOfTen } from "../numbers/integer.js";
import { readDay } from "../time/calendar.js";
import type { Calendar, Period } from "../time/periods.js";
import type { Cause } from "./cause.js";
import type { Course, GroupCourse, Payable } from "./course.js";
import type { PayGroups } from "./pay-groups.js";
import { type Balances, type GroupSums, type PayeeLedger, totalOf } from "./payee-ledger.js";
import { settled } from "./settlement.js";

export interface PayTerms {
  readonly payout: Payout;
  readonly groups: PayGroups;
  readonly calendar: Calendar;
  /** Decimals of the payout. */
  readonly places: number;
}

export function payDateCauses(
  terms: PayTerms,
  course: Course,
  ledger: PayeeLedger,
  on: Period,
  hasLeft: boolean,
): Cause[] {
  const causes: Cause[] = [];
  for (const [place, group] of course.groups.entries()) {
    const before = ledger.groups[place];
    const isOnward = course.steps === 1 && !group.hasGone;
    if (before !== undefined) groupCauses(terms, place, group, before, ledger, on, hasLeft, isOnward, causes);
  }
  if (terms.payout.exchange === undefined) roundWhole(terms, causes, ledger.rounding, on);
  return causes;
}

function groupCauses(
  terms: PayTerms,
  place: number,
  course: GroupCourse,
  before: GroupSums,
  ledger: PayeeLedger,
  on: Period,
  hasLeft: boolean,
  /** Whether the ledger has everything but what has changed since the pay date before. */
  isOnward: boolean,
  into: Cause[],
): void {
  const { payout } = terms;
  const key = terms.groups.list[place]?.key ?? "";
  const post = (kind: LedgerKind, units: bigint, component = key, earningPeriod = "") => {
    if (units === 0n) return;
    into.push({ component, earningPeriod, payPeriod: on.text, payday: on.through, kind, units });
  };
  let entitled = before.given + course.payable - course.excess;
  for (const units of course.toppedUp.values()) entitled += units;
  const settlement = settled({
    entitled,
    paid: before.paid,
    advanced: totalOf(before.advanced),
    carried: totalOf(before.carried),
    draw: course.draw,
    isCollected: payout.negative !== "carried",
    forgivesAll: hasLeft && payout.leaver?.balance === "forgiven",
    ...forgiveness(terms, place, ledger, on),
  });
  if (isOnward) {
    for (const payable of course.changed) postEarning(before, payable, post);
  } else earnings(course.payables(), before, post);
  postChange("cut", before.cut, key, course.cut, post);
  postChange("deferred", before.deferred, key, course.waiting, post);
  for (const period of new Set([...before.toppedUp.keys(), ...course.toppedUp.keys()])) {
    const then: Balances = before.toppedUp.get(period) ?? new Map();
    for (const [of, more] of changesOf(then, key, course.toppedUp.get(period) ?? 0n))
      post("toppedUp", more, of, period);
  }
  post("paidAhead", settlement.paidAhead);
  post("advanced", settlement.advanced);
  if (settlement.recovered !== 0n) {
    const advanced = new Map(before.advanced);
    advanced.set(key, (advanced.get(key) ?? 0n) + settlement.paidAhead + settlement.advanced);
    for (const [of, units] of takenFrom(advanced, -settlement.recovered)) post("recovered", units, of);
  }
  if (settlement.carried > 0n) post("carried", settlement.carried);
  else if (settlement.carried < 0n)
    for (const [of, units] of takenFrom(before.carried, -settlement.carried)) post("carried", units, of);
  post("forgiven", settlement.forgiven);
}

type Post = (kind: LedgerKind, units: bigint, component?: string, earningPeriod?: string) => void;

/** What is earned now, then what was and is no more. */
function earnings(payables: readonly Payable[], before: GroupSums, post: Post): void {
  for (const payable of payables) postEarning(before, payable, post);
  for (const [component, periods] of before.earned) {
    for (const period of periods.keys()) {
      if (payables.some((each) => each.period === period && each.component === component)) continue;
      postEarning(before, { component, period, earned: 0n, held: 0n, lost: 0n }, post);
    }
  }
}

function postEarning(before: GroupSums, { component, period, ...now }: Payable, post: Post): void {
  const then = before.earned.get(component)?.get(period);
  const earned = now.earned - (then?.earned ?? 0n);
  const held = now.held - (then?.held ?? 0n);
  const lost = now.lost - (then?.lost ?? 0n);
  post(earned < 0n ? "clawedBack" : "earned", earned, component, period);
  if (held < 0n) {
    // What is held no more was cancelled, or lost on leaving, before it can be a release.
    const cancelled = earned < 0n ? lesser(-held, -earned) : 0n;
    const forfeited = lost > 0n ? lesser(-held - cancelled, lost) : 0n;
    post("held", cancelled + forfeited, component, period);
    post("released", -held - cancelled - forfeited, component, period);
  } else post("held", -held, component, period);
  post("lost", -lost, component, period);
}

/** Balances that are taken off what is paid. */
function postChange(kind: LedgerKind, before: Balances, key: string, now: bigint, post: Post): void {
  if (before.size === 0 && now === 0n) return;
  for (const [of, more] of changesOf(before, key, now)) post(kind, -more, of);
}

/** From what the ledger has to what is so now, all of it under one name: elsewhere it is taken out. */
function changesOf(before: Balances, key: string, now: bigint): readonly (readonly [string, bigint])[] {
  const elsewhere = [...before].flatMap(([of, then]) => (of === key ? [] : [[of, -then] as const]));
  return [...elsewhere, [key, now - (before.get(key) ?? 0n)]];
}

/** From the balances where they stand, the oldest first. */
function takenFrom(balances: Balances, amount: bigint): readonly (readonly [string, bigint])[] {
  const parts: (readonly [string, bigint])[] = [];
  let left = amount;
  for (const [of, balance] of balances) {
    const part = lesser(left, greater(balance, 0n));
    if (part === 0n) continue;
    parts.push([of, -part]);
    left -= part;
  }
  return parts;
}

/** On the pay date that reaches a draw's day what draws have paid until then is forgiven; later nothing new is. */
function forgiveness(
  { groups, payout, calendar }: PayTerms,
  place: number,
  ledger: PayeeLedger,
  on: Period,
): { readonly forgivable: bigint; readonly forgivesNew: boolean } {
  const days = (groups.list[place]?.draws ?? [])
    .flatMap(({ forgiven }) => (forgiven === undefined ? [] : (readDay(forgiven) ?? [])))
    .filter((day) => day <= on.through);
  if (days.length === 0) return { forgivable: 0n, forgivesNew: false };
  const { through } = calendar.at(payout.per, Math.max(...days));
  let owed = 0n;
  for (const { kind, component, payday, units } of ledger.causes) {
    const isPaid = kind === "advanced" || kind === "paidAhead";
    if (kind !== "recovered" && !(isPaid && payday <= through)) continue;
    if (groups.placeOf(component) === place) owed += units;
  }
  return { forgivable: greater(owed, 0n), forgivesNew: on.through <= through };
}

/** The whole payout is rounded with what earlier roundings left. */
function roundWhole({ payout, places }: PayTerms, causes: Cause[], roundedBefore: bigint, on: Period): void {
  const { rounding } = payout;
  if (rounding === undefined) return;
  let total = 0n;
  for (const { kind, units } of causes) if (kind !== "paidAhead") total += units;
  const over = powerOfTen(places - rounding.places);
  const units = dividedBig(total - roundedBefore, over, rounding.mode) * over - total;
  if (units === 0n) return;
  const [payPeriod, payday] = [on.text, on.through];
  causes.push({ component: "", earningPeriod: "", payPeriod, payday, kind: "rounding", units });
}
