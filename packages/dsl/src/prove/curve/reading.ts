/** What a payout curve is drawn against: the figure that runs, and what all others stand at. */

import { exact, type Fraction } from "@attain/engine";
import type { CheckedPlan } from "../../check/checked-plan.js";
import type { StandingFor } from "../../check/resolve/standing-version.js";
import type { Type } from "../../check/type.js";
import type { Expression } from "../../syntax/ast.js";
import type { Domains } from "../domains/domain-of.js";
import { expressionKey } from "../expression-key.js";

/** What runs along the axis: a sum over one credit, or a figure of any kind. */
export type Variable =
  | { readonly kind: "credit"; readonly name: string }
  | { readonly kind: "figure"; readonly name: string };

export interface Reading extends StandingFor {
  readonly plan: CheckedPlan;
  readonly domains: Domains;
  readonly variable: Variable;
  /** Values of other expressions, by key; a figure's key is that of its name. */
  readonly stated: ReadonlyMap<string, Fraction>;
  /** What had to be assumed for want of a value, in the order in which it was met. */
  readonly assumed: Map<string, Assumption>;
  /** The round value that is assumed. */
  assume(key: string, type: Type | undefined): Fraction | undefined;
  /** Figures being unfolded, so that one that looks back at itself ends. */
  readonly unfolding: Set<string>;
}

export interface Assumption {
  readonly expression: Expression;
  readonly value: Fraction;
}

export function statedOrAssumed(expression: Expression, reading: Reading): Fraction | undefined {
  const key = expressionKey(expression, reading.plan);
  const stated = reading.stated.get(key);
  if (stated !== undefined) return stated;
  const known = reading.assumed.get(key);
  if (known !== undefined) return known.value;
  const value = reading.assume(key, reading.plan.typeOf.get(expression));
  if (value !== undefined) reading.assumed.set(key, { expression, value });
  return value;
}

const roundAmount = exact.fromInteger(100_000);

/** An amount, a whole, or one of something: what a person would try first. */
export function roundValue(type: Type | undefined): Fraction | undefined {
  switch (type?.kind) {
    case "money":
      return roundAmount;
    case "number":
    case "percent":
      return exact.one;
    default:
      return undefined;
  }
}
