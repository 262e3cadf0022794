/** Sums, counts, averages and extremes: over credits, rows, child rows and finer figures. */

import type { Slot, Window } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import type { Context } from "../context.js";
import { outOfReach } from "../expressions/operand.js";
import { type Days, earlierPeriod, grainPeriodAt } from "../time/grain-period.js";
import type { Result } from "../value.js";
import { overCredits } from "./aggregate-credits.js";
import { overFigures } from "./aggregate-figures.js";
import { overChildren, overRows } from "./aggregate-rows.js";
import type { AggregateExpression } from "./aggregated.js";

export async function evaluateAggregate(
  slot: Slot,
  expression: AggregateExpression,
  context: Context,
): Promise<Result> {
  const { over } = expression;
  if ("reference" in over) return overChildren(slot, expression, over, context);
  if (context.period === undefined) return outOfReach(slot, context, "it belongs to a period");
  const days = windowDays(expression.window, context);
  if ("credit" in over) return overCredits(slot, expression, over.credit, days, context);
  if ("figure" in over) return overFigures(slot, expression, over, days, context);
  return overRows(slot, expression, over, days, context);
}

/** First and last day of the window around the figure's period. */
export function windowDays(window: Window, { period, run }: Context): Days {
  const { time } = run.program;
  if (period === undefined) return time;
  switch (window.kind) {
    case "period":
      return period;
    case "toDate":
      return { from: grainPeriodAt(time, window.unit, period.through).from, through: period.through };
    case "last": {
      const last = grainPeriodAt(time, window.unit, period.through);
      const first =
        last.period && earlierPeriod({ ...time, from: Number.NEGATIVE_INFINITY }, last, window.count - 1);
      return { from: first?.from ?? last.from, through: period.through };
    }
    default:
      return unreachable(window);
  }
}
