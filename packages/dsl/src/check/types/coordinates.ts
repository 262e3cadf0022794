/** What one number of a figure is found by: a payee, a group, a period; in the order in which they are written. */

import type { PeriodUnitWord } from "../../syntax/ast.js";
import type { AnyFigure, ColumnSymbol, FigureGrain } from "../checked-plan.js";

export type Coordinate =
  | { readonly kind: "payee" }
  | { readonly kind: "period"; readonly unit: PeriodUnitWord }
  /** The word `plan`, for the only number of a figure of the whole plan. */
  | { readonly kind: "plan" }
  | { readonly kind: "group"; readonly column: ColumnSymbol };

/** Nothing for a number of a credit, which is named by its row. */
export function coordinatesOf(grain: FigureGrain): readonly Coordinate[] {
  if (grain.owner === "credit") return [];
  const period: readonly Coordinate[] = grain.per === "plan" ? [] : [{ kind: "period", unit: grain.per }];
  switch (grain.owner) {
    case "group":
      return [{ kind: "group", column: grain.column }, ...period];
    case "plan":
      return period.length === 0 ? [{ kind: "plan" }] : period;
    case "payee":
      return [
        { kind: "payee" },
        ...period,
        ...(grain.cut ? [{ kind: "group", column: grain.cut } as const] : []),
      ];
  }
}

/** The grain of what a test can look at: of a component of each credit, what it comes to on a pay date. */
export function shownGrain(
  { grain, ...symbol }: AnyFigure,
  payoutPer: PeriodUnitWord | undefined,
): FigureGrain {
  if (grain.owner !== "credit" || symbol.kind !== "component") return grain;
  const clauses = symbol.statements.flatMap((statement) => statement.clauses);
  const paidPer = clauses.find((clause) => clause.kind === "paidPer");
  return { owner: "payee", per: paidPer?.unit.unit ?? payoutPer ?? "month" };
}
