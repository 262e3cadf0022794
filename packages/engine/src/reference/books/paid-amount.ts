/**
 * What was paid of a component on the pay dates of a month: earned, less what is held. Draws, caps and
 * balances are of all components that are settled together, so they count where that is this one alone.
 */

import { add, type Fraction, zero } from "../../values/fraction.js";
import type { Cause } from "../paying/ledger-sums.js";
import { groupOf, payGroups } from "../paying/pay-groups.js";
import { paydayOf } from "../paying/payday-of.js";
import type { GrainPeriod } from "../time/grain-period.js";
import type { Books } from "./books.js";

export function paidAmount(books: Books, month: GrainPeriod): Fraction {
  return paidCauses(books, month).reduce((sum, { amount }) => add(sum, amount), zero);
}

export function paidCauses(books: Books, month: GrainPeriod): readonly Cause[] {
  const { paid, run } = books;
  return paid.filter((cause) => {
    const payday = paydayOf(cause, run);
    return month.from <= payday && payday <= month.through && isPaidOf(cause, books);
  });
}

function isPaidOf({ component: name, kind }: Cause, { component, run }: Books): boolean {
  if (name === component.name) return true;
  const groups = payGroups(run.program.ruleSet);
  const { components } = groupOf(name, groups);
  const isAlone = components.length === 1 && components[0]?.name === component.name;
  return isAlone && (kind !== "rounding" || groups.length === 1);
}
