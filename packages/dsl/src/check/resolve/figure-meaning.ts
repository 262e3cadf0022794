/** Aggregates over a figure: its numbers within a longer period, or of all payees. */

import type { Aggregate, Expression } from "../../syntax/ast.js";
import type { AggregateMeaning, ComponentSymbol, FigureGrain, FigureSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { describeGrain } from "../types/period-length.js";
import { needsAggregate } from "./figure.js";

export function figureMeaning(
  figure: FigureSymbol | ComponentSymbol,
  aggregate: Aggregate,
  reader: FigureGrain,
  checking: Checking,
): AggregateMeaning | undefined {
  if (!isAlone(aggregate.value)) {
    checking.report({
      code: "nothing-to-aggregate",
      span: aggregate.value.span,
      message: `\`${aggregate.function}\` takes a figure as it is, without calculating between the brackets`,
      help: `Write \`${aggregate.function}(${figure.name})\` and calculate outside, or make a measure of it first`,
    });
    return undefined;
  }
  if (aggregate.window === undefined && !needsAggregate(figure.grain, reader)) {
    checking.report({
      code: "nothing-to-aggregate",
      span: aggregate.span,
      message: `\`${figure.name}\` is already one number ${describeGrain(figure.grain)}, so there is nothing to take together`,
      help: `Write \`${figure.name}\` alone, or name a window: \`${aggregate.function}(${figure.name}, ytd)\``,
    });
    return undefined;
  }
  return { kind: "figure", figure };
}

/** One figure, by its name. */
function isAlone(expression: Expression): boolean {
  if (expression.kind === "group") return isAlone(expression.inner);
  return expression.kind === "reference" && expression.arguments === undefined;
}
