/** `measure` and `quota`: one number, of the grain the header names. */

import type { FigureSymbol } from "../checked-plan.js";
import type { Checking, Mutable } from "../checking.js";
import { reportMoneyMix } from "../infer/money-mix.js";
import { read } from "../infer/read.js";
import { figureScope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { withoutOwnPeriod } from "../types/money.js";
import { isNumeric, unify, unknown } from "../types/unify.js";

export function checkFigure(figure: FigureSymbol, checking: Checking): void {
  const draft: Mutable<FigureSymbol> = figure;
  const before = checking.findings.length;
  draft.type = typeOfVersions(figure, checking);
  if (!checking.readBeforeKnown.has(figure)) return;
  // It looks back at itself: now that its type is known, what was said without it is said anew.
  const own = figure.statements.map(({ span }) => span);
  const kept = checking.findings
    .splice(before)
    .filter(({ span }) => !own.some(({ start, end }) => span.start >= start && span.end <= end));
  checking.findings.push(...kept);
  draft.type = typeOfVersions(figure, checking);
}

function typeOfVersions(figure: FigureSymbol, checking: Checking): Type {
  let result: Type = { kind: "none" };
  for (const statement of figure.statements) {
    const scope = figureScope(figure.grain, figure, statement.scope);
    const type = withoutOwnPeriod(read(statement.value, scope, checking), figure.grain);
    if (type.kind === "money" && type.per !== undefined) {
      reportMoneyMix(type, { kind: "money", currency: type.currency }, statement.value.span, scope, checking);
      return unknown;
    }
    if (!isNumeric(type) && type.kind !== "money" && type.kind !== "unknown") {
      checking.report({
        code: "type-mismatch",
        span: statement.value.span,
        message: `A ${statement.kind} is a number or an amount, but this is ${describeType(type)}`,
        help:
          type.kind === "yesno"
            ? "Write the condition where it is used, or count: `first { when ... : 1  otherwise : 0 }`"
            : "Write a number or an amount",
      });
      return unknown;
    }
    const together = unify(result, type);
    if (together === undefined) {
      checking.report({
        code: "type-mismatch",
        span: statement.value.span,
        message: `The versions before are ${describeType(result)}, this one is ${describeType(type)}`,
        help: "Let every version be the same kind of value",
      });
      return unknown;
    }
    result = together;
  }
  return result.kind === "none" ? unknown : result;
}
