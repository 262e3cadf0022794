/** Takes over from an earlier run of the same rows whatever does not depend on what has changed since. */

import type { FigureMemo } from "../figures/figure-memo.js";
import { pending } from "../figures/figure-memo.js";
import type { Epoch, Run } from "../run.js";
import type { ChangeReach } from "./change-reach.js";

export function keepValues(from: Run, into: Run, reach: ChangeReach): void {
  if (reach.isEverything) return;
  const isBookKept = reach.credits.size === 0;
  for (const view of from.views) {
    const own = into.view(view.asOf);
    keepOfEpoch(view.epoch, own.epoch, reach, from);
    if (!isBookKept) continue;
    for (const [name, byPart] of view.ofCredits) {
      if (reach.figures.has(name)) continue;
      own.ofCredits.set(name, new Map([...byPart].filter(([, numbers]) => numbers !== pending)));
    }
  }
  keepFigures(from.planMemo, into.planMemo, reach, isBookKept);
  keepFigures(from.payeeMemo, into.payeeMemo, reach, isBookKept);
}

function keepOfEpoch(from: Epoch, into: Epoch, { credits, touches }: ChangeReach, { prepared }: Run): void {
  into.planDays = from.planDays;
  for (const [days, daysIn] of from.daysIn) into.daysIn.set(days, daysIn);
  for (const [key, cells] of from.cells) {
    const [credit = "", where = ""] = key.split("\u0000");
    const isKept =
      !credits.has(credit) &&
      (where === "" || !touches(prepared.needs.rule(where, prepared.needs.sourceOf(credit))));
    if (isKept) into.cells.set(key, cells);
  }
  // Places in the order of all credits are no longer the same once one of them is another.
  if (credits.size > 0) return;
  into.book = from.book;
  into.payees = from.payees;
  for (const [key, series] of from.series) {
    const slot = Number(key.split(" ")[0]);
    if (Number.isNaN(slot) || !touches(prepared.needs.slot(slot, undefined))) into.series.set(key, series);
  }
}

/** What a component's credits earned stands at their places in the order of all credits. */
function keepFigures(
  from: FigureMemo,
  into: FigureMemo,
  { figures }: ChangeReach,
  isBookKept: boolean,
): void {
  for (const [key, numbers] of from.figures) {
    const [name = ""] = key.split("\u0000");
    if (numbers === pending || figures.has(name) || (numbers.pays !== undefined && !isBookKept)) continue;
    into.figures.set(key, numbers);
  }
  for (const [key, putOff] of from.putOff) {
    const [name = ""] = key.split("\u0000");
    if (!figures.has(name)) into.putOff.set(key, putOff);
  }
}
