/** What a payee earned of each component in a period, explained, and what was paid of it. */

import {
  calculate,
  type DealLine,
  type Explanation,
  explain,
  type Facts,
  type Fault,
  isCoarser,
  type Outcome,
  type PayoutLine,
  parsePeriod,
  type RuleSet,
} from "@attain/engine";

export interface ExplainedComponent {
  readonly component: string;
  /** One for each period of the component that the period asked for touches, in time. */
  readonly amounts: readonly ExplainedAmount[];
  /** What the pay dates of the period asked for paid of it. */
  readonly payouts: readonly PayoutLine[];
}

export interface ExplainedAmount {
  readonly explanation: Explanation;
  /** Deal lines as they stand on the day of the explanation. */
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
  /** Pay that faults would stop is not explained. */
  readonly faults: readonly Fault[];
}

export async function explainComponents(
  ruleSet: RuleSet,
  facts: Facts,
  { period, payee, components }: ExplainRequest,
): Promise<Explained> {
  const outcomes = new Map<string, Outcome>();
  const outcomeOf = async (of: string): Promise<Outcome> => {
    const known = outcomes.get(of) ?? (await calculate(ruleSet, facts, { period: of, payees: [payee] }));
    outcomes.set(of, known);
    return known;
  };

  const asked = await outcomeOf(period);
  if (asked.faults.length > 0) return { explained: [], faults: asked.faults };
  const explained: ExplainedComponent[] = [];
  for (const component of components) {
    const amounts: ExplainedAmount[] = [];
    for (const figure of asked.figures.filter(({ name }) => name === component)) {
      const look = lookAt(figure.period, period);
      const explanation = await explain(ruleSet, facts, { payee, component, period: look });
      if ("faults" in explanation) return { explained: [], faults: explanation.faults };
      amounts.push({ explanation, lines: (await outcomeOf(look)).lines });
    }
    const payouts = asked.payouts.filter((line) => line.component === component);
    if (amounts.length > 0) explained.push({ component, amounts, payouts });
  }
  return { explained, faults: [] };
}

/** A component's quarter asked for by a month of it is looked at on the month's last day. */
function lookAt(figurePeriod: string, asked: string): string {
  const [whole, part] = [parsePeriod(figurePeriod), parsePeriod(asked)];
  return whole && part && isCoarser(whole.unit, part.unit) ? asked : figurePeriod;
}
