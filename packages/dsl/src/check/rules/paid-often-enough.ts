/**
 * Law: a component longer than the payout's period says when it is paid, and none is paid more often
 * than there is a payout.
 */

import type { Checking } from "../checking.js";
import { isLonger } from "../types/period-length.js";
import { paymentRhythms } from "./payment-rhythm.js";

export function paidOftenEnough(checking: Checking): void {
  for (const { statement, own, payout, paidPer } of paymentRhythms(checking)) {
    if (paidPer && isLonger(payout, paidPer.unit)) {
      checking.report({
        code: "paid-per-too-short",
        span: paidPer.span,
        message: `There is a payout each ${payout}, so nothing can be paid per ${paidPer.unit}`,
        help: `Write \`paid per ${payout}\` or a longer period`,
      });
    } else if (!paidPer && isLonger(own, payout) && !statement.broken) {
      const period = own === "plan" ? "the whole plan" : `a ${own}`;
      checking.report({
        code: "paid-per-missing",
        span: statement.name.span,
        message: `\`${statement.name.text}\` is earned over ${period} and there is a payout each ${payout}: when is it paid?`,
        help:
          own === "plan"
            ? `Add \`paid per ${payout}\`: what is earned so far, less what was paid`
            : `Add \`paid per ${payout}\` (what is earned so far, less what was paid) or \`paid per ${own}\` (at its end)`,
      });
    }
  }
}
