/** What was paid of a component on the pay dates of a month: earned, less what is held. */

import { add, type Fraction, zero } from "../../values/fraction.js";
import type { GrainPeriod } from "../grain-period.js";
import { paydayOf } from "../paying/paying.js";
import type { Books } from "./books.js";

export function paidAmount({ component, paid, run }: Books, month: GrainPeriod): Fraction {
  return paid
    .filter((cause) => cause.component === component.name)
    .filter((cause) => month.from <= paydayOf(cause, run) && paydayOf(cause, run) <= month.through)
    .reduce((sum, { amount }) => add(sum, amount), zero);
}
