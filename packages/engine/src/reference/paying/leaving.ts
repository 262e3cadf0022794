/** Who has left by a pay date, and which pay date settled it. */

import type { Run } from "../run.js";
import { inPlan } from "../time/days-in-plan.js";
import { type GrainPeriod, grainPeriodAt } from "../time/grain-period.js";
import type { Look } from "./pay-dates.js";

/** The pay period that covers a payee's last day in the plan, if it is this one or an earlier one. */
export async function leavingPeriod(
  run: Run,
  payee: string,
  { on, known }: Look,
): Promise<GrainPeriod | undefined> {
  const { exit } = await inPlan(run, run.hindsight(on.through, known), payee);
  if (exit === undefined || exit > on.through) return undefined;
  const { time, ruleSet } = run.program;
  return grainPeriodAt(time, ruleSet.payout.per, Math.max(exit, time.from));
}
