/** Awards as lines of an outcome: what was given in periods that have ended, and when it becomes the payee's own. */

import type { AwardLine, VestingLine } from "../../outcome.js";
import type { Component, PeriodUnit, Vest } from "../../rule-set.js";
import { addDays, addMonths, type Day, dayText } from "../../values/calendar.js";
import { compare, type Fraction, fromText, isZero, one, subtract, zero } from "../../values/fraction.js";
import { spread } from "../../values/spread.js";
import { amountText } from "../amounts.js";
import type { Context } from "../context.js";
import type { FigureOf } from "../figures/figure.js";
import { inPlan } from "../time/days-in-plan.js";
import { type Days, overlap } from "../time/grain-period.js";
import { standingWithin } from "../time/scope.js";

/** Money is paid; whatever else a component gives is an award. */
export function isAward({ type }: Component): boolean {
  return type.kind !== "money";
}

/** At most one: of a period that ends in the days asked for, unless nothing was given. */
export async function awardLines(
  award: Component,
  { payee, period, group }: Pick<FigureOf, "payee" | "period" | "group">,
  amount: Fraction,
  asked: Days,
  context: Context,
): Promise<readonly AwardLine[]> {
  const isOver = asked.from <= period.through && period.through <= asked.through;
  if (!isOver || isZero(amount)) return [];
  const days = overlap(period, context.run.program.time) ?? period;
  const version = standingWithin(award.versions, payee, days);
  const vesting =
    version?.vest && (await vestingLines(award, version.vest, payee, period.through, amount, context));
  return [
    {
      payee: payee ?? "",
      period: period.text,
      ...(group && { group: group.value }),
      award: award.name,
      ...((version?.label ?? award.label) !== undefined && { label: version?.label ?? award.label ?? "" }),
      amount: amountText(award, amount),
      vesting: vesting ?? [],
    },
  ];
}

async function vestingLines(
  award: Component,
  vest: Vest,
  payee: string | undefined,
  granted: Day,
  amount: Fraction,
  { run, view }: Context,
): Promise<readonly VestingLine[]> {
  const weights = tranches(fromText(vest.share));
  const parts = spread(amount, weights, vest.leftover, award.rounding) ?? [];
  const left = payee === undefined ? undefined : (await inPlan(run, view, payee)).left;
  return parts.flatMap((part, index): VestingLine[] => {
    const day = dayAfter(granted, vest.per, index + 1);
    if (day === undefined) return [];
    const hasLeft = vest.leavers === "excluded" && left !== undefined && left < day;
    return [{ date: dayText(day), amount: amountText(award, part), state: hasLeft ? "lapsed" : "due" }];
  });
}

/** 25 % four times; of 30 % three times, and the rest. */
function tranches(share: Fraction): readonly Fraction[] {
  const parts: Fraction[] = [];
  let left = one;
  while (compare(left, zero) > 0) {
    const part = compare(left, share) < 0 ? left : share;
    parts.push(part);
    left = subtract(left, part);
  }
  return parts;
}

const months: Readonly<Record<Exclude<PeriodUnit, "day">, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

function dayAfter(granted: Day, per: PeriodUnit, count: number): Day | undefined {
  return per === "day" ? addDays(granted, count) : addMonths(granted, months[per] * count);
}
