/** Everything that a payout reads of the plan on a pay date, for all payees at once: earnings, holds, draws, caps. */

import type { Component, Draw, Hold, Payout, Slot } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { numbersAt } from "../evaluate/operand.js";
import { frameOf } from "../frame.js";
import { greater } from "../numbers/integer.js";
import { unitsAt } from "../result/amount-text.js";
import type { Run } from "../run.js";
import { daysIn, planDays } from "../time/days-in-plan.js";
import type { Period } from "../time/periods.js";
import { endOf, startOf } from "../time/versions.js";
import { rounded } from "../vectors/arithmetic.js";
import type { Problem } from "../vectors/gaps.js";
import { type EarnedColumn, earnedColumns } from "./earned.js";
import { heldOf } from "./held.js";
import { type Look, viewOfComponent } from "./pay-dates.js";
import type { PayGroup } from "./pay-groups.js";

/** What becomes of what is kept back. */
export interface Kept {
  /** By column, then by payee, in units of the component's decimals. */
  readonly held: readonly (readonly bigint[])[];
  /** The same for those who have left, and never get it. */
  readonly lost: readonly (readonly bigint[])[];
  readonly problems: ReadonlyMap<number, Problem>;
}

export interface ComponentLook {
  readonly component: Component;
  readonly columns: readonly EarnedColumn[];
  /** Absent where the component has no holds. */
  readonly kept: Kept | undefined;
}

/** Amounts of payees in units of the payout's decimals. */
export interface AmountLook {
  readonly units: ReadonlyMap<number, bigint>;
  readonly problems: ReadonlyMap<number, Problem>;
}

export interface GroupLook {
  readonly components: readonly ComponentLook[];
  /** The draw in force, with what it is to those who have one. */
  readonly draw: (AmountLook & { readonly draw: Draw }) | undefined;
}

export interface LookAt {
  readonly groups: readonly GroupLook[];
  /** One a cap of the payout. */
  readonly limits: readonly AmountLook[];
}

export class Looks {
  readonly #run: Run;
  readonly #payout: Payout;
  readonly #groups: readonly PayGroup[];
  readonly #payees: readonly number[];
  readonly #places: number;
  readonly #columns = new Map<string, readonly EarnedColumn[]>();
  readonly #known = new Map<string, LookAt>();

  constructor(
    run: Run,
    payout: Payout,
    groups: readonly PayGroup[],
    payees: readonly number[],
    /** Decimals of the payout. */
    places: number,
  ) {
    this.#run = run;
    this.#payout = payout;
    this.#groups = groups;
    this.#payees = payees;
    this.#places = places;
  }

