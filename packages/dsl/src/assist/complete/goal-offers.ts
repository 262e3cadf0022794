/** Levels of goals, and the units that the plan's own examples name. */

import type { CheckedPlan, ColumnSymbol } from "../../check/checked-plan.js";
import { listedUnits, payeeLevel } from "../../check/declare/goal-level.js";
import type { Token } from "../../syntax/token.js";
import { type Offer, orderOf } from "./completion-item.js";
import { symbolAt } from "./expression-scope.js";
import { columnOffers, partOffers } from "./symbol-offers.js";

/** Payees, what is listed in data of its own, and what groups the payees. */
export function levelOffers(plan: CheckedPlan): Offer[] {
  const lists = [...plan.symbols.values()].flatMap((symbol) =>
    symbol.kind === "source" ? (listedUnits(symbol) ?? []) : [],
  );
  const groups = [...(plan.settings.roster?.columns.values() ?? [])].filter(isGroup);
  const byName = new Map([...groups, ...lists].map((column) => [column.name, column]));
  return [...partOffers([payeeLevel]), ...columnOffers([...byName.values()], orderOf.near)];
}

function isGroup({ type }: ColumnSymbol): boolean {
  return type.kind === "text" || type.kind === "choice" || type.kind === "reference";
}

/** In `expect revenue.region for "EMEA"`, `expect pool for "EMEA"`: the column whose values say whose it is. */
export function expectedUnits(statement: readonly Token[], plan: CheckedPlan): ColumnSymbol | undefined {
  const start = statement.findLastIndex(({ type }) => type === "expect");
  const symbol = start < 0 ? undefined : symbolAt(statement[start + 1], plan);
  if (symbol?.kind === "figure" || symbol?.kind === "component") {
    return symbol.grain.owner === "group" ? symbol.grain.column : undefined;
  }
  if (symbol?.kind !== "goal" || statement[start + 2]?.type !== "Dot") return undefined;
  const part = statement[start + 3]?.text.normalize("NFC");
  return symbol.levels.find(({ name }) => name === part && name !== payeeLevel)?.column;
}
