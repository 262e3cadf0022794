/** Aggregates over a figure: its numbers within a longer period, or of all payees. */

import type { Aggregate, Expression } from "../../syntax/ast.js";
import type { AggregateMeaning, AnyFigure, FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { describeGrain } from "../types/period-length.js";
import { needsAggregate } from "./figure.js";

export function figureMeaning(
  figure: AnyFigure,
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
  const reason = whyNotTogether(figure.grain, reader);
  if (reason) {
    checking.report({ code: "nothing-to-aggregate", span: aggregate.span, ...reason(figure.name) });
    return undefined;
  }
  const isMembers = reader.owner === "group" && figure.grain.owner === "payee";
  return { kind: "figure", figure, ...(isMembers && { members: true }) };
}

type Reason = (name: string) => { readonly message: string; readonly help: string };

/** Groups do not consist of groups of another kind, nor parts of a period of whole ones. */
function whyNotTogether(figure: FigureGrain, reader: FigureGrain): Reason | undefined {
  if (reader.owner === "group" && figure.owner === "group" && figure.column !== reader.column) {
    return (name) => ({
      message: `\`${name}\` is one number ${describeGrain(figure)}, and a \`${reader.column.name}\` does not consist of those`,
      help: "Add up the payees' own numbers",
    });
  }
  const cut = reader.owner === "payee" ? reader.cut : undefined;
  const isCutAlike = figure.owner === "payee" && figure.cut === cut;
  if (cut === undefined || figure.owner === "credit" || isCutAlike) return undefined;
  return (name) => ({
    message: `\`${name}\` is one number ${describeGrain(figure)}, which is not cut where \`${cut.name}\` changes`,
    help: `Give it a period and \`${cut.name}\`, such as \`per month, ${cut.name}\``,
  });
}

/** One figure, by its name. */
function isAlone(expression: Expression): boolean {
  if (expression.kind === "group") return isAlone(expression.inner);
  return expression.kind === "reference" && expression.arguments === undefined;
}
