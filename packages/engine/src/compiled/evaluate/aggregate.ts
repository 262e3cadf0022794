/** Sums, counts, averages and extremes: over credits, rows, child rows and finer figures. */

import type { Aggregate, Expression, Slot, Window } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import type { Frame } from "../frame.js";
import type { Calendar, Period, Stretch } from "../time/periods.js";
import type { Vector } from "../vectors/vector.js";
import { outOfReach } from "./operand.js";
import { overCredits } from "./over-credits.js";
import { overFigures } from "./over-figures.js";
import { overChildren, overRows } from "./over-rows.js";

export type AggregateExpression = Expression & Aggregate;

export function evaluateAggregate(slot: Slot, expression: AggregateExpression, frame: Frame): Vector {
  const { over } = expression;
  const { period, run } = frame;
  if ("reference" in over) return overChildren(slot, expression, over, frame);
  if (period === undefined) return outOfReach(slot, frame, "it belongs to a period");
  const days = windowOf(expression.window, period, run.prepared.calendar);
  if ("credit" in over) return overCredits(slot, expression, over.credit, days, frame);
  if ("figure" in over) return overFigures(slot, expression, over, days, frame);
  return overRows(slot, expression, over, days, frame);
}

/** First and last day of the window around the figure's period. */
export function windowOf(window: Window, period: Period, calendar: Calendar): Stretch {
  switch (window.kind) {
    case "period":
      return period;
    case "toDate":
      return { from: calendar.at(window.unit, period.through).from, through: period.through };
    case "last": {
      const last = calendar.at(window.unit, period.through);
      const first = calendar.numbered(window.unit, last.number - window.count + 1);
      return { from: first.from, through: period.through };
    }
    default:
      return unreachable(window);
  }
}
