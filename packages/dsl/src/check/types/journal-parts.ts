/** What a test can look at in a journal: what it posts on an event, and what is left to amortise. */

import type { Expectation, JournalStatement, PeriodUnitWord } from "../../syntax/ast.js";
import type { FigureGrain, JournalSymbol } from "../checked-plan.js";

/** `contract_cost.amortising`, `contract_cost.balance`. */
export function journalParts({ clauses }: JournalStatement): readonly string[] {
  const events = clauses.flatMap((clause) => (clause.kind === "entry" ? [clause.on] : []));
  const isSpread = clauses.some(({ kind }) => kind === "over");
  return [...new Set(events), ...(isSpread ? ["balance"] : [])];
}

/** Books are closed month by month, and any longer period is looked at as its months together. */
export function bookedGrain({ component }: JournalSymbol, { coordinates }: Expectation): FigureGrain {
  const period = coordinates.at(-1);
  const owner = component?.grain.owner === "plan" ? "plan" : "payee";
  // `2026` alone is a number that stands for a year.
  const text = period?.kind === "period" || period?.kind === "number" ? period.value : "";
  return { owner, per: unitOf(text) };
}

function unitOf(text: string): PeriodUnitWord {
  if (/^\d{4}$/.test(text)) return "year";
  if (text.includes("H")) return "half";
  return text.includes("Q") ? "quarter" : "month";
}
