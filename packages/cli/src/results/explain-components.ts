/** What a payee earned of each component in a period, explained, and what was paid of it. */

import {
  calculate,
  type DealLine,
  type Explanation,
  explain,
  explainPayouts,
  type Facts,
  type Fault,
  type PaidExplanation,
  type PayoutLine,
  type RuleSet,
} from "@attain/engine";

export interface ExplainedComponent {
  readonly component: string;
  /** One for each period of the component that the period asked for touches, in time, as it looks at the end of that. */
  readonly amounts: readonly ExplainedAmount[];
  /** What the pay dates of the period asked for paid of it. */
  readonly payouts: readonly PayoutLine[];
}

export interface ExplainedAmount {
  readonly explanation: Explanation;
  /** Deal lines of the whole outcome. */
  readonly lines: readonly DealLine[];
}

export interface ExplainRequest {
  readonly period: string;
  readonly payee: string;
  readonly components: readonly string[];
}

export interface Explained {
  /** Without the components that have nothing to do with the payee in the period. */
  readonly explained: readonly ExplainedComponent[];
  /** Everything the pay dates of the period asked for consist of, holds and draws too. */
  readonly payouts: readonly PayoutLine[];
  /** Why those pay dates paid what they did. */
  readonly paid: readonly PaidExplanation[];
  /** Pay that faults would stop is not explained. */
  readonly faults: readonly Fault[];
}

export async function explainComponents(
  ruleSet: RuleSet,
  facts: Facts,
  { period, payee, components }: ExplainRequest,
): Promise<Explained> {
  const outcome = await calculate(ruleSet, facts, { period, payees: [payee] });
  if (outcome.faults.length > 0) return refused(outcome.faults);
  const paid = await explainPayouts(ruleSet, facts, { period, payee });
  if ("faults" in paid) return refused(paid.faults);
  // The outcome has no payouts of pay dates that the ledger has paid.
  const all = paid.flatMap((payDate) => payDate.lines);
  const explained: ExplainedComponent[] = [];
  for (const component of components) {
    const amounts: ExplainedAmount[] = [];
    const lines = outcome.figures.filter(({ name }) => name === component);
    for (const of of new Set(lines.map((line) => line.period))) {
      const request = { payee, component, period: of, asOf: period };
      const explanation = await explain(ruleSet, facts, request);
      if ("faults" in explanation) return refused(explanation.faults);
      amounts.push({ explanation, lines: outcome.lines });
    }
    const payouts = all.filter((line) => line.component === component);
    if (amounts.length > 0) explained.push({ component, amounts, payouts });
  }
  const reasons = paid.map((each) => entriesFor(each, components));
  return { explained, payouts: all, paid: reasons, faults: [] };
}

function refused(faults: readonly Fault[]): Explained {
  return { explained: [], payouts: [], paid: [], faults };
}

/** Entries of these components, and those of the payout as a whole. */
function entriesFor(paid: PaidExplanation, components: readonly string[]): PaidExplanation {
  const entries = paid.entries.filter(
    ({ component }) => component === "" || component.split("+").some((name) => components.includes(name)),
  );
  return { ...paid, entries };
}