  /** Two looks with one key show the same. */
  keyOf(look: Look): string {
    const views = this.#groups.flatMap(({ components }) =>
      components.map((component) => viewOfComponent(component, look, this.#run)?.key ?? ""),
    );
    return [look.on.text, this.#run.hindsight(look.on.through, look.known).key, ...views].join("\u0000");
  }

  at(look: Look): LookAt {
    const key = this.keyOf(look);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { caps = [] } = this.#payout;
    const everybody = [...this.#payees.keys()];
    const found: LookAt = {
      groups: this.#groups.map((group) => ({
        components: group.components.map((component) => this.#component(component, look)),
        draw: this.#draw(group, look),
      })),
      limits: caps.map(({ value }) => this.#amounts(value, everybody, look)),
    };
    this.#known.set(key, found);
    return found;
  }

  /** The pay period that covers a payee's last day in the plan, if it is this one or an earlier one. */
  leavingPeriod(index: number, { on, known }: Look): Period | undefined {
    const run = this.#run;
    const days = planDays(run, run.hindsight(on.through, known));
    const exit = days[run.indexOf(this.#payees[index] ?? 0)]?.exit;
    if (exit === undefined || exit > on.through) return undefined;
    const { calendar } = run.prepared;
    return calendar.at(this.#payout.per, Math.max(exit, calendar.from));
  }

  #component(component: Component, look: Look): ComponentLook {
    const run = this.#run;
    const view = viewOfComponent(component, look, run);
    const key = `${component.name}\u0000${view?.key}`;
    let columns = view === undefined ? [] : this.#columns.get(key);
    if (columns === undefined && view !== undefined) {
      columns = earnedColumns(component, view, this.#payees, run);
      this.#columns.set(key, columns);
    }
    const holds = (this.#payout.holds ?? []).filter((hold) => hold.component === component.name);
    const all = columns ?? [];
    const kept = holds.length === 0 ? undefined : this.#kept(component, holds, all, look);
    return { component, columns: all, kept };
  }

  #kept(component: Component, holds: readonly Hold[], columns: readonly EarnedColumn[], look: Look): Kept {
    const waiting: number[] = [];
    const leaving = new Map<string, { readonly on: Period; readonly payees: number[] }>();
    const { held: rule = "waits" } = this.#payout.leaver ?? {};
    for (const index of this.#payees.keys()) {
      const left = rule === "waits" ? undefined : this.leavingPeriod(index, look);
      if (left === undefined) waiting.push(index);
      else if (rule === "lost") {
        const group = leaving.get(left.text) ?? { on: left, payees: [] };
        leaving.set(left.text, group);
        group.payees.push(index);
      }
    }
    const of = (payees: readonly number[], on: Period) =>
      heldOf(component, holds, columns, this.#payees, payees, on, this.#run);
    const held = of(waiting, look.on);
    const problems = new Map(held.problems);
    const lost = columns.map(() => this.#payees.map(() => 0n));
    // What was still held on leaving is lost for good, whatever is released later.
    for (const { on, payees } of leaving.values()) {
      const gone = of(payees, on);
      for (const [index, problem] of gone.problems) problems.set(index, problem);
      for (const [column, units] of gone.units.entries())
        for (const index of payees) {
          const sums = lost[column];
          if (sums !== undefined) sums[index] = units[index] ?? 0n;
        }
    }
    return { held: held.units, lost, problems };
  }

  /** Of those with a day in the plan in the pay period, but not on the payout that covers a last day. */
  #draw(group: PayGroup, look: Look): GroupLook["draw"] {
    const run = this.#run;
    const payday = look.on.through;
    const draw = group.draws.find((each) => startOf(each) <= payday && payday <= endOf(each));
    if (draw === undefined) return undefined;
    const { count } = daysIn(run, run.hindsight(payday, look.known), look.on);
    const payees = [...this.#payees.entries()].flatMap(([index, payee]) =>
      (count[run.indexOf(payee)] ?? 0) > 0 && this.leavingPeriod(index, look) === undefined ? [index] : [],
    );
    return { draw, ...this.#amounts(draw.amount, payees, look) };
  }

  /** Rounded, and never below nought. */
  #amounts(slot: Slot, indexes: readonly number[], { on, known }: Look): AmountLook {
    const run = this.#run;
    const { rounding } = run.prepared.ruleSet.plan;
    const payees = Int32Array.from(indexes, (index) => this.#payees[index] ?? 0);
    const frame = frameOf({
      run,
      view: run.hindsight(on.through, known),
      size: payees.length,
      period: on,
      owners: {
        payees,
        limits: undefined,
        memo: run.payeeMemo,
        at: payees.map((payee) => run.indexOf(payee)),
      },
    });
    const units = new Map<number, bigint>();
    const problems = new Map<number, Problem>();
    if (payees.length === 0) return { units, problems };
    const amounts = numbersAt(slot, frame);
    const whole = rounded(amounts, rounding.places, rounding.mode);
    for (const [lane, index] of indexes.entries()) {
      const problem = amounts.gaps?.problems.get(lane);
      if (problem !== undefined) problems.set(index, problem);
      else units.set(index, greater(unitsAt(whole, lane, this.#places), 0n));
    }
    return { units, problems };
  }
}

/** Which part of an outcome a part of a payout is shown in. */
export type PartOfPayout = "held" | "balance" | "carried" | "ahead";

export function hasPart(
  { holds = [], draws = [], caps = [], negative }: Payout,
  part: PartOfPayout,
): boolean {
  switch (part) {
    case "held":
      return holds.length > 0;
    case "balance":
      return draws.length > 0 || negative === "carried";
    case "carried":
      return caps.some(({ excess }) => excess !== "lost");
    case "ahead":
      return draws.some(({ ahead }) => ahead);
    default:
      return unreachable(part);
  }
}
