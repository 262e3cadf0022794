/** Balances after a pay date, as figures: money held, owed, waiting behind a cap, and paid ahead. */

import type { FigureLine } from "../../outcome.js";
import { type PayoutBalanceName, payoutBalanceNames } from "../../payout-names.js";
import type { Payout } from "../../rule-set.js";
import { fixedText } from "../../values/decimal-text.js";
import { add, type Fraction, isZero, negate, zero } from "../../values/fraction.js";
import { unreachable } from "../../values/unreachable.js";
import { payoutPlaces } from "../amounts.js";
import type { Run } from "../run.js";
import { daysWithin } from "../time/days-in-plan.js";
import type { GrainPeriod } from "../time/grain-period.js";
import { type Cause, type LedgerSums, ledgerSums, totalOf } from "./ledger-sums.js";
import type { PayGroup } from "./pay-groups.js";
import { paydayOf } from "./payday-of.js";
import { payoutCurrency } from "./payout-currency.js";

/** Of the parts that the payout has, also when they are nothing; of others only when they are not. */
export async function payoutFigures(
  run: Run,
  groups: readonly PayGroup[],
  payee: string,
  period: GrainPeriod,
  causes: readonly Cause[],
): Promise<readonly FigureLine[]> {
  const { ruleSet } = run.program;
  const until = causes.filter((cause) => paydayOf(cause, run) <= period.through);
  const ahead = until.filter(({ kind, payPeriod }) => kind === "paidAhead" && payPeriod === period.text);
  const amounts = {
    ...balancesOf(ledgerSums(until, groups)),
    ahead: sumOf(ahead.map(({ amount }) => amount)),
  };
  const isIn = (await daysWithin(run, run.view(period.through), payee, period)).length > 0;
  const currency = payoutCurrency(run.program.ruleSet);
  return payoutBalanceNames.flatMap((part): readonly FigureLine[] => {
    const amount = amounts[part];
    if (isZero(amount) && !(isIn && hasPart(ruleSet.payout, part))) return [];
    const value = fixedText(amount, payoutPlaces(ruleSet));
    return [{ payee, period: period.text, name: `payout.${part}`, value, currency }];
  });
}

/** `balance` is below nought when the payee owes. */
function balancesOf({ groups }: LedgerSums): Readonly<Record<Exclude<PayoutBalanceName, "ahead">, Fraction>> {
  const sums = [...groups.values()];
  const held = sums.flatMap(({ earned }) =>
    [...earned.values()].flatMap((periods) => [...periods.values()].map((each) => each.held)),
  );
  return {
    held: sumOf(held),
    balance: negate(sumOf(sums.flatMap(({ advanced, carried }) => [totalOf(advanced), totalOf(carried)]))),
    carried: sumOf(sums.map(({ deferred }) => totalOf(deferred))),
  };
}

function hasPart({ holds = [], draws = [], caps = [], negative }: Payout, part: PayoutBalanceName): boolean {
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

function sumOf(amounts: readonly Fraction[]): Fraction {
  return amounts.reduce(add, zero);
}
