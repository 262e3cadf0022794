/** A run: rows in, an outcome out, as `attain run` does it, with everything it lists. */

import {
  explainComponents,
  type Rows,
  type RunResult,
  readInputs,
  requirePeriod,
  resultLists,
} from "@attain/cli";
import {
  controlTotals,
  type EvaluatedOutcome,
  evaluateOutcome,
  type Facts,
  paidSentences,
  type RuleSet,
  ruleSetFor,
  viewsOf,
  whyNotSentence,
} from "@attain/engine";
import type { RunOptions } from "../schemas/runs.js";
import type { Explanations } from "../schemas/statements.js";
import { sums } from "../sums.js";
import { ruleSetOf } from "./compile-source.js";
import { managersOf } from "./managers-of.js";
import { TaskRefusal } from "./task-refusal.js";
import type { Inputs, RunAnswer } from "./tasks.js";

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
  const { plan, directory, period, options } = asked;
  const key = JSON.stringify([plan.text, plan.files, directory, period, options.empty, options.knownAt]);
  if (last?.key === key) return last.inputs;
  const ruleSet = ruleSetOf(plan);
  const asPlanned = requirePeriod(period, ruleSet);
  const request = {
    data: ".",
    empty: options.empty.filter((name) => ruleSet.sources.some((source) => source.name === name)),
    ...(options.knownAt !== undefined && { knownAt: options.knownAt }),
  };
  const rows = await readInputs(ruleSet, request, directory, report);
  const inputs = { ruleSet, period: asPlanned, rows };
  last = { key, inputs };
  return inputs;
}

export async function payRun(asked: Inputs, report: (share: number) => void): Promise<RunAnswer> {
  const { ruleSet, period, rows } = await readInputsOf(asked, (share) => report(share * 0.4));
  const result = await payRows({ ruleSet, period, rows }, asked.options, (share) =>
    report(0.4 + share * 0.5),
  );
  const lists = resultLists(result).map(({ stem, records }) => ({ name: stem, records }));
  const { outcome, isPaid, control, evaluator } = result;
  const text = JSON.stringify({
    plan: outcome.plan,
    period,
    isPaid,
    evaluator: evaluator ?? null,
    control: control ?? null,
    lists: Object.fromEntries(lists.map(({ name, records }) => [name, records])),
  });
  return {
    result: `${text}\n`,
    lists,
    summary: {
      evaluator: evaluator ?? null,
      isPaid,
      faultCount: outcome.faults.length,
      payeeCount: control?.payees ?? 0,
      totals: sums(control?.totals ?? []),
      components: ruleSet.components.map(({ name, label, place: { file, line } }) => {
        return { name, label: label ?? null, place: { file: file ?? null, line } };
      }),
    },
    managers: managersOf(ruleSet, rows.facts),
  };
}

async function payRows(
  { ruleSet, period, rows }: ReadInputs,
  options: RunOptions,
  report: (share: number) => void,
): Promise<RunResult> {
  const has = {
    hasBooks: ruleSet.journals !== undefined,
    hasAwards: ruleSet.components.some(({ type }) => type.kind !== "money"),
    hasGoals: ruleSet.goals !== undefined,
  };
  const { leftOut } = rows;
  const notices = { superseded: [], outsidePlan: [] };
  if (rows.isBroken || (rows.faults.length > 0 && !options.continue)) {
    const outcome = { plan: ruleSet.plan.name, period, ...nothing, faults: rows.faults };
    return { outcome, leftOut, notices, isPaid: false, ...has };
  }
  const { outcome: calculated, evaluator } = await evaluate(ruleSet, rows.facts, period, options, report);
  const outcome = { ...calculated, faults: [...rows.faults, ...calculated.faults] };
  if (outcome.faults.length === 0 || options.continue) {
    const control = await controlTotals(outcome, rows.facts);
    return { outcome, leftOut, notices, isPaid: true, control, evaluator, ...has };
  }
  return { outcome: { ...outcome, ...unpaid }, leftOut, notices, isPaid: false, evaluator, ...has };
}

function evaluate(
  ruleSet: RuleSet,
  facts: Facts,
  period: string,
  options: RunOptions,
  onProgress: (share: number) => void,
): Promise<EvaluatedOutcome> {
  return evaluateOutcome(ruleSet, facts, { period, onProgress }, options.evaluator);
}

const unpaid = { payouts: [], awards: [], journal: [], schedules: [], rollForward: [], ledger: [] } as const;
const nothing = { ...unpaid, figures: [], credits: [], lines: [] } as const;

export async function explainPay(
  asked: Inputs & { readonly payee: string; readonly component?: string },
): Promise<Explanations> {
  const { ruleSet, period, rows } = await readInputsOf(asked);
  if (rows.faults.length > 0 && !asked.options.continue) {
    return { explanations: [], paid: [], faults: [...rows.faults] };
  }
  const { payee, component } = asked;
  const { payout } = ruleSetFor(payee, ruleSet);
  if (component !== undefined && !ruleSet.components.some(({ name }) => name === component)) {
    throw new TaskRefusal("not-found", "The plan has no such component");
  }
  const components = component === undefined ? payout.components : [component];
  const answer = await explainComponents(ruleSet, rows.facts, { period, payee, components });
  return {
    explanations: answer.explained.flatMap(({ amounts }) =>
      amounts.map(({ explanation, lines }) => {
        const views = viewsOf(explanation);
        const whyNot = views.whyNot();
        return {
          component: explanation.component,
          period: explanation.period,
          amount: explanation.amount,
          currency: explanation.currency === "" ? null : explanation.currency,
          sentence: views.sentence(),
          statement: views.statement(lines),
          tree: views.tree(),
          whyNot,
          whyNotSentence: whyNot[0] === undefined ? null : whyNotSentence(whyNot[0]),
          flat: views.flat(),
        };
      }),
    ),
    paid: answer.paid.flatMap((each) => paidSentences(each).map(({ text }) => text)),
    faults: [...answer.faults],
  };
}
