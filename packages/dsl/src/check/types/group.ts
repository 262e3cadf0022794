/** The column of the roster that makes a grain's groups, or cuts its periods. */

import type { ColumnSymbol, FigureGrain } from "../checked-plan.js";

export function groupColumn(grain: FigureGrain | undefined): ColumnSymbol | undefined {
  if (grain === undefined || grain.owner === "credit") return undefined;
  return grain.owner === "group" ? grain.column : grain.cut;
}

/** "each `team`", "the whole plan": of whom a number is that is nobody's in particular. */
export function ownerOf(grain: FigureGrain): string {
  return grain.owner === "group" ? `each \`${grain.column.name}\`` : "the whole plan";
}
