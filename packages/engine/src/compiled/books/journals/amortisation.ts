/**
 * What is to become of deals' amounts as it looks at the end of a month: over which months each becomes an
 * expense, and in which month that ends early. For the deals of all payees at once.
 */

import { nameOf } from "../../../reference/label.js";
import {
  dateOutOfRange,
  nothingToSpreadBy,
  unfitLength,
  type Where,
  wrongValue,
} from "../../../reference/run-faults.js";
import type { Amortisation, Component, Journal, Place, Slot } from "../../../rule-set.js";
import { unreachable } from "../../../values/unreachable.js";
import { spreadUnits } from "../../divide/spread.js";
import { datesAt } from "../../evaluate/dates.js";
import { decide } from "../../evaluate/decide.js";
import { evaluate } from "../../evaluate/evaluate.js";
import { numbersAt, problem } from "../../evaluate/operand.js";
import { type Frame, frameOf, someLanes, whereIs } from "../../frame.js";
import { wholeWeights } from "../../pay/allot.js";
import { kindWords } from "../../rows/value-text.js";
import type { Run, View } from "../../run.js";
import { plusDays, plusMonths } from "../../time/calendar.js";
import { failed, filled, type Problem } from "../../vectors/gaps.js";
import { constantNumber, type Ratio, ratioAt } from "../../vectors/numbers.js";
import type { BookedDeal } from "./booked-deal.js";

/** The part of an asset that becomes an expense in one month. */
export interface Instalment {
  readonly month: number;
  readonly units: bigint;
}

export interface DealPlan {
  /** In time; they add up to the deal's amount. None where nothing is spread. */
  readonly instalments: readonly Instalment[];
  /** The month in which what is left is written off; only parts before it come about. */
  readonly endedIn: number | undefined;
}

/** A hundred years. */
const longest = { months: 1200, days: 36_525 } as const;

const unspread: DealPlan = { instalments: [], endedIn: undefined };

/** One deal while its plan is found out. */
interface Draft {
  readonly place: number;
  readonly deal: BookedDeal;
  readonly lane: number;
  from: number;
  length: number;
  weights: Ratio[];
  endedIn: number | undefined;
}

/** By place among the deals: a plan, a problem, or nothing where a deal does not belong in these books. */
export function plansOf(
  { where, over }: Journal,
  component: Component,
  deals: readonly BookedDeal[],
  month: number,
  endedBefore: (deal: BookedDeal) => number | undefined,
  run: Run,
  view: View,
): readonly (DealPlan | Problem | undefined)[] {
  const found: (DealPlan | Problem | undefined)[] = deals.map(() => undefined);
  const parts = new Set(deals.map(({ part }) => part));
  for (const part of parts) {
    const places = [...deals.keys()].filter((place) => deals[place]?.part === part);
    const at = Int32Array.from(places, (place) => deals[place]?.at ?? 0);
    const frame = frameOf({
      run,
      view,
      size: at.length,
      rows: { table: part.table, at: at.map((position) => part.rows[position] ?? 0) },
      credits: { part, at },
      reading: at.map((position) => part.dates[position] ?? 0),
    });
    const answers = where === undefined ? undefined : decide(where, frame);
    const kept = places.flatMap((place, lane) => {
      const failure = answers?.gaps?.problems.get(lane);
      if (failure !== undefined) found[place] = failure;
      const isIn = failure === undefined && answers?.yes[lane] !== 0;
      return isIn ? [{ place, lane }] : [];
    });
    if (over === undefined) {
      for (const { place } of kept) found[place] = unspread;
      continue;
    }
    const lanes = Int32Array.from(kept, ({ lane }) => lane);
    const drafts = kept.flatMap(({ place }, lane): readonly Draft[] => {
      const deal = deals[place];
      const blank = { from: 0, length: 0, weights: [], endedIn: undefined };
      return deal === undefined ? [] : [{ place, deal, lane, ...blank }];
    });
    new Planner(over, component, month, endedBefore, someLanes(frame, lanes), found).plan(drafts);
  }
  return found;
}

/** Goes step by step with the deals that have no problem yet. */
class Planner {
  constructor(
    readonly over: Amortisation,
    readonly component: Component,
    readonly month: number,
    readonly endedBefore: (deal: BookedDeal) => number | undefined,
    readonly frame: Frame,
    readonly found: (DealPlan | Problem | undefined)[],
  ) {}

  plan(drafts: readonly Draft[]): void {
    const steps = [this.#froms, this.#lengths, this.#weights, this.#ends];
    let open = drafts;
    const parts = new Map<Draft, readonly bigint[]>();
    for (const step of steps) {
      // Whether there is anything to spread by comes before how the deal ends.
      if (step === this.#ends) {
        open = open.filter((draft) => {
          const units = this.#spread(draft);
          if (units !== undefined) parts.set(draft, units);
          else this.found[draft.place] = this.#nothingToGoBy(draft);
          return units !== undefined;
        });
      }
      if (open.length > 0) step.call(this, open, this.#framed(open));
      open = open.filter(({ place }) => this.found[place] === undefined);
    }
    for (const draft of open) {
      const first = this.#monthOf(draft.from);
      const units = parts.get(draft) ?? [];
      this.found[draft.place] = {
        instalments: units.map((each, index) => ({ month: first + index, units: each })),
        endedIn: draft.endedIn,
      };
    }
  }

  #framed(drafts: readonly Draft[]): Frame {
    if (drafts.length === this.frame.size) return this.frame;
    return someLanes(
      this.frame,
      Int32Array.from(drafts, ({ lane }) => lane),
    );
  }

  #monthOf(day: number): number {
    return this.frame.run.prepared.calendar.at("month", day).number;
  }

