/** `tiers`: thresholds, rates and what is paid once on reaching them. */

import type { Tiers } from "@attain/engine";
import type { TiersSymbol } from "../../check/checked-plan.js";
import { lowerExpression } from "../expressions/expression.js";
import { periodScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { lowerScope } from "./scope.js";

export function lowerTiers(tiers: TiersSymbol, builder: RuleSetBuilder): Tiers {
  return {
    name: tiers.name,
    mode: tiers.statements[0].mode.kind,
    versions: tiers.statements.map((statement) => ({
      ...lowerScope(statement.scope),
      rows: statement.rows.map((row) => ({
        edge: row.edge,
        threshold: lowerExpression(row.at, periodScope, builder),
        value: lowerExpression(row.value, periodScope, builder),
        ...(row.plus && { plus: lowerExpression(row.plus, periodScope, builder) }),
        place: builder.place(row.span),
      })),
      ...(statement.mode.kind === "topRate" && {
        topRateAbove: lowerExpression(statement.mode.above, periodScope, builder),
      }),
      ...(statement.end && { end: lowerExpression(statement.end, periodScope, builder) }),
      ...(statement.beyond && { beyond: statement.beyond }),
      place: builder.place(statement.span),
    })),
  };
}
