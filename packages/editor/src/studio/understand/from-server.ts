/** A statement of a run as the page shows it: the server's answers put together like the worker's. */

import type { Whys } from "../../worker/calculation-answers.js";
import { readExplanations, readStatement } from "../server/runs.js";
import type { Language } from "../settings.js";

export async function whysOfRun(
  workspace: string,
  run: string,
  payee: string,
  language: Language,
): Promise<Whys> {
  const [statement, explanations] = await Promise.all([
    readStatement(workspace, run, payee),
    readExplanations(workspace, run, payee, language),
  ]);
  const components = explanations.map((why) => {
    // The amount stands where the component does.
    const place = why.tree.place ?? { line: 1, column: 1, length: 0 };
    return {
      component: why.component,
      period: why.period,
      place,
      credits: {},
      sentence: why.sentence,
      statement: why.statement,
      whyNot: why.whyNotSentences,
      tree: why.tree,
    };
  });
  return { due: dueOf(statement), components };
}

function dueOf({ period, totals }: Awaited<ReturnType<typeof readStatement>>): Whys["due"] {
  return totals.map(({ currency, amount }) => ({ period, currency, amount }));
}
