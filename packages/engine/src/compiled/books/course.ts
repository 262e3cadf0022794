/**
 * A payee's way from the first pay date to one of them with what is known then: what caps would have cut, and
 * what draws that are not paid back would have added, had everything been known on time.
 */

import type { Payout } from "../../rule-set.js";
import { greater, lesser } from "../numbers/integer.js";
import { allotted } from "../pay/allot.js";
import { amountPlaces, unitsAt } from "../result/amount-text.js";
import { type Day, readDay } from "../time/calendar.js";
import type { Calendar, Period } from "../time/periods.js";
import { filled, type Problem } from "../vectors/gaps.js";
import { inPlaces } from "./cause.js";
import type { ComponentLook, GroupLook, LookAt } from "./looks.js";

/** Of a component and one of its earning periods, in units of the payout's decimals. */
export interface Payable {
  readonly component: string;
  readonly period: string;
  readonly earned: bigint;
  readonly held: bigint;
  readonly lost: bigint;
}

/** Of each component of a group, the columns that are others than on the pay date before. */
export type ChangedColumns = readonly (readonly number[])[];

/** All of them where there was none before. */
export function changedColumns(look: GroupLook, before: GroupLook | undefined): ChangedColumns {
  return look.components.map(({ columns, kept }, place) => {
    const then = kept === undefined ? before?.components[place] : undefined;
    return [...columns.keys()].filter((at) => {
      const amounts = columns[at]?.amounts;
      return then === undefined || then.columns[at]?.amounts !== amounts;
    });
  });
}

/** What a group has to date. */
export class GroupCourse {
  /** What is payable in all, and what became payable on the pay date reached. */
  payable = 0n;
  added = 0n;
  /** Of that what caps cut, or let through of what they cut before. */
  cutNow = 0n;
  /** All that caps have cut, and what of it waits for room. */
  excess = 0n;
  waiting = 0n;
  draw: { readonly units: bigint; readonly isAhead: boolean; readonly isRecovered: boolean } | undefined;
  /** By pay period. */
  readonly toppedUp = new Map<string, bigint>();
  /** What may have changed on the pay date reached, in order. */
  changed: Payable[] = [];
  /** Something that was earned before is earned no more. */
  hasGone = false;
  /** By component, then column. */
  readonly #slots: (Payable | undefined)[][] = [];

  /** Cut off for good. */
  get cut(): bigint {
    return this.excess - this.waiting;
  }

  /** Everything that is earned, in order. */
  payables(): readonly Payable[] {
    return this.#slots.flatMap((columns) => columns.flatMap((payable) => payable ?? []));
  }

  goTo(
    look: GroupLook,
    changed: ChangedColumns,
    index: number,
    places: number,
    place: Payout["place"],
  ): Problem | undefined {
    const before = this.payable;
    this.changed = [];
    this.hasGone = false;
    for (const [at, component] of look.components.entries()) {
      const problem = this.#read(component, changed[at] ?? [], at, index, places, place);
      if (problem !== undefined) return problem;
    }
    const problem = look.draw?.problems.get(index);
    if (problem !== undefined) return problem;
    const units = look.draw?.units.get(index);
    const { ahead: isAhead, recovery } = look.draw?.draw ?? { ahead: false, recovery: "recoverable" };
    this.draw = units === undefined ? undefined : { units, isAhead, isRecovered: recovery === "recoverable" };
    this.added = this.payable - before;
    this.cutNow = 0n;
    return undefined;
  }

  topUp({ text }: Period): void {
    if (this.draw === undefined || this.draw.isRecovered) return;
    const missing = this.draw.units - (this.added - this.cutNow);
    if (missing > 0n) this.toppedUp.set(text, missing);
  }

  /** What one payee has of a component where that has changed; the first problem, if any. */
  #read(
    { component, columns, kept }: ComponentLook,
    changed: readonly number[],
    at: number,
    index: number,
    places: number,
    place: Payout["place"],
  ): Problem | undefined {
    for (const column of changed) {
      const { amounts, laneOf } = columns[column] ?? {};
      const problem = laneOf && amounts?.gaps?.problems.get(laneOf(index));
      if (problem !== undefined) return problem;
    }
    const problem = kept?.problems.get(index);
    if (problem !== undefined) return problem;
    this.#slots[at] ??= [];
    const slots = this.#slots[at];
    const own = amountPlaces(component);
    for (const column of changed) {
      const earnedOf = columns[column];
      if (earnedOf === undefined) continue;
      const { amounts, laneOf, period } = earnedOf;
      const lane = laneOf(index);
      const then = slots[column];
      if (then !== undefined) this.payable -= then.earned - then.held - then.lost;
      slots[column] = undefined;
      if (amounts.kind !== "number" || (amounts.gaps?.at[lane] ?? filled) !== filled) {
        if (then !== undefined) this.hasGone = true;
        continue;
      }
      const earned = unitsAt(amounts, lane, places);
      const held = kept === undefined ? 0n : inPlaces(kept.held[column]?.[index] ?? 0n, own, places, place);
      const lost = kept === undefined ? 0n : inPlaces(kept.lost[column]?.[index] ?? 0n, own, places, place);
      const payable = { component: component.name, period, earned, held, lost };
      slots[column] = payable;
      this.payable += earned - held - lost;
      this.changed.push(payable);
    }
    return undefined;
  }
}

