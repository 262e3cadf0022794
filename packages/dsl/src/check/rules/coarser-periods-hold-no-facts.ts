/**
 * Law: a longer period is read whole only when nothing in it happens as time goes by. A year's quota is
 * known in January, a year's bookings are not: a shorter period counts them to date.
 */

import type { Checking } from "../checking.js";
import { describeGrain } from "../types/period-length.js";
import { readsFacts } from "./reads-facts.js";

export function coarserPeriodsHoldNoFacts(checking: Checking): void {
  for (const [reference, { figure, reader }] of checking.figureReads) {
    if (!readsFacts(figure, checking)) continue;
    const windowed = figure.grain.owner === "credit" ? undefined : toDate[figure.grain.per];
    checking.report({
      code: "coarser-period",
      span: reference.span,
      message: `\`${figure.name}\` is one number ${describeGrain(figure.grain)} and still grows while this one, ${describeGrain(reader)}, is read`,
      help:
        reader.owner === "credit"
          ? "Use it in a component per period, or read only quotas and parameters here"
          : `Add up what counts so far: \`sum(..., ${windowed ?? "ytd"})\``,
    });
  }
}

const toDate = { day: "mtd", month: "mtd", quarter: "qtd", half: "htd", year: "ytd", plan: "ytd" } as const;
