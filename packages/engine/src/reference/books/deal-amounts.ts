/** What a component has earned somebody by a day: in all, and of each deal. */

import type { Component } from "../../rule-set.js";
import type { Day } from "../../values/calendar.js";
import { add, type Fraction, isZero, zero } from "../../values/fraction.js";
import { type Context, problem } from "../context.js";
import { type CreditRow, compareCredits, dealId } from "../crediting/credit-row.js";
import { componentDeals } from "../earning/component-deals.js";
import { figuresOf } from "../earning/component-figures.js";
import { type FigureOf, figureResult } from "../figures/figure.js";
import { found, unitOfGrain } from "../program/program.js";
import type { Run } from "../run.js";
import { amountOfNoDeal } from "../run-faults.js";
import { planPeriods } from "../time/grain-period.js";
import { isProblem, type Problem } from "../value.js";

export interface DealAmount {
  /** The same on every day on which the deal is looked at, whatever row stands for it. */
  readonly id: string;
  readonly credit: CreditRow;
  /** Rounded to the component's places. */
  readonly amount: Fraction;
}

/** A component's amounts to a day, of all its periods begun by then. */
export async function earnedAmount(
  component: Component,
  payee: string | undefined,
  asOf: Day,
  run: Run,
): Promise<{ readonly kind: "earned"; readonly amount: Fraction } | Problem> {
  const context: Context = { run, view: run.view(asOf) };
  let amount = zero;
  for (const of of await figuresTo(component, payee, asOf, context)) {
    const result = await figureResult(of, context);
    if (isProblem(result.amount)) return result.amount;
    if (result.amount.kind === "number") amount = add(amount, result.amount.value);
  }
  return { kind: "earned", amount };
}

/** The same spread over the deals, in the order in which credits are walked. */
export async function dealAmounts(
  component: Component,
  payee: string | undefined,
  asOf: Day,
  run: Run,
): Promise<readonly DealAmount[] | Problem> {
  const context: Context = { run, view: run.view(asOf) };
  const deals = new Map<string, DealAmount>();
  for (const of of await figuresTo(component, payee, asOf, context)) {
    const result = await figureResult(of, context);
    if (isProblem(result.amount)) return result.amount;
    if (result.amount.kind !== "number") continue;
    const parts = await componentDeals(component, of, result, result.amount.value, context);
    if ("kind" in parts) return parts;
    for (const { credit, amount } of parts) {
      if (credit === undefined) {
        const where = { place: component.place, payee: payee ?? null, period: of.period.text };
        return problem(amountOfNoDeal(where, component.name));
      }
      const id = dealId(credit);
      const before = deals.get(id)?.amount ?? zero;
      deals.set(id, { id, credit, amount: add(before, amount) });
    }
  }
  return [...deals.values()]
    .filter(({ amount }) => !isZero(amount))
    .sort((a, b) => compareCredits(a.credit, b.credit));
}

async function figuresTo(
  component: Component,
  payee: string | undefined,
  asOf: Day,
  context: Context,
): Promise<readonly FigureOf[]> {
  const { program } = context.run;
  const days = { from: program.time.from, through: asOf };
  if (payee !== undefined) return figuresOf(component, payee, days, context);
  const figure = found(program.figures, component.name);
  const periods = planPeriods(program.time, unitOfGrain(component.grain), days);
  return periods.map((period) => ({ figure, payee, period }));
}
