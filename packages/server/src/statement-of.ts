/** A payee's statement: what a run pays, component by component and deal by deal. */

import type { Run } from "./schemas/runs.js";
import type { PayeeStatement } from "./schemas/statements.js";
import type { Services } from "./services.js";
import { sums } from "./sums.js";

const all = { offset: 0, limit: 1_000_000 } as const;

export async function statementOf(
  { runs, questions }: Services,
  workspace: string,
  run: Run,
  payee: string,
): Promise<PayeeStatement> {
  const list = async <Row>(name: string) => {
    const { rows } = await runs.lines(run.id, name, { kind: "all" }, { payee, ...all });
    return rows as unknown as Row[];
  };
  const payouts = await list<PayeeStatement["payouts"][number]>("payouts");
  const figures = await list<PayeeStatement["figures"][number]>("figures");
  const lines =
    await list<Omit<PayeeStatement["components"][number]["deals"][number], "row" | "questions">>("lines");
  const credits = await list<{ credit: string; key: string; file: string; line: number }>("credits");
  const named = await runs.components(run.id);
  const asked = await questions.list(workspace, { run: run.id, payee });

  const rowsOf = new Map(
    credits.map(({ credit, key, file, line }) => [`${credit}\u0000${key}`, { file, line }]),
  );
  const names = new Set([
    ...payouts.map(({ component }) => component),
    ...lines.map(({ component }) => component),
  ]);
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
      deals: lines
        .filter((line) => line.component === component)
        .map(({ period, credit, key, date, amount, currency }) => ({
          ...{ component, period, credit, key, date, amount, currency },
          row: rowsOf.get(`${credit}\u0000${key}`) ?? null,
          questions: asked.filter((each) => each.component === component && each.key === key).length,
        })),
    })),
  };
}
