/**
 * Law: where a component is paid before its period is over, its gate says what becomes of the past. What is
 * shared or won is earned on no credits, so there is no past.
 */

import type { Checking } from "../checking.js";
import { isLonger } from "../types/period-length.js";
import { paymentRhythms } from "./payment-rhythm.js";

export function gatesSayWhatIsPast(checking: Checking): void {
  for (const { statement, own, payout, paidPer } of paymentRhythms(checking)) {
    if (statement.clauses.some(({ kind }) => kind === "share" || kind === "rank")) continue;
    if (!isLonger(own, paidPer?.unit ?? payout) || (!paidPer && isLonger(own, payout))) continue;
    for (const clause of statement.clauses) {
      if (clause.kind !== "gate" || clause.past || statement.broken) continue;
      checking.report({
        code: "past-not-chosen",
        span: clause.span,
        message: `\`${statement.name.text}\` is paid while the gate may still be shut: what becomes of the credits before it opens?`,
        help: "Add `past paid` (everything counts once it is open) or `past lost` (only what comes after)",
        fixes: ["past paid", "past lost"].map((words) => ({
          title: `Add \`${words}\``,
          edits: [{ span: { start: clause.span.end, end: clause.span.end }, text: ` ${words}` }],
        })),
      });
    }
  }
}