  /** Whose deal it is. */
  #where({ deal, lane }: Draft, place: Place): Where {
    const { part, at } = deal;
    const payee = this.frame.run.texts.textOf(part.payees[at] ?? 0);
    return { ...whereIs(this.frame, lane, place), payee };
  }

  #name(slot: Slot): string {
    return nameOf(this.frame.run.prepared, slot);
  }

  #placeOf(slot: Slot): Place {
    return this.frame.run.prepared.expression(slot).place;
  }

  #froms(drafts: readonly Draft[], frame: Frame): void {
    const dates = datesAt(this.over.from, frame);
    for (const [lane, draft] of drafts.entries()) {
      this.found[draft.place] = dates.gaps?.problems.get(lane);
      draft.from = dates.days[lane] ?? 0;
    }
  }

  #lengths(drafts: readonly Draft[], frame: Frame): void {
    const { length, unit, place, from } = this.over;
    const lengths = numbersAt(length, frame);
    for (const [lane, draft] of drafts.entries()) {
      const failure = lengths.gaps?.problems.get(lane);
      if (failure !== undefined) {
        this.found[draft.place] = failure;
        continue;
      }
      const { n, d } = ratioAt(lengths, lane);
      if (n % d !== 0n || n < d || n / d > BigInt(longest[unit])) {
        this.found[draft.place] = problem(() =>
          unfitLength(this.#where(draft, place), this.#name(length), unit, longest[unit]),
        );
        continue;
      }
      draft.length = Number(n / d);
      const shifted = unit === "days" ? plusDays : plusMonths;
      if (shifted(draft.from, draft.length) !== undefined) continue;
      this.found[draft.place] = problem(() =>
        dateOutOfRange(this.#where(draft, this.#placeOf(from)), this.#name(from)),
      );
    }
  }

  #weights(drafts: readonly Draft[], frame: Frame): void {
    const { split, unit } = this.over;
    if (split === "equally") {
      for (const draft of drafts)
        draft.weights = Array.from({ length: draft.length }, () => ({ n: 1n, d: 1n }));
    } else if (split === "days") {
      for (const draft of drafts) draft.weights = this.#daysOf(draft, unit);
    } else this.#weighed(drafts, split.by, frame);
  }

  #daysOf({ from, length }: Draft, unit: Amortisation["unit"]): Ratio[] {
    const { calendar } = this.frame.run.prepared;
    const end = (unit === "days" ? plusDays(from, length) : plusMonths(from, length)) ?? from;
    const weights: Ratio[] = [];
    for (let month = calendar.at("month", from); month.from < end; ) {
      const days = Math.min(month.through, end - 1) - Math.max(month.from, from) + 1;
      weights.push({ n: BigInt(days), d: 1n });
      month = calendar.at("month", month.through + 1);
    }
    return weights;
  }

  /** Each month's own value, read on its last day. */
  #weighed(drafts: readonly Draft[], by: Slot, frame: Frame): void {
    const { calendar } = frame.run.prepared;
    let open = [...drafts.entries()];
    for (let index = 0; ; index += 1) {
      open = open.filter(([, { place, length }]) => this.found[place] === undefined && length > index);
      if (open.length === 0) return;
      const lanes = Int32Array.from(open, ([lane]) => lane);
      const ends = Int32Array.from(open, ([, { from }]) => {
        return calendar.numbered("month", this.#monthOf(from) + index).through;
      });
      const count = constantNumber(BigInt(index + 1), 0, open.length, frame.run.settings.isWide);
      const inner = { ...someLanes(frame, lanes), reading: ends, arguments: [count] };
      const weights = numbersAt(by, inner);
      for (const [lane, [, draft]] of open.entries()) {
        const failure = weights.gaps?.problems.get(lane);
        const weight = ratioAt(weights, lane);
        if (failure !== undefined) this.found[draft.place] = failure;
        else if (weight.n < 0n) this.found[draft.place] = this.#nothingToGoBy(draft);
        else draft.weights.push(weight);
      }
    }
  }

  #spread({ deal, weights }: Draft): readonly bigint[] | undefined {
    return spreadUnits(deal.units, wholeWeights(weights), this.over.leftover, this.component.rounding.mode);
  }

  #nothingToGoBy(draft: Draft): Problem {
    const { place, split } = this.over;
    const by = typeof split === "object" ? this.#name(split.by) : split;
    return problem(() => nothingToSpreadBy(this.#where(draft, place), by));
  }

  #ends(drafts: readonly Draft[], frame: Frame): void {
    const { until } = this.over;
    if (until === undefined) return;
    switch (until.kind) {
      case "from": {
        const dates = evaluate(until.date, frame);
        for (const [lane, draft] of drafts.entries()) {
          const state = dates.gaps?.at[lane] ?? filled;
          if (state === failed) this.found[draft.place] = dates.gaps?.problems.get(lane);
          else if (state !== filled) continue;
          else if (dates.kind === "date") draft.endedIn = this.#monthOf(dates.days[lane] ?? 0);
          else {
            const words = kindWords(dates, lane);
            const { date } = until;
            this.found[draft.place] = problem(() =>
              wrongValue(this.#where(draft, this.#placeOf(date)), this.#name(date), words, "a date"),
            );
          }
        }
        return;
      }
      case "when": {
        const answers = decide(until.rule, frame);
        for (const [lane, draft] of drafts.entries()) {
          const failure = answers.gaps?.problems.get(lane);
          if (failure !== undefined) this.found[draft.place] = failure;
          else if (answers.yes[lane] === 1) draft.endedIn = this.endedBefore(draft.deal) ?? this.month;
        }
        return;
      }
      default:
        unreachable(until);
    }
  }
}
