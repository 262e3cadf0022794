/** Who gets more under a scenario than under another, who gets less, and by how much. */

import type { DecimalText } from "../../rule-set.js";
import { fixedText } from "../numbers/decimal-text.js";
import { powerOfTen } from "../numbers/integer.js";
import type { PayoutColumns } from "../result/payout-columns.js";
import { orderTexts } from "../rows/texts.js";
import { type PayeeTotals, payeeTotals } from "./scenario-pay.js";

export interface PayeeChange {
  readonly payee: string;
  readonly before: DecimalText;
  readonly after: DecimalText;
  readonly difference: DecimalText;
}

export interface CostChange {
  readonly currency: string;
  readonly before: DecimalText;
  readonly after: DecimalText;
  readonly difference: DecimalText;
  /** Whoever gets more, and less; the largest difference first, of equals by name. */
  readonly winners: readonly PayeeChange[];
  readonly losers: readonly PayeeChange[];
  /** How many get the same. */
  readonly unchanged: number;
}

/** By currency, in alphabetical order. */
export function costChanges(before: PayoutColumns, after: PayoutColumns): readonly CostChange[] {
  const [old, now] = [payeeTotals(before), payeeTotals(after)];
  const currencies = [...new Set([...old, ...now].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const of = (totals: readonly PayeeTotals[]) => totals.find((each) => each.currency === currency);
    return costChange(currency, { ...before, totals: of(old) }, { ...after, totals: of(now) });
  });
}

interface Side extends Pick<PayoutColumns, "payees"> {
  readonly totals: PayeeTotals | undefined;
}

interface Change {
  readonly payee: string;
  readonly before: bigint;
  readonly after: bigint;
}

function costChange(currency: string, before: Side, after: Side): CostChange {
  const scale = Math.max(before.totals?.scale ?? 0, after.totals?.scale ?? 0);
  const text = (units: bigint) => fixedText(units, scale);
  const all = changesOf(before, after, scale);
  const shown = (changes: readonly Change[]) =>
    [...changes]
      .sort((a, b) => bySize(a, b) || orderTexts(a.payee, b.payee))
      .map((each) => ({
        payee: each.payee,
        before: text(each.before),
        after: text(each.after),
        difference: text(each.after - each.before),
      }));
  const sum = (pick: (change: Change) => bigint) => all.reduce((total, each) => total + pick(each), 0n);
  const winners = all.filter((each) => each.after > each.before);
  const losers = all.filter((each) => each.after < each.before);
  return {
    currency,
    before: text(sum((each) => each.before)),
    after: text(sum((each) => each.after)),
    difference: text(sum((each) => each.after - each.before)),
    winners: shown(winners),
    losers: shown(losers),
    unchanged: all.length - winners.length - losers.length,
  };
}

function changesOf(before: Side, after: Side, scale: number): readonly Change[] {
  const isSame =
    before.payees.length === after.payees.length &&
    before.payees.every((each, place) => each === after.payees[place]);
  const all = isSame ? before.payees : [...new Set([...before.payees, ...after.payees])].sort(orderTexts);
  const placesOf = ({ payees }: Side) =>
    isSame ? undefined : new Map(payees.map((payee, place) => [payee, place]));
  const [old, now] = [placesOf(before), placesOf(after)];
  const unitsOf = ({ totals }: Side, place: number | undefined) =>
    totals === undefined || place === undefined
      ? 0n
      : BigInt(totals.units[place] ?? 0) * powerOfTen(scale - totals.scale);
  return all.map((payee, place) => ({
    payee,
    before: unitsOf(before, old === undefined ? place : old.get(payee)),
    after: unitsOf(after, now === undefined ? place : now.get(payee)),
  }));
}

function bySize(a: Change, b: Change): number {
  const size = ({ before, after }: Change) => (after > before ? after - before : before - after);
  const [left, right] = [size(a), size(b)];
  return left > right ? -1 : left < right ? 1 : 0;
}
