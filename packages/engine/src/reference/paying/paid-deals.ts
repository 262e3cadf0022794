/** The deals of which a payee has earned, or of which is held, something else than on the last pay date. */

import type { CellChange, PaidDeal } from "../../explain/paid.js";
import type { Component } from "../../rule-set.js";
import { type Day, dayText } from "../../values/calendar.js";
import { fixedText } from "../../values/decimal-text.js";
import { add, equal, type Fraction, zero } from "../../values/fraction.js";
import { amountPlaces } from "../amounts.js";
import { type CreditRow, compareCredits, dealId } from "../crediting/credit-row.js";
import { componentDeals } from "../earning/component-deals.js";
import type { FactSource } from "../fact-store.js";
import type { SourceRow } from "../row-owners.js";
import type { Run } from "../run.js";
import type { Problem } from "../value.js";
import { textOf } from "../value.js";
import { earnedParts, isParts } from "./earned.js";
import { heldDeals } from "./held.js";
import type { Learned } from "./learned-rows.js";
import type { Look } from "./pay-dates.js";
import { keepingOf } from "./payable.js";

/** One deal of one earning period of a component, as it looks on a pay date. */
interface DealNow {
  /** Of no deal where it is a floor or a fixed amount. */
  readonly credit: CreditRow | undefined;
  readonly earned: Fraction;
  readonly held: Fraction;
}

const noDeal = "";

export type DealsOf = ReadonlyMap<string, DealNow>;

/** By earning period, then by deal. */
export async function dealsOn(
  run: Run,
  component: Component,
  payee: string,
  look: Look,
): Promise<ReadonlyMap<string, DealsOf> | Problem> {
  const parts = await earnedParts(run, component, payee, look);
  if (!isParts(parts)) return parts;
  const holds = (run.program.ruleSet.payout.holds ?? []).filter((hold) => hold.component === component.name);
  const keeping = holds.length === 0 ? undefined : await keepingOf(run, payee, look);
  const all = new Map<string, Map<string, DealNow>>();
  for (const part of parts) {
    const { of, result, amount, context, period } = part;
    const deals = await componentDeals(component, of, result, amount, context);
    if ("kind" in deals) return deals;
    const held = keeping && (await heldDeals(run, component, part, holds, keeping.on));
    if (held !== undefined && "kind" in held) return held;
    const found = all.get(period) ?? new Map<string, DealNow>();
    all.set(period, found);
    for (const [index, deal] of deals.entries()) {
      const id = deal.credit === undefined ? noDeal : dealId(deal.credit);
      const before = found.get(id);
      found.set(id, {
        credit: deal.credit,
        earned: add(before?.earned ?? zero, deal.amount),
        held: add(before?.held ?? zero, held?.[index] ?? zero),
      });
    }
  }
  return all;
}

export function paidDeals(
  component: Component,
  what: "earned" | "held",
  before: DealsOf,
  now: DealsOf,
  since: Day | undefined,
  payday: Day,
  newsOf: (row: SourceRow) => readonly Learned[],
): readonly (PaidDeal & { readonly difference: readonly [Fraction, Fraction] })[] {
  const places = amountPlaces(component);
  const ids = [...new Set([...before.keys(), ...now.keys()])];
  const both = ids.flatMap((id) => {
    const [then, at] = [before.get(id), now.get(id)];
    const credit = at?.credit ?? then?.credit;
    if (credit === undefined) return [];
    const isWorthTheSame =
      then?.credit !== undefined && at?.credit !== undefined && equal(worth(then.credit), worth(at.credit));
    // What a deal is held for can follow from its parts though its worth does not.
    const hasNews = what === "held" || !isWorthTheSame;
    return [{ credit, then: then?.[what] ?? zero, at: at?.[what] ?? zero, hasNews }];
  });
  return both
    .filter(({ then, at }) => !equal(then, at))
    .sort((a, b) => compareCredits(a.credit, b.credit))
    .map(({ credit, then, at, hasNews }) => ({
      credit: credit.credit,
      key: credit.source.keyText(credit.row),
      date: dayText(credit.date),
      before: fixedText(then, places),
      now: fixedText(at, places),
      ...changeOf(credit, since, payday),
      learnedOf: hasNews ? newsOf(credit).map(({ told }) => told) : [],
      difference: [then, at] as const,
    }));
}

function worth({ value }: CreditRow): Fraction {
  return value.value;
}

/** What is earned on no deal, before and now. */
export function ofNoDeal(before: DealsOf, now: DealsOf): readonly [Fraction, Fraction] {
  return [before.get(noDeal)?.earned ?? zero, now.get(noDeal)?.earned ?? zero];
}

/** What became of a deal's row between two pay dates. */
function changeOf(
  { source, row, date }: CreditRow,
  since: Day | undefined,
  payday: Day,
): Pick<PaidDeal, "cause" | "learned" | "file" | "line" | "changes"> {
  const now = source.versionAt(row, payday);
  const { file, line } = source.origin(now.row);
  const learned = Number.isFinite(now.known) ? { learned: dayText(now.known) } : {};
  const at = { ...learned, file, line };
  const then = since === undefined ? undefined : source.versionAt(row, since);
  const isNew = since === undefined || then === undefined || then.known > since || date > since;
  if (isNew) return { cause: "new", ...at, changes: [] };
  if (then.row === now.row) return { cause: "same", ...at, changes: [] };
  return { cause: "changed", ...at, changes: cellChanges(source, then.row, now.row) };
}

/** What two versions of a row say differently. */
export function cellChanges(source: FactSource, then: number, now: number): readonly CellChange[] {
  return [...source.columns.values()].flatMap(({ name, formula }): CellChange[] => {
    if (formula !== undefined || name === "known") return [];
    const [from, to] = [textOf(source.cell(then, name)), textOf(source.cell(now, name))];
    return from === to ? [] : [{ column: name, from, to }];
  });
}
