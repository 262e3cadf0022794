/** Days on which a period of the plan's calendar begins or ends. */

import type { PeriodUnitWord } from "../../syntax/ast.js";

const months: Readonly<Record<Exclude<PeriodUnitWord, "day">, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

/** Whether a period of the unit begins on the day, or ends with it when the day is a last day. */
export function isPeriodBoundary(
  day: string,
  isLast: boolean,
  unit: PeriodUnitWord | "plan",
  fiscal: { readonly month: number },
): boolean {
  if (unit === "day") return true;
  if (unit === "plan") return false;
  const date = new Date(`${day}T00:00:00Z`);
  if (isLast) date.setUTCDate(date.getUTCDate() + 1);
  const monthOfYear = date.getUTCMonth() + 1 - fiscal.month + 12;
  return date.getUTCDate() === 1 && (unit === "month" || monthOfYear % months[unit] === 0);
}
