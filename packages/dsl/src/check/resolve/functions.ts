/** The built-in functions and how many values each takes. */

import type { BuiltIn } from "../checked-plan.js";

const argumentCounts: Readonly<Record<BuiltIn, readonly [least: number, most: number]>> = {
  min: [2, Number.POSITIVE_INFINITY],
  max: [2, Number.POSITIVE_INFINITY],
  round: [3, 3],
  prorate: [1, 1],
  opening: [1, 1],
  closing: [1, 1],
  day_average: [1, 1],
  quarterly: [1, 1],
  monthly: [1, 1],
  prior: [1, 1],
  months: [1, 1],
};

export const functionNames = Object.keys(argumentCounts) as readonly BuiltIn[];

export function isFunction(name: string): name is BuiltIn {
  return functionNames.includes(name as BuiltIn);
}

export function argumentCount(name: BuiltIn): readonly [least: number, most: number] {
  return argumentCounts[name];
}