type Cap = NonNullable<Payout["caps"]>[number];

/** One cap's window: what earlier ones put off, what was payable in it, and what the cap let through of it. */
interface CapWindow {
  readonly text: string;
  readonly broughtIn: bigint;
  payable: bigint;
  paid: bigint;
}

export class Course {
  /** How many pay dates it has gone on since the ledger had all of it; many before it ever had. */
  steps = Number.POSITIVE_INFINITY;
  readonly groups: readonly GroupCourse[];
  readonly #windows: (CapWindow | undefined)[];
  readonly #payout: Payout;
  readonly #calendar: Calendar;

  constructor(
    count: number,
    payout: Payout,
    calendar: Calendar,
    readonly places: number,
  ) {
    this.groups = Array.from({ length: count }, () => new GroupCourse());
    this.#payout = payout;
    this.#windows = (payout.caps ?? []).map(() => undefined);
    this.#calendar = calendar;
  }

  /** The next pay date; the first problem on the way, if any. */
  goTo(
    { groups, limits }: LookAt,
    changed: readonly ChangedColumns[],
    index: number,
    on: Period,
  ): Problem | undefined {
    this.steps += 1;
    for (const [place, group] of this.groups.entries()) {
      const look = groups[place];
      const problem = look && group.goTo(look, changed[place] ?? [], index, this.places, this.#payout.place);
      if (problem !== undefined) return problem;
    }
    let payable = 0n;
    for (const { added } of this.groups) payable += added;
    let paid = payable;
    let waiting = 0n;
    for (const [place, cap] of (this.#payout.caps ?? []).entries()) {
      const problem = limits[place]?.problems.get(index);
      if (problem !== undefined) return problem;
      const window = this.#windowAt(place, cap, on);
      window.payable += paid;
      const total = window.payable + window.broughtIn;
      const through = lesser(limits[place]?.units.get(index) ?? 0n, total);
      paid = through - window.paid;
      window.paid = through;
      if (mayWait(cap, on.through)) waiting += total - through;
    }
    this.#shareOut(payable - paid, waiting);
    for (const group of this.groups) group.topUp(on);
    return undefined;
  }

  #windowAt(place: number, cap: Cap, on: Period): CapWindow {
    const { text } = this.#calendar.at(cap.per ?? this.#payout.per, on.through);
    const before = this.#windows[place];
    if (before?.text === text) return before;
    const left = before === undefined ? 0n : before.payable + before.broughtIn - before.paid;
    const broughtIn = mayWait(cap, on.through) ? left : 0n;
    const window = { text, broughtIn, payable: 0n, paid: 0n };
    this.#windows[place] = window;
    return window;
  }

  /** What caps took is taken from what became payable, and what they give back goes where it was taken. */
  #shareOut(excess: bigint, waiting: bigint): void {
    const { groups } = this;
    const taken = split(
      excess,
      groups.map((group) => greater(excess > 0n ? group.added : group.excess, 0n)),
    );
    for (const [place, group] of groups.entries()) {
      group.cutNow = taken[place] ?? 0n;
      group.excess += group.cutNow;
    }
    const waits = split(
      waiting,
      groups.map((group) => greater(group.excess, 0n)),
    );
    for (const [place, group] of groups.entries()) group.waiting = waits[place] ?? 0n;
  }
}

function mayWait({ excess }: Cap, payday: Day): boolean {
  return excess !== "lost" && payday <= (readDay(excess.carriedThrough) ?? 0);
}

function split(units: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (units === 0n || weights.length < 2) return weights.map(() => units);
  const isWeighted = weights.some((weight) => weight !== 0n);
  const parts = isWeighted ? allotted(units, weights) : undefined;
  return parts ?? weights.map((_, place) => (place === 0 ? units : 0n));
}
