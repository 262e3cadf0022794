/** The period a run was asked for, or a sentence on which ones the plan can be run for. */

import {
  isCoarser,
  lastDayOf,
  type Period,
  type PeriodUnit,
  parseDay,
  parsePeriod,
  periodHolding,
  periodsBetween,
  periodText,
  type RuleSet,
} from "@attain/engine";
import { Refusal } from "../refusal.js";

/** Answers the period's canonical text. */
export function requirePeriod(text: string, ruleSet: RuleSet): string {
  const { plan, payout } = ruleSet;
  const period = parsePeriod(text.trim().toUpperCase());
  if (period === undefined) {
    throw Refusal.usage(
      `"${text}" is not a period`,
      "Write a year 2026, a half 2026-H1, a quarter 2026-Q1 or a month 2026-03",
    );
  }
  if (isCoarser(shortestOf(ruleSet), period.unit)) {
    const holding = periodText(periodHolding(plan.fiscal, payout.per, period));
    throw Refusal.usage(
      `The plan pays per ${payout.per}, and ${text} is shorter than a ${payout.per}`,
      `Run it for ${holding}, which holds ${text}; ${runnable(plan, payout)}`,
    );
  }
  if (endsBefore(plan, period)) {
    throw Refusal.usage(
      `${text} ends before the plan, which is effective from ${plan.from} through ${plan.through}`,
      `Choose another --period; ${runnable(plan, payout)}`,
    );
  }
  return periodText(period);
}

/** Books are closed month by month, however rarely the plan pays. */
function shortestOf({ payout, journals }: RuleSet): PeriodUnit {
  return journals !== undefined && isCoarser(payout.per, "month") ? "month" : payout.per;
}

/** After the plan's end what was learned late is still paid or taken back; before its start there is nothing. */
function endsBefore(plan: RuleSet["plan"], period: Period): boolean {
  const [from] = daysOf(plan);
  return lastDayOf(plan.fiscal, period) < from;
}

/** `the plan runs for 2026-Q1 to 2026-Q4, and for longer periods`. */
function runnable(plan: RuleSet["plan"], payout: RuleSet["payout"]): string {
  const periods = periodsBetween(plan.fiscal, payout.per, ...daysOf(plan)).map(periodText);
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  const range = first === last ? first : periods.length <= 4 ? periods.join(", ") : `${first} to ${last}`;
  return `the plan can be run for ${range}${payout.per === "year" ? "" : ", and for longer periods"}`;
}

function daysOf(plan: RuleSet["plan"]): readonly [from: number, through: number] {
  return [parseDay(plan.from) ?? 0, parseDay(plan.through) ?? 0];
}
