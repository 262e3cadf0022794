/** The column of the roster that makes a grain's groups, or cuts its periods. */

import type { ColumnSymbol, FigureGrain, SourceSymbol } from "../checked-plan.js";

export function groupColumn(grain: FigureGrain | undefined): ColumnSymbol | undefined {
  if (grain === undefined || grain.owner === "credit") return undefined;
  return grain.owner === "group" ? grain.column : grain.cut;
}

/** The columns of a list of payees whose values are groups. */
export function groupColumns({ columns }: SourceSymbol): readonly ColumnSymbol[] {
  return [...columns.values()].filter(({ type }) =>
    ["text", "choice", "payee", "reference", "unknown"].includes(type.kind),
  );
}

/** "each `team`", "the whole plan": of whom a number is that is nobody's in particular. */
export function ownerOf(grain: FigureGrain): string {
  return grain.owner === "group" ? `each \`${grain.column.name}\`` : "the whole plan";
}
