/** When an award becomes the payee's own, part by part. */

import type { VestingLine } from "../../outcome.js";
import type { Component, PeriodUnit, Vest } from "../../rule-set.js";
import { spreadUnits } from "../divide/spread.js";
import { plainText, readDecimal } from "../numbers/decimal-text.js";
import { lesser, powerOfTen } from "../numbers/integer.js";
import { type Day, dayText, plusDays, plusMonths } from "../time/calendar.js";
import { amountPlaces } from "./amount-text.js";

/** `units` are in the decimals in which the award is written; `left` is the payee's last day in the plan. */
export function vestingLines(
  award: Component,
  { share, per, leftover, leavers }: Vest,
  units: bigint,
  granted: Day,
  left: Day | undefined,
): readonly VestingLine[] {
  const places = amountPlaces(award);
  const over = powerOfTen(places - award.rounding.places);
  const parts = spreadUnits(units / over, tranches(share), leftover, award.rounding.mode) ?? [];
  return parts.flatMap((part, index): readonly VestingLine[] => {
    const day = dayAfter(granted, per, index + 1);
    if (day === undefined) return [];
    const hasLeft = leavers === "excluded" && left !== undefined && left < day;
    return [
      { date: dayText(day), amount: plainText(part * over, places), state: hasLeft ? "lapsed" : "due" },
    ];
  });
}

/** 25 % four times; of 30 % three times, and the rest. */
function tranches(share: string): readonly bigint[] {
  const { units, scale } = readDecimal(share);
  const parts: bigint[] = [];
  for (let left = powerOfTen(scale); left > 0n; left -= units) parts.push(lesser(left, units));
  return parts;
}

const months: Readonly<Record<Exclude<PeriodUnit, "day">, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

function dayAfter(granted: Day, per: PeriodUnit, count: number): Day | undefined {
  return per === "day" ? plusDays(granted, count) : plusMonths(granted, months[per] * count);
}
