/** `measure` and `quota`: one number per owner and period. */

import type { Figure, Grain } from "@attain/engine";
import type { FigureGrain, FigureSymbol } from "../../check/checked-plan.js";
import { unreachable } from "../../invariant.js";
import { lowerExpression } from "../expressions/expression.js";
import { periodScope, rowScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { valueType } from "../value-type.js";
import { lowerScope } from "./scope.js";

export function lowerFigure(figure: FigureSymbol, builder: RuleSetBuilder): Figure {
  const [first] = figure.statements;
  return {
    name: figure.name,
    kind: first.kind,
    grain: lowerGrain(figure.grain),
    type: valueType(figure.type),
    versions: figure.statements.map((statement) => ({
      ...lowerScope(statement.scope),
      value: lowerExpression(statement.value, scopeOfGrain(figure.grain), builder),
      place: builder.place(statement.value.span),
    })),
    ...(first.documentation !== undefined && { documentation: first.documentation }),
    place: builder.place(first.name.span),
  };
}

export function lowerGrain(grain: FigureGrain): Grain {
  switch (grain.owner) {
    case "credit":
      return { owner: "credit", credit: grain.credit.name };
    case "group":
      return { owner: "group", column: grain.column.name, per: grain.per };
    case "payee":
    case "plan":
      return { owner: grain.owner, per: grain.per, ...(grain.cut && { cut: grain.cut.name }) };
    default:
      return unreachable(grain);
  }
}

/** One number a credit reads its row; every other figure belongs to a period. */
export function scopeOfGrain(grain: FigureGrain): typeof rowScope {
  return grain.owner === "credit" ? rowScope : periodScope;
}
