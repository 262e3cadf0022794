/** Credits dated on days on which their payee is not in the plan: made, but in nobody's figures. */

import type { Facts } from "../../facts/facts.js";
import type { CreditLine, Outcome } from "../../outcome.js";
import type { DecimalText, IsoDate, RuleSet } from "../../rule-set.js";
import { parseDay } from "../../values/calendar.js";
import { compareText } from "../../values/compare-text.js";
import { sumDecimals } from "../../values/decimal-sum.js";
import { lastDayOf, parsePeriod } from "../../values/period.js";
import { prepareProgram } from "../program/program.js";
import { Run } from "../run.js";
import { inPlan, isWithin } from "../time/days-in-plan.js";

/** A payee's credits of one statement. */
export interface CreditsOutsidePlan {
  readonly payee: string;
  readonly credit: string;
  readonly count: number;
  /** What they are worth together. */
  readonly value: DecimalText;
  readonly currency?: string;
  readonly from: IsoDate;
  readonly through: IsoDate;
}

/**
 * Of an outcome's credits, as they look at its end. Extra credit for managers is not asked after: who leads
 * need not earn under the plan. By payee and credit.
 */
export async function creditsOutsidePlan(
  ruleSet: RuleSet,
  facts: Facts,
  { credits, period }: Pick<Outcome, "credits" | "period">,
): Promise<readonly CreditsOutsidePlan[]> {
  const asked = parsePeriod(period);
  if (ruleSet.plan.roster === undefined || asked === undefined) return [];
  const program = prepareProgram(ruleSet);
  if (program.faults.length > 0) return [];
  const run = new Run(program, facts, undefined);
  const view = run.view(lastDayOf(ruleSet.plan.fiscal, asked));
  const outside = new Map<string, CreditLine[]>();
  for (const line of credits) {
    if (line.kind !== "to") continue;
    const { days, problem } = await inPlan(run, view, line.payee);
    if (problem !== undefined || isWithin(days, parseDay(line.date) ?? 0)) continue;
    const group = JSON.stringify([line.payee, line.credit]);
    const lines = outside.get(group);
    if (lines) lines.push(line);
    else outside.set(group, [line]);
  }
  return [...outside.values()]
    .map(together)
    .sort((a, b) => compareText(a.payee, b.payee) || compareText(a.credit, b.credit));
}

function together(lines: readonly CreditLine[]): CreditsOutsidePlan {
  const [first] = lines;
  const dates = lines.map(({ date }) => date).sort();
  const currency = first?.currency;
  return {
    payee: first?.payee ?? "",
    credit: first?.credit ?? "",
    count: lines.length,
    value: sumDecimals(lines.map(({ value }) => value)),
    ...(currency !== undefined && { currency }),
    from: dates[0] ?? "",
    through: dates.at(-1) ?? "",
  };
}
