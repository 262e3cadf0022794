/**
 * Figures of periods that have ended. They are looked at again on every later pay date, because late
 * rows may have changed them; where none has, what was calculated before still stands.
 */

import type { Day } from "../../values/calendar.js";
import type { Context } from "../context.js";
import { countBefore, countedOrdinals, creditBook } from "../crediting/credit-book.js";
import type { CreditRow } from "../crediting/credit-row.js";
import type { FigureOf, FigureResult } from "./figure.js";

export interface ClosedFigure {
  /** Every credit it could count: the same ones are the same objects, whenever they are looked at. */
  readonly credits: readonly CreditRow[];
  /** When the other rows it reads changed last. */
  readonly known: Day;
  readonly result: FigureResult;
}

/** The result of an earlier look, if everything it was calculated from is as it was. */
export async function unlessUnchanged(
  of: FigureOf,
  key: string,
  lastDay: Day,
  context: Context,
  calculate: () => Promise<FigureResult>,
): Promise<FigureResult> {
  const { run, view } = context;
  const { name } = of.figure.definition;
  const { program } = run;
  // Without a roster, new rows of any kind may bring new payees.
  if (program.readsEverybody(name) && program.ruleSet.plan.roster === undefined) return calculate();
  const credits = await countableCredits(of, lastDay, context);
  const known = run.knownOf(program.sourcesOf(name), view.epoch);
  const before = run.closed.get(key);
  if (before !== undefined && before.known === known && areSame(before.credits, credits))
    return before.result;
  const result = await calculate();
  run.closed.set(key, { credits, known, result });
  return result;
}

async function countableCredits(
  of: FigureOf,
  lastDay: Day,
  { run, view }: Context,
): Promise<readonly CreditRow[]> {
  const read = run.program.countedBy(of.figure.definition.name);
  if (read.size === 0) return [];
  const book = await creditBook(run, view);
  const credits: CreditRow[] = [];
  for (const [credit, { everybody, groups }] of read) {
    const isOwn = !everybody && groups.size === 0;
    const ordinals = await countedOrdinals(run, view, credit, isOwn ? { payee: of.payee } : {});
    for (const ordinal of ordinals.slice(0, countBefore(book, ordinals, lastDay + 1))) {
      const row = book.rows[ordinal];
      if (row !== undefined) credits.push(row);
    }
  }
  return credits;
}

function areSame(a: readonly CreditRow[], b: readonly CreditRow[]): boolean {
  return a.length === b.length && a.every((credit, index) => credit === b[index]);
}
