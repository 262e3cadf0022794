/** A movement as two lines of a journal: what is debited and what is credited, never below zero. */

import type { JournalLine } from "../../outcome.js";
import { dayText } from "../../values/calendar.js";
import { fixedText } from "../../values/decimal-text.js";
import { absolute, sign } from "../../values/fraction.js";
import { amountPlaces, currencyOf } from "../amounts.js";
import type { GrainPeriod } from "../time/grain-period.js";
import { bookedDeal } from "./booked-deal.js";
import type { Books } from "./books.js";
import type { Movement } from "./movements.js";

/** None where the journal posts nothing on such an event. */
export function postingLines(
  books: Books,
  month: GrainPeriod,
  { event, amount, credit }: Movement,
): readonly JournalLine[] {
  const { component, journal } = books;
  const posting = journal.postings.find(({ on }) => on === event);
  if (posting === undefined) return [];
  // What is taken back is posted the other way round.
  const [debit, credited] =
    sign(amount) > 0 ? [posting.debit, posting.credit] : [posting.credit, posting.debit];
  const line = (account: string, side: JournalLine["side"]): JournalLine => ({
    journal: journal.name,
    period: month.text,
    date: dayText(month.through),
    event,
    account,
    side,
    amount: fixedText(absolute(amount), amountPlaces(component)),
    currency: currencyOf(component.type) ?? "",
    payee: books.payee ?? "",
    component: component.name,
    ...bookedDeal(credit),
  });
  return [line(debit, "dr"), line(credited, "cr")];
}
