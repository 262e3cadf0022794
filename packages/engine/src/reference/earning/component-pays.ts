/** Which credits a component's amount is made of, and what each is worth of it. */

import type { Component } from "../../rule-set.js";
import { type Context, figureContext } from "../context.js";
import type { FigureOf, FigureResult } from "../figures/figure.js";
import type { CreditPay } from "../tiers/walk.js";
import type { Problem } from "../value.js";
import { creditPays } from "./component.js";
import { finalView } from "./final.js";

/** The exact pay of each credit, as the amount was worked out, or worked out now. */
export async function paysOf(
  component: Component,
  of: FigureOf,
  result: FigureResult,
  context: Context,
): Promise<readonly CreditPay[] | Problem> {
  const { amount, pays } = result;
  if (of.credit !== undefined) {
    return amount.kind === "number" ? [{ credit: of.credit, pay: amount.value }] : [];
  }
  if (pays !== undefined) return pays;
  const { run } = context;
  // A given amount has no credits behind it.
  if (run.isFixed(component.name, of.payee ?? "", of.period.text, of.group?.value)) return [];
  const { payee, period, group } = of;
  // What is final was earned by the credits of the day on which it became so.
  const view = finalView(of, context.view, run);
  return creditPays(component, figureContext(context, payee, period, view, undefined, group));
}
