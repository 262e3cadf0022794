/**
 * What one group of components is paid on a pay date, given what it is entitled to and what it was paid:
 * advances of draws, what is set off against them, and what becomes of a payout below nought.
 */

import { greater, lesser } from "../numbers/integer.js";

export interface Position {
  readonly entitled: bigint;
  readonly paid: bigint;
  /** Owed because of draws, and because too much was paid. */
  readonly advanced: bigint;
  readonly carried: bigint;
  readonly draw: { readonly units: bigint; readonly isAhead: boolean } | undefined;
  readonly isCollected: boolean;
  readonly forgivesAll: boolean;
  /** Of what draws paid so much is forgiven on this pay date, unless it is set off. */
  readonly forgivable: bigint;
  readonly forgivesNew: boolean;
}

/** In the signs of the ledger's entries. */
export interface Settlement {
  readonly paidAhead: bigint;
  readonly advanced: bigint;
  readonly recovered: bigint;
  readonly carried: bigint;
  readonly forgiven: bigint;
}

export function settled(position: Position): Settlement {
  const { entitled, paid, advanced, carried, draw, forgivesAll, forgivesNew, forgivable } = position;
  const owed = advanced + carried;
  const fresh = entitled - paid + owed;
  const gained = greater(fresh, 0n);
  const least = draw === undefined || draw.isAhead ? 0n : draw.units;
  const ahead = draw?.isAhead === true ? draw.units : 0n;
  const lent = greater(least - gained, 0n);
  const forgives = forgivesAll || forgivesNew || forgivable > 0n;
  const isCollected = position.isCollected && draw === undefined && !forgives;
  const debts = owed + ahead;
  // A draw in force is what is left at least; nothing is set off that would take the pay below it.
  const setOff = isCollected ? debts : lesser(debts, greater(gained - least, 0n));
  const ofAdvances = lesser(advanced + ahead, setOff);
  const ofCarried = setOff - ofAdvances;
  const newlyCarried = isCollected ? 0n : greater(-fresh, 0n);
  const advancesLeft = advanced + ahead - ofAdvances + lent;
  const carriedLeft = carried - ofCarried + newlyCarried;
  const due = greater(forgivable + (forgivesNew ? ahead + lent : 0n) - ofAdvances, 0n);
  const forgivenAdvances = greater(forgivesAll ? advancesLeft : lesser(advancesLeft, due), 0n);
  const forgivenCarried = forgivesAll ? greater(carriedLeft, 0n) : 0n;
  return {
    paidAhead: ahead,
    advanced: lent,
    recovered: -(ofAdvances + forgivenAdvances),
    carried: newlyCarried - ofCarried - forgivenCarried,
    forgiven: forgivenAdvances + forgivenCarried,
  };
}
