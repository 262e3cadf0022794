/** Money types: when two amounts may meet, and when "per quarter" may be left out. */

import type { FigureGrain } from "../checked-plan.js";
import type { Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";

/** In place of a currency: each row names its own. */
export const mixed = "mixed";

export type Money = Extract<Type, { kind: "money" }>;

/** No currency stands for the one the plan failed to name: it goes with every other. */
export function sameCurrency(left: Money, right: Money): boolean {
  return left.currency === right.currency || left.currency === "" || right.currency === "";
}

/** `money per quarter` is plain money where the figure's own period is a quarter. */
export function withoutOwnPeriod(type: Type, grain: FigureGrain | undefined): Type {
  if (type.kind !== "money" || type.per === undefined || grain === undefined) return type;
  if (grain.owner === "credit" || grain.per !== type.per) return type;
  return { kind: "money", currency: type.currency };
}

/** The grain whose period may be left out: a row's amounts belong to the row, not to the period. */
export function ownPeriod(scope: Scope): FigureGrain | undefined {
  return scope.row ? undefined : scope.figure;
}
