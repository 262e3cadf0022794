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
  const payees = new Set<number>();
  if (roster === undefined) {
    for (const part of creditBook(run, view).parts.values())
      for (const payee of part.payees) payees.add(payee);
    for (const { payee } of run.facts.fixed) if (payee !== "") payees.add(texts.codeOf(payee));
    for (const payee of run.bound.namedInRows) payees.add(payee);
  } else {
    const [key] = roster.keys;
    const rows = roster.standing(view.epoch.known);
    if (key !== undefined) for (const row of rows) payees.add(texts.codeOf(roster.cellText(row, key.name)));
  }
  return [...payees].sort((a, b) => orderTexts(texts.textOf(a), texts.textOf(b)));
}
