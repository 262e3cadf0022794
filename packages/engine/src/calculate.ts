/**
 * The front door of the engine: a rule set and rows in, figures, payouts, credits and faults out. The
 * same input gives the same outcome, whatever the order of the rows.
 */

import type { Explanation } from "./explain/explanation.js";
import type { PaidExplanation } from "./explain/paid.js";
import type { Facts } from "./facts/facts.js";
import type { CalculateOptions, Outcome } from "./outcome.js";
import { type ExplainPostingRequest, explainPosting } from "./reference/books/explain-posting.js";
import {
  type ExplainRequest,
  explainComponent,
  type Unexplained,
} from "./reference/earning/explain-component.js";
import { calculateOutcome } from "./reference/outcome.js";
import { type ExplainPaidRequest, explainPaid } from "./reference/paying/explain-paid.js";
import type { RuleSet } from "./rule-set.js";

export type { ExplainPaidRequest, ExplainPostingRequest, ExplainRequest, Unexplained };

/**
 * Calculates everything a period shows and every payout whose pay date falls within it. Faults never
 * throw: rows at fault are left out, payees at fault have no payouts, and all are listed. The rule set
 * must have been read by `readRuleSet`.
 */
export async function calculate(ruleSet: RuleSet, facts: Facts, options: CalculateOptions): Promise<Outcome> {
  return calculateOutcome(ruleSet, facts, options);
}

/**
 * Why a component of a payee is what it is, as `calculate` with the same period has it; or the faults
 * that keep it from being known. Also a fault: an explanation that does not come to that amount.
 */
export async function explain(
  ruleSet: RuleSet,
  facts: Facts,
  request: ExplainRequest,
): Promise<Explanation | Unexplained> {
  return explainComponent(ruleSet, facts, request);
}

/**
 * Why a payee was paid what they were on each pay date of a period, entry by entry: which deals it is of, and
 * what has changed since the pay date before.
 */
export async function explainPayouts(
  ruleSet: RuleSet,
  facts: Facts,
  request: ExplainPaidRequest,
): Promise<readonly PaidExplanation[] | Unexplained> {
  return explainPaid(ruleSet, facts, request);
}

/** Why a journal posted what it did for somebody on one event of a month, or of the months of a longer period. */
export async function explainPostings(
  ruleSet: RuleSet,
  facts: Facts,
  request: ExplainPostingRequest,
): Promise<Explanation | Unexplained> {
  return explainPosting(ruleSet, facts, request);
}
