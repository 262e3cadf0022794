/** From rows to a run's result: calculated, unless faults stop it, with all that was not counted. */

import {
  type CalculateOptions,
  controlTotals,
  creditsOutsidePlan,
  dayText,
  type EvaluatedOutcome,
  type Facts,
  lastDayOf,
  type Outcome,
  parsePeriod,
  type ReadFacts,
  type RuleSet,
} from "@attain/engine";
import type { Rows } from "../data/read-rows.js";
import { requirePayee } from "../plan/require-payee.js";
import { concernsPayee } from "./concerns-payee.js";
import type { Notices, RunResult } from "./run-result.js";

export interface PayRequest {
  readonly ruleSet: RuleSet;
  readonly period: string;
  readonly rows: Rows;
  /** Whoever alone is asked about, as they were named. */
  readonly payee?: string | undefined;
  /** Leaves out what is at fault. */
  readonly continues: boolean;
  /** Whether credits and deal lines are wanted. */
  readonly hasDeals: boolean;
  /** Whether a ledger is kept: then the run says what it adds to it. */
  readonly hasLedger: boolean;
  /** ISO 8601: what was learned later was left out. */
  readonly knownAt?: string | undefined;
}

/** With threads or without, by whichever evaluator. */
export type Evaluate = (facts: Facts, options: CalculateOptions) => Promise<EvaluatedOutcome>;

export async function payRows(
  { ruleSet, period, rows, payee: asked, continues, hasDeals, hasLedger, knownAt }: PayRequest,
  evaluate: Evaluate,
): Promise<RunResult> {
  const { leftOut } = rows;
  const has = {
    ...(hasLedger && { paidBefore: rows.facts.ledger ?? [] }),
    hasBooks: ruleSet.journals !== undefined,
    hasAwards: ruleSet.components.some(({ type }) => type.kind !== "money"),
    hasGoals: ruleSet.goals !== undefined,
    hasDeals,
  };
  if (rows.isBroken || (rows.faults.length > 0 && !continues)) {
    // Without sound rows there is nothing to calculate that would not be a consequence of the faults.
    const outcome = { plan: ruleSet.plan.name, period, ...nothing, faults: rows.faults };
    return { outcome, leftOut, notices: noNotices, isPaid: false, ...has };
  }
  const payee = asked === undefined ? undefined : requirePayee(asked, ruleSet, rows.facts);
  const options = { period, hasDeals, ...(payee !== undefined && { payees: [payee] }) };
  const { outcome: calculated, evaluator } = await evaluate(rows.facts, options);
  const outcome = { ...calculated, faults: [...rows.faults, ...calculated.faults] };
  const notices = await noticesOf(ruleSet, rows, outcome, { knownAt, payee });
  if (outcome.faults.length === 0 || continues) {
    const control = await controlTotals(outcome, rows.facts);
    return { outcome, leftOut, notices, isPaid: true, control, evaluator, ...has };
  }
  return { outcome: { ...outcome, ...unpaid }, leftOut, notices, isPaid: false, evaluator, ...has };
}

async function noticesOf(
  ruleSet: RuleSet,
  { facts, superseded, notes }: Pick<ReadFacts, "facts" | "superseded" | "notes">,
  outcome: Outcome,
  { knownAt, payee }: { readonly knownAt: string | undefined; readonly payee: string | undefined },
): Promise<Notices> {
  const period = parsePeriod(outcome.period);
  const end = period && dayText(lastDayOf(ruleSet.plan.fiscal, period));
  const isKnown = (day: string) => [end, knownAt].every((last) => last === undefined || day <= last);
  const replaced = superseded.filter(({ by }) => isKnown(by.known));
  return {
    superseded: payee === undefined ? replaced : replaced.filter(concernsPayee(ruleSet, facts, payee)),
    outsidePlan: outcome.credits.length > 0 ? await creditsOutsidePlan(ruleSet, facts, outcome) : [],
    read: notes,
  };
}

const noNotices: Notices = { superseded: [], outsidePlan: [], read: [] };

/** Pay that faults have stopped is not in the books either. */
const unpaid = { payouts: [], awards: [], journal: [], schedules: [], rollForward: [], ledger: [] } as const;

const nothing = { ...unpaid, figures: [], credits: [], lines: [] } as const;
