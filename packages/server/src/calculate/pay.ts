/** A run: rows in, an outcome out, as `attain run` does it, with everything it lists. */

import {
  explainComponents,
  payRows,
  type Rows,
  type RunResult,
  readInputs,
  requirePeriod,
  resultLists,
} from "@attain/cli";
import {
  evaluateOutcome,
  type Language,
  type LedgerEntry,
  paidSentences,
  type RuleSet,
  ruleSetFor,
  viewsOf,
} from "@attain/engine";
import type { Explanations } from "../schemas/statements.js";
import { sums } from "../sums.js";
import { ruleSetOf } from "./compile-source.js";
import { managersOf } from "./managers-of.js";
import { payDatesThrough } from "./pay-dates.js";
import { TaskRefusal } from "./task-refusal.js";
import type { Inputs, ListLine, RunAnswer } from "./tasks.js";

export interface ReadInputs {
  readonly ruleSet: RuleSet;
  readonly period: string;
  readonly rows: Rows;
}

let last: { readonly key: string; readonly inputs: ReadInputs } | undefined;

/** The last inputs are kept: sliders and explanations ask about the same rows again and again. */
export async function readInputsOf(
  asked: Inputs,
  report: (share: number) => void = () => {},
): Promise<ReadInputs> {
  const { plan, directory, period, options, ledger } = asked;
  const { empty, knownAt } = options;
  const key = JSON.stringify([plan.text, plan.files, directory, period, empty, knownAt, ledger]);
  if (last?.key === key) return last.inputs;
  const ruleSet = ruleSetOf(plan);
  const asPlanned = requirePeriod(period, ruleSet);
  const request = {
    data: ".",
    empty: options.empty.filter((name) => ruleSet.sources.some((source) => source.name === name)),
    ...(options.knownAt !== undefined && { knownAt: options.knownAt }),
    ...(ledger !== undefined && { ledger, ledgerName: "ledger.csv" }),
  };
  const rows = await readInputs(ruleSet, request, directory, report);
  refuseOtherPlan(ruleSet, rows.facts.ledger ?? []);
  const inputs = { ruleSet, period: asPlanned, rows };
  last = { key, inputs };
  return inputs;
}

/** A plan reads its own entries: under another name it would pay everything again. */
function refuseOtherPlan({ plan }: RuleSet, ledger: readonly LedgerEntry[]): void {
  const other = ledger.find((entry) => entry.plan !== plan.name)?.plan;
  if (other === undefined) return;
  throw new TaskRefusal(
    "other-plan-name",
    `Closed runs of this plan paid under the name ${other}, and its text calls it ${plan.name}`,
    `Write \`plan ${other}\`, or begin a new plan`,
  );
}

export async function payRun(asked: Inputs, report: (share: number) => void): Promise<RunAnswer> {
  const { ruleSet, period, rows } = await readInputsOf(asked, (share) => report(share * 0.4));
  const { options } = asked;
  const request = {
    ...{ ruleSet, period, rows, knownAt: options.knownAt },
    continues: options.continue,
    hasDeals: options.deals,
    // Whether it will be closed is not known yet; if it is, its entries must be there.
    hasLedger: true,
  };
  const onProgress = (share: number) => report(0.4 + share * 0.5);
  const result = await payRows(request, (facts, calculation) =>
    evaluateOutcome(ruleSet, facts, { ...calculation, onProgress }, options.evaluator),
  );
  const lists = [
    ...resultLists(result).map(({ stem, records }) => ({ name: stem, records })),
    ...noticed(result),
  ].map(({ name, records }) => ({ name, lines: records.map(lineOf) }));
  const { outcome, isPaid, control, evaluator } = result;
  const head = { plan: outcome.plan, period, isPaid, evaluator: evaluator ?? null, control: control ?? null };
  const bodies = lists.map(
    ({ name, lines }) => `${JSON.stringify(name)}:[${lines.map(({ body }) => body).join(",")}]`,
  );
  return {
    result: `${JSON.stringify(head).slice(0, -1)},"lists":{${bodies.join(",")}}}\n`,
    lists,
    summary: {
      evaluator: evaluator ?? null,
      isPaid,
      faultCount: outcome.faults.length,
      payeeCount: control?.payees ?? 0,
      totals: sums(control?.totals ?? []),
      payDates: payDatesThrough(ruleSet, period),
      components: ruleSet.components.map(({ name, label, place: { file, line } }) => {
        return { name, label: label ?? null, place: { file: file ?? null, line } };
      }),
    },
    managers: managersOf(ruleSet, rows.facts),
  };
}

function lineOf(record: Readonly<Record<string, unknown>>): ListLine {
  const { payee, component, name } = record;
  return { payee: textOf(payee), component: textOf(component ?? name), body: JSON.stringify(record) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What was not counted, though nothing is wrong with it. */
function noticed({ notices }: RunResult) {
  return [
    {
      name: "superseded",
      records: notices.superseded.map(({ by, ...row }) => ({ ...row, byLine: by.line, known: by.known })),
    },
    { name: "outside-plan", records: notices.outsidePlan.map((each) => ({ ...each })) },
  ];
}

export async function explainPay(
  asked: Inputs & { readonly payee: string; readonly component?: string; readonly language?: Language },
): Promise<Explanations> {
  const { ruleSet, period, rows } = await readInputsOf(asked);
  if (rows.faults.length > 0 && !asked.options.continue) {
    return { explanations: [], paid: [], payDates: [], faults: [...rows.faults] };
  }
  const { payee, component } = asked;
  const { payout } = ruleSetFor(payee, ruleSet);
  if (component !== undefined && !ruleSet.components.some(({ name }) => name === component)) {
    throw new TaskRefusal("not-found", "The plan has no such component");
  }
  const components = component === undefined ? payout.components : [component];
  const answer = await explainComponents(ruleSet, rows.facts, { period, payee, components });
  const payDates = answer.paid.map((each) => ({
    period: each.period,
    reasons: paidSentences(each).map(({ text, deals }) => ({ text, deals: [...deals] })),
  }));
  return {
    explanations: answer.explained.flatMap(({ amounts }) =>
      amounts.map(({ explanation, lines }) => {
        const views = viewsOf(explanation, asked.language);
        const sentences = views.whyNotSentences();
        return {
          component: explanation.component,
          period: explanation.period,
          amount: explanation.amount,
          currency: explanation.currency === "" ? null : explanation.currency,
          sentence: views.sentence(),
          statement: views.statement(lines),
          tree: views.tree(),
          whyNot: views.whyNot(),
          whyNotSentence: sentences[0] ?? null,
          whyNotSentences: [...sentences],
          flat: views.flat(),
        };
      }),
    ),
    paid: payDates.flatMap(({ reasons }) => reasons.map(({ text }) => text)),
    payDates,
    faults: [...answer.faults],
  };
}
