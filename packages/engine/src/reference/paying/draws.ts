/** The draw that is in force on a pay date, and how much it is. */

import type { Draw } from "../../rule-set.js";
import { type Fraction, max, zero } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { figureContext } from "../context.js";
import { numberAt } from "../expressions/operand.js";
import type { Run } from "../run.js";
import { daysWithin } from "../time/days-in-plan.js";
import { fromOf, throughOf } from "../time/scope.js";
import { isProblem, type NumberValue, type Problem } from "../value.js";
import { leavingPeriod } from "./leaving.js";
import type { Look } from "./pay-dates.js";
import type { PayGroup } from "./pay-groups.js";

export interface DrawInForce {
  readonly kind: "draw";
  readonly draw: Draw;
  /** Rounded, and never below nought. */
  readonly amount: Fraction;
  readonly value: NumberValue;
}

/**
 * The draw of a group: on pay dates within its dates, for payees with a day in the plan in the payout's
 * period, and not on the payout that covers a leaver's last day.
 */
export async function drawInForce(
  run: Run,
  group: PayGroup,
  payee: string,
  look: Look,
): Promise<DrawInForce | Problem | undefined> {
  const payday = look.on.through;
  const draw = group.draws.find((each) => fromOf(each) <= payday && payday <= throughOf(each));
  if (draw === undefined) return undefined;
  const view = run.hindsight(payday, look.known);
  if ((await daysWithin(run, view, payee, look.on)).length === 0) return undefined;
  if ((await leavingPeriod(run, payee, look)) !== undefined) return undefined;
  const value = await numberAt(draw.amount, figureContext({ run, view }, payee, look.on, view, undefined));
  if (isProblem(value)) return value;
  const amount = max(round(value.value, run.program.ruleSet.plan.rounding), zero);
  return { kind: "draw", draw, amount, value };
}
