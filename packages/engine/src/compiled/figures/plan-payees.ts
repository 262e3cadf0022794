/** Everybody who may have figures, in order: the roster, or without one everybody the data name. */

import { creditBook } from "../credits/credit-book.js";
import { orderTexts } from "../rows/texts.js";
import type { Run, View } from "../run.js";

export function planPayees(run: Run, view: View): readonly number[] {
  const { epoch } = view;
  epoch.payees ??= found(run, view);
  return epoch.payees;
}

function found(run: Run, view: View): readonly number[] {
  const { roster, texts } = run;
  if (roster !== undefined) {
    const [key] = roster.keys;
    const index = key === undefined ? undefined : roster.index([key.name], view.epoch.known);
    const { rosters } = run.bound;
    const known = rosters.get(view.epoch.known);
    if (known !== undefined) return known;
    const listed = [...run.everybody].filter((payee) => index?.has(payee) === true);
    rosters.set(view.epoch.known, listed);
    return listed;
  }
  const payees = new Set<number>();
  for (const part of creditBook(run, view).parts.values()) {
    for (const payee of part.payees) payees.add(payee);
  }
  for (const { payee } of run.facts.fixed) if (payee !== "") payees.add(texts.codeOf(payee));
  for (const payee of run.bound.namedInRows) payees.add(payee);
  return [...payees].sort((a, b) => orderTexts(texts.textOf(a), texts.textOf(b)));
}
