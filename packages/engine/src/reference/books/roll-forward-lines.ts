/** A month of each deal in the books: opening, what came and went, closing. */

import type { RollForwardLine } from "../../outcome.js";
import { fixedText } from "../../values/decimal-text.js";
import { type Fraction, isZero, zero } from "../../values/fraction.js";
import { amountPlaces, currencyOf } from "../amounts.js";
import type { GrainPeriod } from "../grain-period.js";
import type { Asset } from "./asset.js";
import { bookedDeal } from "./booked-deal.js";
import type { Books } from "./books.js";
import { growth, pairs } from "./movements.js";

/** Without deals of which nothing is left and nothing moved. */
export function rollForwardLines(
  books: Books,
  month: GrainPeriod,
  before: ReadonlyMap<string, Asset>,
  now: ReadonlyMap<string, Asset>,
): readonly RollForwardLine[] {
  const { component, journal, payee } = books;
  const text = (amount: Fraction) => fixedText(amount, amountPlaces(component));
  return pairs(before, now).flatMap(({ credit, was, is }) => {
    const opening = was?.remaining ?? zero;
    const capitalised = growth(was, is, "capitalised");
    const amortised = growth(was, is, "amortised");
    const writtenOff = growth(was, is, "writtenOff");
    const closing = is?.remaining ?? zero;
    if ([opening, capitalised, amortised, writtenOff, closing].every(isZero)) return [];
    return [
      {
        journal: journal.name,
        period: month.text,
        payee: payee ?? "",
        component: component.name,
        ...bookedDeal(credit),
        opening: text(opening),
        capitalised: text(capitalised),
        amortised: text(amortised),
        writtenOff: text(writtenOff),
        closing: text(closing),
        currency: currencyOf(component.type) ?? "",
      },
    ];
  });
}
