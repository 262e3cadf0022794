/**
 * Finds rates of tiers that lack their sign: 6 among percentages is 600 %, and nobody is paid five times
 * what they sell. A multiplier of 1.5 or 2 beside others of its kind is usual.
 */

import { exact } from "@attain/engine";
import type { Analysing } from "../analysing.js";
import { checkPercent } from "./percents-are-written.js";

const besidePercents = exact.fromInteger(1);
const timesTheBase = exact.fromInteger(5);

export function ratesArePercents(analysing: Analysing): void {
  const ofMoney = paidAtTiers(analysing);
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind !== "tiers" || statement.broken) continue;
    const isMixed = statement.rows.some(({ value }) => value.kind === "percent");
    if (!isMixed && !ofMoney.has(statement.name.text)) continue;
    for (const { value } of statement.rows) {
      checkPercent(value, isMixed ? besidePercents : timesTheBase, analysing);
    }
  }
}

/** Names of tiers at which an amount of money is paid. */
function paidAtTiers({ plan }: Analysing): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of plan.file.statements) {
    if (statement.kind !== "component") continue;
    for (const clause of statement.clauses) {
      if (clause.kind !== "pay" || clause.at === undefined) continue;
      if (plan.typeOf.get(clause.base)?.kind === "money") names.add(clause.at.tiers.text);
    }
  }
  return names;
}
