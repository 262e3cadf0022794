/**
 * What is kept back of a component's amount, deal by deal: the part that is payable is rounded, the held
 * part is the rest. Whether a deal is released is asked as it stood on the pay date; its amount is the
 * one of now, so that a cancelled deal holds and pays nothing.
 */

import type { Component, Hold } from "../../rule-set.js";
import { allocate } from "../../values/allocate.js";
import type { Day } from "../../values/calendar.js";
import {
  add,
  compare,
  equal,
  type Fraction,
  isZero,
  max,
  min,
  multiply,
  one,
  sign,
  subtract,
  zero,
} from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { unreachable } from "../../values/unreachable.js";
import { amountPlaces } from "../amounts.js";
import type { Context } from "../context.js";
import type { CreditRow } from "../crediting/credit-row.js";
import { decide } from "../deciding/decide.js";
import { componentDeals, type DealPart } from "../earning/component-deals.js";
import { evaluate } from "../expressions/evaluate.js";
import { numberAt } from "../expressions/operand.js";
import { needs } from "../program/needs.js";
import { releaseParts } from "../program/rule-graph-drafts.js";
import type { Run } from "../run.js";
import type { GrainPeriod } from "../time/grain-period.js";
import { isProblem, type Problem } from "../value.js";
import type { EarnedPart } from "./earned.js";

/** How much of an amount is held on a pay date. */
export async function heldOf(
  run: Run,
  component: Component,
  part: EarnedPart,
  holds: readonly Hold[],
  on: GrainPeriod,
): Promise<Fraction | Problem> {
  const held = await heldDeals(run, component, part, holds, on);
  return "kind" in held ? held : held.reduce(add, zero);
}

/** The same of each of the amount's deals, in their order. */
export async function heldDeals(
  run: Run,
  component: Component,
  part: EarnedPart,
  holds: readonly Hold[],
  on: GrainPeriod,
): Promise<readonly Fraction[] | Problem> {
  const { of, result, amount, context } = part;
  const deals = await componentDeals(component, of, result, amount, context);
  if ("kind" in deals) return deals;
  const shares: Fraction[] = [];
  for (const deal of deals) {
    const share = isZero(deal.uncapped) ? zero : await heldShare(run, deal.credit, part, holds, on);
    if ("kind" in share) return share;
    shares.push(share);
  }
  return amountsToHold(deals, shares, amountPlaces(component)).map((whole, index) => {
    const share = shares[index] ?? zero;
    if (isZero(share)) return zero;
    return subtract(whole, round(multiply(whole, subtract(one, share)), component.rounding));
  });
}

/**
 * What each deal counts for where money is held: a cap is filled first by the deals of which least is kept.
 * So a deal that comes later, and is held itself, takes nothing back that was paid for the others.
 */
function amountsToHold(
  deals: readonly DealPart[],
  shares: readonly Fraction[],
  places: number,
): readonly Fraction[] {
  const amount = deals.reduce((sum, deal) => add(sum, deal.amount), zero);
  if (
    equal(
      amount,
      deals.reduce((sum, deal) => add(sum, deal.uncapped), zero),
    )
  ) {
    return deals.map((deal) => deal.amount);
  }
  // Deals below nought leave more room for the others.
  const wholes = deals.map(({ uncapped }) => min(uncapped, zero));
  let room = subtract(amount, wholes.reduce(add, zero));
  const gains = deals.map(({ uncapped }, index) => ({ index, uncapped, share: shares[index] ?? zero }));
  const open = gains.filter(({ uncapped }) => sign(uncapped) > 0).sort((a, b) => compare(a.share, b.share));
  for (let at = 0; at < open.length && sign(room) > 0; ) {
    const equals = open.slice(at).filter(({ share }) => equal(share, open[at]?.share ?? zero));
    at += equals.length;
    const weights = equals.map(({ uncapped }) => uncapped);
    const taken = min(room, weights.reduce(add, zero));
    const parts = allocate(taken, weights, places) ?? [];
    for (const [place, { index }] of equals.entries()) wholes[index] = parts[place] ?? zero;
    room = subtract(room, taken);
  }
  return wholes;
}

/** What all holds keep of one deal, 0 to 1. */
async function heldShare(
  run: Run,
  credit: CreditRow | undefined,
  part: EarnedPart,
  holds: readonly Hold[],
  on: GrainPeriod,
): Promise<Fraction | Problem> {
  let total = zero;
  for (const hold of holds) {
    const kept =
      credit === undefined ? await keptOfNone(run, hold, part, on) : await keptOf(run, hold, credit, on);
    if ("kind" in kept) return kept;
    total = add(total, kept);
  }
  return min(total, one);
}

/** Of a deal as it stood on the pay date, or as it was first known. */
async function keptOf(run: Run, hold: Hold, credit: CreditRow, on: GrainPeriod): Promise<Fraction | Problem> {
  const { source, date, payee } = credit;
  const at = (row: number, known: Day): Context => {
    const view = run.view(Math.max(on.through, known));
    return { run, view, payee, row: { source, index: row }, credit, reading: date };
  };
  const { row, known } = source.versionAt(credit.row, on.through);
  const kept = await keptShare(hold, on.through, at(row, known));
  // What a corrected row said before may have been no value at all.
  if (row === credit.row || !isKeptProblem(kept)) return kept;
  return keptShare(hold, on.through, at(credit.row, known));
}

/** Of money that was paid for no deal: nothing, when a deal is asked for. */
async function keptOfNone(
  run: Run,
  hold: Hold,
  { of }: EarnedPart,
  on: GrainPeriod,
): Promise<Fraction | Problem> {
  if (asksForDeal(run, hold)) return zero;
  const { payee, period } = of;
  const view = run.view(on.through);
  return keptShare(hold, on.through, { run, view, period, ...(payee !== undefined && { payee }) });
}

function asksForDeal(run: Run, { share, release }: Hold): boolean {
  const { graph } = run.program;
  const asked = releaseParts(release);
  const facts = [
    ...[share, ...asked.slots].map((slot) => graph.slot(slot)),
    ...asked.rules.map((rule) => graph.rule(rule)),
  ];
  return facts.some((fact) => (fact.needs & (needs.row | needs.credit)) !== 0);
}

async function keptShare(hold: Hold, payday: Day, context: Context): Promise<Fraction | Problem> {
  const share = await numberAt(hold.share, context);
  if (isProblem(share)) return share;
  const kept = within(share.value);
  if (isZero(kept)) return zero;
  const released = await releasedShare(hold, payday, context);
  return "kind" in released ? released : multiply(kept, subtract(one, released));
}

function isKeptProblem(kept: Fraction | Problem): kept is Problem {
  return "kind" in kept;
}

async function releasedShare({ release }: Hold, payday: Day, context: Context): Promise<Fraction | Problem> {
  switch (release.kind) {
    case "when": {
      const answer = await decide(release.rule, context);
      return isProblem(answer) ? answer : answer.yes ? one : zero;
    }
    case "from": {
      const date = await evaluate(release.date, context);
      if (isProblem(date)) return date;
      return date.kind === "date" && date.day <= payday ? one : zero;
    }
    case "share": {
      const share = await numberAt(release.value, context);
      return isProblem(share) ? share : within(share.value);
    }
    default:
      return unreachable(release);
  }
}

function within(share: Fraction): Fraction {
  return compare(share, one) > 0 ? one : max(share, zero);
}
