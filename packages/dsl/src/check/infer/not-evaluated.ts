/** Parts of the language that are read but that no calculation follows yet. */

import type { Span } from "../../source/span.js";
import type { Checking } from "../checking.js";

/** `what` is the part in the author's words; the plan gives no rule set while it stands. */
export function reportNotEvaluated(what: string, span: Span, checking: Checking): void {
  checking.report({
    code: "not-evaluated-yet",
    span,
    message: `${what} is understood but not calculated yet`,
    help: "Leave it out for now; the rest of the plan is checked as if it were complete",
  });
}
