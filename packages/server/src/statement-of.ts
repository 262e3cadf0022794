/** A payee's statement: what a run pays, component by component and deal by deal. */

import type { Run } from "./schemas/runs.js";
import type { PayeeStatement } from "./schemas/statements.js";
import type { Services } from "./services.js";
import { sums } from "./sums.js";

/** Of each component, which deals are meant. */
export interface DealPage {
  readonly offset: number;
  readonly limit: number;
}

type Deal = Omit<PayeeStatement["components"][number]["deals"][number], "row" | "questions">;

export async function statementOf(
  { runs, questions }: Services,
  workspace: string,
  run: Run,
  payee: string,
  page: DealPage,
): Promise<PayeeStatement> {
  const parts = (name: string) => runs.eachLine(run.id, name, { kind: "all" }, { payee });
  const payouts = await all<PayeeStatement["payouts"][number]>(parts("payouts"));
  const figures = await all<PayeeStatement["figures"][number]>(parts("figures"));
  const deals = await dealsOf(parts("lines"), page);
  const rowsOf = await rowsBehind(
    parts("credits"),
    [...deals.values()].flatMap(({ shown }) => shown),
  );
  const named = await runs.components(run.id);
  const asked = await questions.list(workspace, { run: run.id, payee });
  const names = new Set([...payouts.map(({ component }) => component), ...deals.keys()]);
  return {
    run: run.id,
    payee,
    plan: run.plan,
    planName: run.planName,
    version: run.version,
    period: run.period,
    totals: sums(payouts),
    payouts,
    figures,
    components: [...names].map((component) => ({
      component,
      label: named.find(({ name }) => name === component)?.label ?? null,
      place: named.find(({ name }) => name === component)?.place ?? null,
      totals: sums(payouts.filter((line) => line.component === component)),
      dealCount: deals.get(component)?.count ?? 0,
      deals: (deals.get(component)?.shown ?? []).map((deal) => ({
        ...deal,
        row: rowsOf.get(creditKey(deal)) ?? null,
        questions: asked.filter((each) => each.component === component && each.key === deal.key).length,
      })),
    })),
  };
}

type Parts = AsyncIterable<readonly Record<string, unknown>[]>;

async function all<Row>(parts: Parts): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const part of parts) for (const row of part) rows.push(row as unknown as Row);
  return rows;
}

/** Deals of each component, and how many there are; only those of the page are kept. */
async function dealsOf(parts: Parts, { offset, limit }: DealPage) {
  const found = new Map<string, { count: number; readonly shown: Deal[] }>();
  for await (const part of parts) {
    for (const line of part as unknown as readonly Deal[]) {
      const { component, period, credit, key, date, amount, currency } = line;
      const known = found.get(component) ?? { count: 0, shown: [] };
      found.set(component, known);
      if (known.count >= offset && known.shown.length < limit) {
        known.shown.push({ component, period, credit, key, date, amount, currency });
      }
      known.count += 1;
    }
  }
  return found;
}

/** Where the rows of some deals stand. */
async function rowsBehind(parts: Parts, deals: readonly Deal[]) {
  const wanted = new Set(deals.map(creditKey));
  const rows = new Map<string, { file: string; line: number }>();
  type Credit = { credit: string; key: string; file: string; line: number };
  for await (const part of parts) {
    for (const credit of part as unknown as readonly Credit[]) {
      const { file, line } = credit;
      if (wanted.has(creditKey(credit))) rows.set(creditKey(credit), { file, line });
    }
  }
  return rows;
}

function creditKey({ credit, key }: { readonly credit: string; readonly key: string }): string {
  return `${credit}\u0000${key}`;
}
