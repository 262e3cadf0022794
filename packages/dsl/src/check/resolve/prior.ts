/** `prior(x)`: a figure's number one period earlier, the only way to look back. */

import type { Expression } from "../../syntax/ast.js";
import { addLookBack, type Checking } from "../checking.js";
import { checkDatedRead } from "../infer/dated.js";
import { unknownValue, type Value } from "../infer/value.js";
import { describeGrain } from "../types/period-length.js";
import { isDatedGroup, nameOfPart, needsAggregate, ofOwnGroup } from "./figure.js";
import { partNamed } from "./figure-part.js";
import type { Scope } from "./scope.js";

export function resolvePrior(expression: Expression, scope: Scope, checking: Checking): Value {
  const symbol = expression.kind === "reference" ? checking.symbols.get(expression.head.text) : undefined;
  if (symbol?.kind === "other" || symbol?.kind === "matrix") return unknownValue;
  const isFigure = symbol?.kind === "figure" || symbol?.kind === "component" || symbol?.kind === "scorecard";
  const reader = scope.figure;
  const name = expression.kind === "reference" ? expression.path[0]?.text : undefined;
  const part = isFigure && name !== undefined ? partNamed(symbol, name) : undefined;
  const isPart = name === undefined || part !== undefined;
  if (expression.kind !== "reference" || expression.arguments || !isFigure || !isPart) {
    const message = "`prior` looks at an earlier number of a measure, a quota or a component";
    const help =
      symbol?.kind === "goal" ? `Write a quota that reads \`${symbol.name}\`, and look at that` : undefined;
    report(expression, message, checking, help);
    return unknownValue;
  }
  checking.symbolOf.set(expression.head, symbol);
  if (reader === undefined || reader.owner === "credit" || scope.row) {
    report(expression, "`prior` needs the period of a figure, and there is none here", checking);
    return unknownValue;
  }
  const { grain } = symbol;
  const isCut = reader.owner === "payee" && reader.cut !== undefined;
  if (needsAggregate(grain, reader) || grain.owner === "credit" || grain.per === "plan" || isCut) {
    const message = `\`${symbol.name}\` is one number ${describeGrain(grain)}, and this is one ${describeGrain(reader)}`;
    report(expression, message, checking);
    return unknownValue;
  }
  if (isDatedGroup(symbol, reader, checking)) {
    checkDatedRead(`\`${symbol.name}\``, { kind: "number" }, expression.span, scope, checking);
  }
  // A look back is no dependency: a figure may build on its own earlier number.
  addLookBack(scope.definition, symbol, checking);
  checking.ensure(symbol);
  if (symbol.type.kind === "unknown") checking.readBeforeKnown.add(symbol);
  const type = part?.type ?? symbol.type;
  checking.meaningOf.set(expression, {
    head: { kind: "figure", figure: symbol, ...nameOfPart(part), ...ofOwnGroup(symbol, reader) },
    steps: [],
  });
  checking.typeOf.set(expression, type);
  // Before the first period there is nothing to look back at; nor is there a type while a figure that
  // looks back at itself is being worked out.
  return { type: type.kind === "unknown" ? { kind: "none" } : type, absent: true };
}

function report(
  expression: Expression,
  message: string,
  checking: Checking,
  help = "Write the name of a figure of the same grain: `prior(attainment) else 0`",
): void {
  checking.report({
    code: "prior-needs-figure",
    span: expression.span,
    message,
    help,
  });
}
