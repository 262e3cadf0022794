/** Lengths of time compared: which of two periods is the longer. */

import type { PeriodUnitWord } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";

/** From the shortest to the longest; `plan` is the plan's whole time. */
const lengths = ["day", "month", "quarter", "half", "year", "plan"] as const;

export function isLonger(a: PeriodUnitWord | "plan", b: PeriodUnitWord | "plan"): boolean {
  return lengths.indexOf(a) > lengths.indexOf(b);
}

/** "per quarter", "per plan, quarter", "per booking": a grain in the author's words. */
export function describeGrain(grain: FigureGrain): string {
  if (grain.owner === "credit") return `per ${grain.credit.name}`;
  if (grain.owner === "group") {
    const { name } = grain.column;
    return grain.per === "plan" ? `per ${name}` : `per ${name}, ${grain.per}`;
  }
  if (grain.cut) return `per ${grain.per}, ${grain.cut.name}`;
  if (grain.owner === "payee") return grain.per === "plan" ? "per payee" : `per ${grain.per}`;
  return grain.per === "plan" ? "per plan" : `per plan, ${grain.per}`;
}
