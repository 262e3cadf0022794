/** `param`: a value with its dated and personal versions. */

import type { Parameter } from "@attain/engine";
import type { ParameterSymbol } from "../../check/checked-plan.js";
import { lowerExpression } from "../expressions/expression.js";
import { periodScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { valueType } from "../value-type.js";
import { lowerScope } from "./scope.js";

export function lowerParameter(parameter: ParameterSymbol, builder: RuleSetBuilder): Parameter {
  return {
    name: parameter.name,
    type: valueType(parameter.type),
    versions: parameter.statements.flatMap((statement) =>
      statement.values.map((version) => ({
        ...lowerScope(version.scope),
        value: lowerExpression(version.value, periodScope, builder),
        place: builder.place(version.span),
      })),
    ),
  };
}
