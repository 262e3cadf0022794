/** A month of each deal in the books: opening, what came and went, closing. */

import type { RollForwardLine } from "../../outcome.js";
import { fixedText } from "../../values/decimal-text.js";
import { add, type Fraction, isZero, zero } from "../../values/fraction.js";
import { amountPlaces, currencyOf } from "../amounts.js";
import type { GrainPeriod } from "../time/grain-period.js";
import type { Asset } from "./asset.js";
import { byDeal } from "./booked-deal.js";
import type { Books } from "./books.js";
import { type AssetPair, growth, pairs } from "./movements.js";

/** Without deals of which nothing is left and nothing moved. */
export function rollForwardLines(
  books: Books,
  month: GrainPeriod,
  before: ReadonlyMap<string, Asset>,
  now: ReadonlyMap<string, Asset>,
): readonly RollForwardLine[] {
  const { component, journal, payee } = books;
  const text = (amount: Fraction) => fixedText(amount, amountPlaces(component));
  return byDeal(pairs(before, now)).flatMap(([deal, own]) => {
    const total = (part: (pair: AssetPair) => Fraction) => own.map(part).reduce(add, zero);
    const opening = total(({ was }) => was?.remaining ?? zero);
    const capitalised = total(({ was, is }) => growth(was, is, "capitalised"));
    const amortised = total(({ was, is }) => growth(was, is, "amortised"));
    const writtenOff = total(({ was, is }) => growth(was, is, "writtenOff"));
    const closing = total(({ is }) => is?.remaining ?? zero);
    if ([opening, capitalised, amortised, writtenOff, closing].every(isZero)) return [];
    return [
      {
        journal: journal.name,
        period: month.text,
        payee: payee ?? "",
        component: component.name,
        ...deal,
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
