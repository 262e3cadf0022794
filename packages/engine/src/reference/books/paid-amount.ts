/** What was paid of a component on the pay dates of a month. */

import type { Component } from "../../rule-set.js";
import { add, type Fraction, fromText, zero } from "../../values/fraction.js";
import type { GrainPeriod } from "../grain-period.js";
import { payoutLines, payPeriods } from "../payouts.js";
import type { Run } from "../run.js";
import type { Problem } from "../value.js";

export async function paidAmount(
  component: Component,
  payee: string | undefined,
  month: GrainPeriod,
  run: Run,
): Promise<{ readonly kind: "paid"; readonly amount: Fraction } | Problem> {
  let amount = zero;
  // The plan's own amounts are paid to nobody.
  const periods = payee === undefined ? [] : payPeriods(run, month);
  for (const period of periods) {
    const lines = await payoutLines(run, payee ?? "", period);
    if ("kind" in lines) return lines;
    for (const line of lines) {
      if (line.component === component.name) amount = add(amount, fromText(line.amount));
    }
  }
  return { kind: "paid", amount };
}
