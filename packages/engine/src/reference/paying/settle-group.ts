/**
 * What one group gets on a pay date, once it is known what it is entitled to and what it was paid:
 * draws, what is set off against earlier advances, and what becomes of a balance below nought.
 */

import {
  add,
  compare,
  type Fraction,
  max,
  min,
  negate,
  sign,
  subtract,
  zero,
} from "../../values/fraction.js";

export interface GroupPosition {
  /** All that was earned and is payable by now, top-ups and what was forgiven included. */
  readonly entitled: Fraction;
  readonly paid: Fraction;
  /** Owed from draws, and from what was paid too much. */
  readonly advanced: Fraction;
  readonly carried: Fraction;
  readonly draw: { readonly amount: Fraction; readonly ahead: boolean } | undefined;
  readonly negative: "carried" | "collected";
  /** A leaver's balance is forgiven. */
  readonly forgivesAll: boolean;
  /** Of what draws are owed, what this pay date forgives as far as it does not set it off. */
  readonly forgivable: Fraction;
  /** What this pay date pays before it is earned is forgiven too. */
  readonly forgivesNew: boolean;
}

/** Amounts as the ledger enters them; `recovered` is negative, `carried` is when it is set off. */
export interface Settlement {
  /** What this pay date adds, before anything is set off. */
  readonly fresh: Fraction;
  readonly paidAhead: Fraction;
  readonly advanced: Fraction;
  readonly recovered: Fraction;
  readonly carried: Fraction;
  readonly forgiven: Fraction;
}

export function settleGroup(position: GroupPosition): Settlement {
  const { entitled, paid, advanced, carried, draw, negative } = position;
  const owed = add(advanced, carried);
  const fresh = add(subtract(entitled, paid), owed);
  const earned = max(fresh, zero);
  const overpaid = max(negate(fresh), zero);
  const floor = draw === undefined || draw.ahead ? zero : draw.amount;
  const paidAhead = draw?.ahead ? draw.amount : zero;
  const newlyAdvanced = max(subtract(floor, earned), zero);
  const forgives = position.forgivesAll || position.forgivesNew || sign(position.forgivable) > 0;
  const isCollected = negative === "collected" && draw === undefined && !forgives;
  const toRecover = add(owed, paidAhead);
  // While a draw is in force, nothing is set off that would take the pay below it.
  const room = isCollected ? toRecover : max(subtract(earned, floor), zero);
  const recovery = compare(toRecover, room) > 0 ? room : toRecover;
  const fromAdvances = min(add(advanced, paidAhead), recovery);
  const fromCarried = subtract(recovery, fromAdvances);
  const newlyCarried = isCollected ? zero : overpaid;

  const advancesLeft = add(subtract(add(advanced, paidAhead), fromAdvances), newlyAdvanced);
  const carriedLeft = add(subtract(carried, fromCarried), newlyCarried);
  const added = position.forgivesNew ? add(paidAhead, newlyAdvanced) : zero;
  const due = max(subtract(add(position.forgivable, added), fromAdvances), zero);
  const forgivenAdvances = max(position.forgivesAll ? advancesLeft : min(advancesLeft, due), zero);
  const forgivenCarried = position.forgivesAll && sign(carriedLeft) > 0 ? carriedLeft : zero;
  return {
    fresh,
    paidAhead,
    advanced: newlyAdvanced,
    recovered: negate(add(fromAdvances, forgivenAdvances)),
    carried: subtract(newlyCarried, add(fromCarried, forgivenCarried)),
    forgiven: add(forgivenAdvances, forgivenCarried),
  };
}
