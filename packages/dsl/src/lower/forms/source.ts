/** `data`: a source with its columns; what every data set has without saying so stays implicit. */

import type { ColumnType, Source } from "@attain/engine";
import type { SourceSymbol } from "../../check/checked-plan.js";
import type { Type } from "../../check/type.js";
import { mixed } from "../../check/types/money.js";
import { invariant, unreachable } from "../../invariant.js";
import { lowerExpression } from "../expressions/expression.js";
import { constantOf } from "../literal.js";
import { rowScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";

export function lowerSource(source: SourceSymbol, builder: RuleSetBuilder): Source {
  const { statement } = source;
  return {
    name: source.name,
    ...(statement.label && { label: statement.label.value }),
    dated: statement.dated,
    columns: [...source.columns.values()].flatMap((symbol) => {
      const column = symbol.declaration;
      if (column === undefined) return [];
      const standIn = column.default && constantOf(column.default);
      return {
        name: symbol.name,
        type: columnType(symbol.type),
        header: column.header?.value ?? symbol.name,
        key: column.key,
        optional: column.optional,
        ...(standIn && { default: standIn }),
        ...(column.formula && { formula: lowerExpression(column.formula, rowScope, builder) }),
        place: builder.place(column.span),
      };
    }),
    place: builder.place(statement.name.span),
  };
}

function columnType(type: Type): ColumnType {
  switch (type.kind) {
    case "text":
    case "number":
    case "percent":
    case "date":
    case "yesno":
    case "payee":
      return { kind: type.kind };
    case "money":
      return type.currency === mixed ? { kind: "mixedMoney" } : { kind: "money", currency: type.currency };
    case "period":
      return { kind: "period", unit: type.unit };
    case "choice":
      return { kind: "choice", values: type.values };
    case "reference":
      return { kind: "reference", source: type.source };
    case "duration":
    case "payees":
    case "none":
    case "unknown":
      return invariant(false, `a column of type ${type.kind}`) as never;
    default:
      return unreachable(type);
  }
}
