/** Spreads components' rounded amounts over the credits behind them, to the last minor unit. */

import type { Fault } from "../../fault.js";
import type { DealLine } from "../../outcome.js";
import type { Component } from "../../rule-set.js";
import { creditBook } from "../credits/credit-book.js";
import type { FigureNumbers } from "../figures/figure-numbers.js";
import { keptLanes, ownersOf } from "../figures/owner-lanes.js";
import { type Frame, frameOf, someLanes } from "../frame.js";
import { fixedText } from "../numbers/decimal-text.js";
import { dividedBig, powerOfTen } from "../numbers/integer.js";
import { allotted, wholeWeights } from "../pay/allot.js";
import { componentPays } from "../pay/component.js";
import type { CreditPays } from "../pay/credit-pays.js";
import type { Run, View } from "../run.js";
import { dayText } from "../time/calendar.js";
import { type Ratio, ratioAt } from "../vectors/numbers.js";
import type { NumberVector } from "../vectors/vector.js";
import { amountPlaces, currencyOf, unitsAt } from "./amount-text.js";

/** The credits behind a lane's amount, with what each is worth of it. */
export interface LanePays {
  readonly ordinals: readonly number[];
  readonly pays: readonly Ratio[];
}

export type PaysByLane = ReadonlyMap<number, LanePays | Fault>;

/** What each credit earned, as the amounts were worked out, or worked out now. */
export function paysByLane(
  component: Component,
  numbers: FigureNumbers,
  lanes: readonly number[],
  frame: Frame,
): PaysByLane {
  const found = new Map<number, LanePays | Fault>();
  const known = lanes.filter((lane) => numbers.hasPays?.[lane] === 1);
  const asked = lanes.filter((lane) => numbers.hasPays?.[lane] !== 1);
  if (numbers.pays !== undefined) collect(numbers.pays, new Set(known), (lane) => lane, found);
  for (const lane of known) if (!found.has(lane)) found.set(lane, { ordinals: [], pays: [] });
  const lookOf = (lane: number) => numbers.payViews?.[lane] ?? frame.view;
  for (const look of new Set(asked.map(lookOf))) {
    const at = Int32Array.from(asked.filter((lane) => lookOf(lane) === look));
    const { pays, problems } = componentPays(component, lookedAt(look, someLanes(frame, at)));
    collect(pays, undefined, (lane) => at[lane] ?? 0, found);
    for (const lane of at) if (!found.has(lane)) found.set(lane, { ordinals: [], pays: [] });
    for (const [lane, problem] of problems) found.set(at[lane] ?? 0, problem.fault());
  }
  return found;
}

/** The same lanes as they were known at another look: what is final was earned by the credits of its own. */
function lookedAt(look: View, frame: Frame): Frame {
  const { run, size, period, owners } = frame;
  if (look === frame.view || owners === undefined) return frame;
  const kept = keptLanes({ size, payees: owners.payees, groups: owners.groups }, run, look, undefined);
  return frameOf({ run, view: look, size, ...(period && { period }), owners: ownersOf(kept) });
}

function collect(
  { lanes, ordinals, pay }: CreditPays,
  wanted: ReadonlySet<number> | undefined,
  laneOf: (lane: number) => number,
  found: Map<number, LanePays | Fault>,
): void {
  const lists = new Map<number, { ordinals: number[]; pays: Ratio[] }>();
  for (let index = 0; index < lanes.length; index += 1) {
    const own = lanes[index] ?? 0;
    if (wanted !== undefined && !wanted.has(own)) continue;
    const lane = laneOf(own);
    const list = lists.get(lane) ?? { ordinals: [], pays: [] };
    lists.set(lane, list);
    list.ordinals.push(ordinals[index] ?? 0);
    list.pays.push(ratioAt(pay, index));
  }
  for (const [lane, list] of lists) found.set(lane, list);
}

export function dealLines(
  component: Component,
  payee: string,
  period: string,
  amounts: NumberVector,
  lane: number,
  { ordinals, pays }: LanePays,
  run: Run,
  view: View,
): readonly DealLine[] {
  const places = amountPlaces(component);
  const { name } = component;
  const currency = currencyOf(component.type) ?? "";
  const units = unitsAt(amounts, lane, places);
  const parts = partsOf(component, units, pays, places);
  if (parts === undefined) {
    // Paid for no deal in particular: a floor, a fixed amount.
    const amount = fixedText(units, places);
    return [{ payee, period, component: name, currency, credit: "", key: "", date: "", amount }];
  }
  const { list, partOf, positionOf, dates } = creditBook(run, view);
  return ordinals.map((ordinal, index) => {
    const part = list[partOf[ordinal] ?? 0];
    return {
      payee,
      period,
      component: name,
      currency,
      credit: part?.statement.name ?? "",
      key: part?.table.keyText(part.rows[positionOf[ordinal] ?? 0] ?? 0) ?? "",
      date: dayText(dates[ordinal] ?? 0),
      amount: fixedText(parts[index] ?? 0n, places),
    };
  });
}

/** In proportion to each credit's exact pay; `undefined` when there is nothing to go by. */
export function partsOf(
  component: Component,
  units: bigint,
  pays: readonly Ratio[],
  places: number,
): readonly bigint[] | undefined {
  const weights = wholeWeights(pays);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total !== 0n) return allotted(units, weights);
  if (units !== 0n) return undefined;
  // Deals and their reversals that leave nothing: what came is what went.
  const gains = weights.map((weight) => (weight > 0n ? weight : 0n));
  const losses = weights.map((weight) => (weight < 0n ? -weight : 0n));
  const gained = roundedTotal(pays, component, places);
  const plus = allotted(gained, gains) ?? [];
  const minus = allotted(gained, losses) ?? [];
  return weights.map((_, index) => (plus[index] ?? 0n) - (minus[index] ?? 0n));
}

function roundedTotal(pays: readonly Ratio[], { rounding }: Component, places: number): bigint {
  let [n, d] = [0n, 1n];
  for (const pay of pays) {
    if (pay.n <= 0n) continue;
    n = n * pay.d + pay.n * d;
    d *= pay.d;
  }
  return dividedBig(n * powerOfTen(places), d, rounding.mode);
}
