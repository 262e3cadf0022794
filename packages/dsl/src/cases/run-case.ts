/** Runs a plan's test on the engine and puts what came out beside what was expected. */

import {
  type Evaluator,
  evaluateOutcome,
  type Fault,
  type FigureLine,
  type Observer,
  type Outcome,
  payoutBalanceNames,
  type RuleSet,
  readFacts,
  sameDecimal,
  sumDecimals,
} from "@attain/engine";
import type { CaseExpectation, PlanCase } from "./plan-case.js";
import { postedAmount } from "./posted-amount.js";

export interface CaseResult {
  readonly case: PlanCase;
  readonly passed: boolean;
  readonly checks: readonly CaseCheck[];
  /** What was wrong with the given rows or with the calculation. */
  readonly faults: readonly Fault[];
}

export interface CaseCheck {
  readonly expectation: CaseExpectation;
  readonly passed: boolean;
  /** Decimal text; absent when nothing came out, as for a payee who is not in the plan. */
  readonly actual?: string;
}

export interface CaseOptions {
  /** Told of every part of the plan that is used. */
  readonly observer?: Observer;
  /** The reference evaluator, unless another is wanted; only that one has an observer. */
  readonly evaluator?: Evaluator;
}

export async function runCase(
  ruleSet: RuleSet,
  planCase: PlanCase,
  { observer, evaluator = "reference" }: CaseOptions = {},
): Promise<CaseResult> {
  // A test gives the rows it needs; of every other data set there are none.
  const read = readFacts(ruleSet, planCase.tables, { mayBeEmpty: () => true });
  if (read.faults.length > 0) return failed(planCase, read.faults);

  const facts = { ...read.facts, fixed: planCase.fixed, parameters: planCase.parameters };
  const outcomes = new Map<string, Outcome>();
  for (const { period } of planCase.expectations) {
    if (outcomes.has(period)) continue;
    // A number of the whole plan is looked at on its last day.
    const asked = period === "plan" ? ruleSet.plan.through : period;
    const options = { period: asked, ...(observer && { observer }) };
    outcomes.set(period, (await evaluateOutcome(ruleSet, facts, options, evaluator)).outcome);
  }
  const checks = planCase.expectations.map((expectation): CaseCheck => {
    const outcome = outcomes.get(expectation.period);
    const actual = outcome && actualValue(outcome, expectation, ruleSet);
    if (actual === undefined) return { expectation, passed: false };
    return { expectation, actual, passed: isSame(actual, expectation.expected) };
  });
  const faults = once([...outcomes.values()].flatMap((outcome) => outcome.faults));
  const passed = checks.every((check) => check.passed) && !faults.some((fault) => concerns(fault, planCase));
  return { case: planCase, checks, faults, passed };
}

/** Periods that hold one another tell the same fault; it is one. */
function once(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

const decimal = /^-?\d+(\.\d+)?$/;

/** Equal as numbers where both are numbers, as a grade of a scorecard is not. */
function isSame(actual: string, expected: string): boolean {
  return decimal.test(actual) && decimal.test(expected) ? sameDecimal(actual, expected) : actual === expected;
}

/**
 * A fault of somebody a test says nothing about (a manager in the given roster without a quota) is shown,
 * but does not fail it; a fault of one whom it does speak of, or of nobody in particular, does.
 */
function concerns(fault: Fault, planCase: PlanCase): boolean {
  return (
    fault.payee === null ||
    planCase.expectations.some(({ payee }) => payee === undefined || payee === fault.payee)
  );
}

function failed(planCase: PlanCase, faults: readonly Fault[]): CaseResult {
  const checks = planCase.expectations.map((expectation) => ({ expectation, passed: false }));
  return { case: planCase, passed: false, checks, faults };
}

/** What came out for an expectation; a payout without lines is nothing to pay, to somebody who is there. */
function actualValue(outcome: Outcome, expectation: CaseExpectation, ruleSet: RuleSet): string | undefined {
  const { what, payee, period } = expectation;
  if (what.kind === "figure") return figureValue(outcome, what.name, expectation, ruleSet);
  if (what.kind === "journal") return postedAmount(outcome, what, payee, ruleSet);
  if (!isKnown(outcome, payee)) return undefined;
  const { component } = what;
  const isOfComponent = component !== undefined && ruleSet.payout.components.includes(component);
  if (!isOfComponent && payoutBalanceNames.some((name) => name === component)) {
    const isBalance = (line: FigureLine) => line.period === period && line.name === `payout.${component}`;
    return outcome.figures.find((line) => line.payee === payee && isBalance(line))?.value ?? "0";
  }
  const lines = outcome.payouts.filter(
    (line) =>
      line.period === period &&
      line.payee === payee &&
      (component === undefined || line.component === component),
  );
  return sumDecimals(["0", ...lines.map((line) => line.amount)]);
}

/**
 * Whether the calculation says anything of somebody, or has paid them before, so that no line of a payout
 * means nothing to pay.
 */
function isKnown({ figures, payouts, ledger }: Outcome, payee: string | undefined): boolean {
  return [figures, payouts, ledger].some((lines) => lines.some((line) => line.payee === payee));
}

function figureValue(
  outcome: Outcome,
  name: string,
  { payee, period, group }: CaseExpectation,
  ruleSet: RuleSet,
): string | undefined {
  const value = (wanted: string) =>
    outcome.figures.find(
      (line) =>
        line.name === wanted &&
        line.period === period &&
        line.group === group &&
        (payee === undefined || line.payee === payee),
    )?.value;
  const found = value(name);
  if (found !== undefined) return found;
  // A component that no cap touched lists no parts: nothing was cut, and all of it is uncapped.
  const [component = "", part] = name.split(".");
  if (part === undefined || !ruleSet.components.some((candidate) => candidate.name === component))
    return undefined;
  const amount = value(component);
  return amount === undefined || part === "uncapped" ? amount : "0";
}
