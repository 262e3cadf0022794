/** The months over which deals become an expense, as planned now: those of one deal stand together. */

import type { ScheduleLine } from "../../outcome.js";
import { fixedText } from "../../values/decimal-text.js";
import { add, type Fraction, subtract, zero } from "../../values/fraction.js";
import { periodText } from "../../values/period.js";
import { amountPlaces, currencyOf } from "../amounts.js";
import { type Asset, isKept } from "./asset.js";
import { byDeal } from "./booked-deal.js";
import type { Books } from "./books.js";

/** What is left behind a deal's last line is written off in the month in which it ends. */
export function scheduleLines(
  { component, journal, payee }: Books,
  assets: readonly Asset[],
): readonly ScheduleLine[] {
  const places = amountPlaces(component);
  return byDeal(assets).flatMap(([deal, own]) => {
    let remaining = own.map(({ capitalised }) => capitalised).reduce(add, zero);
    return [...amountsByMonth(own)].map(([month, amount]) => {
      remaining = subtract(remaining, amount);
      return {
        journal: journal.name,
        payee: payee ?? "",
        component: component.name,
        ...deal,
        period: periodText({ unit: "month", ordinal: month }),
        amount: fixedText(amount, places),
        remaining: fixedText(remaining, places),
        currency: currencyOf(component.type) ?? "",
      };
    });
  });
}

function amountsByMonth(assets: readonly Asset[]): ReadonlyMap<number, Fraction> {
  const amounts = new Map<number, Fraction>();
  for (const { plan } of assets) {
    for (const instalment of plan.instalments.filter((each) => isKept(each, plan))) {
      const { month, amount } = instalment;
      amounts.set(month, add(amounts.get(month) ?? zero, amount));
    }
  }
  return new Map([...amounts].sort(([a], [b]) => a - b));
}
