/**
 * Credits that become final some time after their date: which version of a row still counts, and as what
 * was known when its credit became final.
 */

import type { Credit, Final } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import { lastNews } from "../earning/final.js";
import { cellOf } from "../expressions/column.js";
import type { FactSource } from "../fact-store.js";
import type { Run, View } from "../run.js";
import type { RowCredits } from "./credit-rows.js";

/** Credits a row in a look at the data. */
export type CreditRowIn = (index: number, view: View) => Promise<RowCredits>;

/**
 * The credits of one key's history. A later version of the row counts unless the one before it had been
 * credited and was final by then, or it came too late itself.
 */
export async function finalCredits(
  credit: Credit,
  final: Final,
  history: readonly number[],
  source: FactSource,
  run: Run,
  view: View,
  creditRow: CreditRowIn,
): Promise<RowCredits> {
  let standing: { readonly index: number; readonly last: Day } | undefined;
  for (const index of history) {
    const known = source.knownOn(index);
    if (standing !== undefined && known > standing.last) {
      const before = await creditRow(standing.index, run.view(standing.last));
      if (before.credits.length > 0) break;
    }
    const last = await lastNewsOn(credit, final, index, source, run, view);
    standing = known > last ? undefined : { index, last };
  }
  return standing === undefined
    ? { credits: [] }
    : creditRow(standing.index, viewUpTo(standing.last, run, view));
}

/** What a credit made of another looks at: no more than that one does. */
export function finalViewOfCredit(credit: Credit, date: Day, run: Run, view: View): View {
  const final = finalOf(credit, run);
  return final === undefined ? view : viewUpTo(lastNews(date, final), run, view);
}

/** A credit of a credit is final with the one it is made of. */
function finalOf(credit: Credit, run: Run): Final | undefined {
  const seen = new Set<string>();
  for (let next: Credit | undefined = credit; next !== undefined && !seen.has(next.name); ) {
    if (next.final !== undefined) return next.final;
    seen.add(next.name);
    next = "credit" in next.of ? run.program.credits.get(next.of.credit) : undefined;
  }
  return undefined;
}

function viewUpTo(last: Day, run: Run, view: View): View {
  return last < view.epoch.known ? run.view(last) : view;
}

/** Without a date nothing is credited, and nothing becomes final. */
async function lastNewsOn(
  { on, place }: Credit,
  final: Final,
  index: number,
  source: FactSource,
  run: Run,
  view: View,
): Promise<Day> {
  const date = on === undefined ? undefined : await cellOf({ source, index }, on, place, { run, view });
  return date?.kind === "date" ? lastNews(date.day, final) : Number.POSITIVE_INFINITY;
}
