/** What a level of a goal may be called after. */

import type { ColumnSymbol, SourceSymbol } from "../checked-plan.js";

/** The level of the payees themselves. */
export const payeeLevel = "payee";

/** The key of data that lists units of its own: teams, regions, markets. */
export function listedUnits({ keys }: SourceSymbol): ColumnSymbol | undefined {
  const [key, ...others] = keys;
  return others.length === 0 && key?.type.kind !== "payee" ? key : undefined;
}
