/** The least and the most of a unit, for the whole of a goal's period, of which a part may be planned already. */

import type { GoalLimit, Rounding } from "../../rule-set.js";
import { compare, type Fraction, max, multiply, subtract, zero } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import type { Context } from "../context.js";
import { numberAt } from "../expressions/operand.js";
import { isProblem, type NumberValue, type Problem } from "../value.js";
import type { Limits } from "./plan.js";

export async function limitsOf(
  limit: GoalLimit,
  past: Fraction,
  rounding: Rounding,
  context: Context,
): Promise<Limits | Problem> {
  const of = await numberAt(limit.of, context);
  if (isProblem(of)) return of;
  const from = await numberAt(limit.from, context);
  if (isProblem(from)) return from;
  const through = await numberAt(limit.through, context);
  if (isProblem(through)) return through;
  const left = (share: NumberValue) => max(subtract(multiply(share.value, of.value), past), zero);
  const exact = { least: left(from), most: max(left(from), left(through)) };
  return { ...wholeLimits(exact, rounding), from, through, of, past, clipped: limit.clipped };
}

/** The outermost parts as they are rounded that are within; where there is none, the one that is nearest. */
function wholeLimits(
  exact: { readonly least: Fraction; readonly most: Fraction },
  rounding: Rounding,
): { readonly least: Fraction; readonly most: Fraction } {
  const { places } = rounding;
  const least = round(exact.least, { mode: "up", places });
  const most = round(exact.most, { mode: "down", places });
  if (compare(least, most) <= 0) return { least, most };
  const nearest = round(exact.most, rounding);
  return { least: nearest, most: nearest };
}
