/** The months over which one deal becomes an expense, as planned now. */

import type { ScheduleLine } from "../../outcome.js";
import { fixedText } from "../../values/decimal-text.js";
import { subtract } from "../../values/fraction.js";
import { periodText } from "../../values/period.js";
import { amountPlaces, currencyOf } from "../amounts.js";
import { type Asset, isKept } from "./asset.js";
import { bookedDeal } from "./booked-deal.js";
import type { Books } from "./books.js";

/** What is left behind the last line is written off in the month in which the deal ends. */
export function scheduleLines(
  { component, journal, payee }: Books,
  { credit, plan, capitalised }: Asset,
): readonly ScheduleLine[] {
  const places = amountPlaces(component);
  let remaining = capitalised;
  return plan.instalments
    .filter((instalment) => isKept(instalment, plan))
    .map(({ month, amount }) => {
      remaining = subtract(remaining, amount);
      return {
        journal: journal.name,
        payee: payee ?? "",
        component: component.name,
        ...bookedDeal(credit),
        period: periodText({ unit: "month", ordinal: month }),
        amount: fixedText(amount, places),
        remaining: fixedText(remaining, places),
        currency: currencyOf(component.type) ?? "",
      };
    });
}
