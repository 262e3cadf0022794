/** Puts together what parts of the payees come to, in whatever order the parts were done. */

import type { Fault } from "../../fault.js";
import type { LedgerEntry } from "../../ledger/ledger-entry.js";
import type { Outcome } from "../../outcome.js";
import type { Prepared } from "../prepare.js";
import { sortedFaults } from "../result/faults.js";
import { inOrder } from "../result/placed.js";
import { orderTexts } from "../rows/texts.js";
import type { Calendar, Period } from "../time/periods.js";

/** `undefined` where there are none. */
export function outcomesJoined(prepared: Prepared, parts: readonly Outcome[]): Outcome | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const { calendar } = prepared;
  const all = <Line>(pick: (outcome: Outcome) => readonly Line[]) => parts.flatMap(pick);
  const placed = <Line extends { readonly payee: string; readonly period: string }>(
    pick: (outcome: Outcome) => readonly Line[],
  ) =>
    // Lines of one payee and period are of one part, and stay as they were.
    inOrder(
      all(pick).map((line) => ({
        line,
        period: periodOf(line.period, calendar),
        payee: line.payee,
        position: 0,
      })),
    );
  return {
    ...first,
    payouts: placed(({ payouts }) => payouts),
    figures: placed(({ figures }) => figures),
    awards: placed(({ awards }) => awards),
    lines: placed(({ lines }) => lines),
    credits: all(({ credits }) => credits).sort(
      (a, b) =>
        orderTexts(a.date, b.date) ||
        orderTexts(a.key, b.key) ||
        orderTexts(a.credit, b.credit) ||
        orderTexts(a.payee, b.payee),
    ),
    ledger: numbered(
      all(({ ledger }) => ledger),
      calendar,
    ),
    faults: sortedFaults(all(({ faults }) => faults).filter((fault) => !isOfAsking(fault))),
  };
}

function periodOf(text: string, calendar: Calendar): Period {
  return calendar.read(text) ?? calendar.whole();
}

/** Whoever is not in a part's rows has no lines in it. */
function isOfAsking({ code, file }: Fault): boolean {
  return code === "unknown-payee" && file === null;
}

function numbered(entries: readonly LedgerEntry[], calendar: Calendar): readonly LedgerEntry[] {
  const payday = ({ payPeriod }: LedgerEntry) => periodOf(payPeriod, calendar).through;
  return [...entries]
    .sort((a, b) => payday(a) - payday(b) || orderTexts(a.payee, b.payee))
    .map((entry, index) => ({ ...entry, sequence: index + 1 }));
}
