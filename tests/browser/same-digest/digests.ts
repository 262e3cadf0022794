/** A plan's text and rows in, a digest for each period out: the whole way, the same in Node and on a page. */

import { compilePlan } from "@attain/dsl";
import { controlTotals, evaluateOutcome, type Facts, FactsReader, readCsv, readFacts } from "@attain/engine";

/** Plain texts, so that it can be handed to a page. */
export interface Material {
  readonly plan: string;
  /** Files that the plan uses, by the names it uses them by. */
  readonly uses: Readonly<Record<string, string>>;
  /** CSV text by data set; the plan's own tests are calculated, too. */
  readonly data: Readonly<Record<string, string>>;
  /** Periods for which the data is calculated. */
  readonly periods: readonly string[];
}

/** `title, period: digest`, in the order of the plan. */
export async function digests({ plan, uses, data, periods }: Material): Promise<readonly string[]> {
  const files = new Map(Object.entries(uses));
  const { ruleSet, cases } = compilePlan(plan, { files: (name) => files.get(name) });
  if (ruleSet === undefined) return [];
  const found: string[] = [];
  const add = async (title: string, period: string, facts: Facts) => {
    const { outcome } = await evaluateOutcome(ruleSet, facts, { period });
    const { digest } = await controlTotals(outcome, facts);
    found.push(`${title}, ${period}: ${digest}, ${outcome.faults.length} faults`);
  };
  for (const { title, tables, fixed, parameters, expectations } of cases) {
    const { facts } = readFacts(ruleSet, tables, { mayBeEmpty: () => true });
    const asked = expectations.map(({ period }) => (period === "plan" ? ruleSet.plan.through : period));
    for (const period of new Set(asked)) await add(title, period, { ...facts, fixed, parameters });
  }
  const reader = new FactsReader(ruleSet);
  for (const [name, text] of Object.entries(data)) {
    const csv = readCsv(reader.table(name, `${name}.csv`));
    csv.feed(new TextEncoder().encode(text));
    csv.finish();
  }
  const { facts } = reader.finish();
  for (const period of periods) await add("data", period, facts);
  return found;
}
