/** A component's rounded amount, spread over the deals that earned it; once for each result. */

import type { Component } from "../../rule-set.js";
import { compare, type Fraction } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import type { Context } from "../context.js";
import type { CreditRow } from "../crediting/credit-row.js";
import type { FigureOf, FigureResult } from "../figures/figure.js";
import type { Problem } from "../value.js";
import { paysOf } from "./component-pays.js";
import { creditAmounts } from "./deal-lines.js";

/** A deal's part of an amount; no deal's where it is a floor or a fixed amount. */
export interface DealPart {
  readonly credit: CreditRow | undefined;
  readonly amount: Fraction;
  /** Its part of what the component would pay without its caps; of an amount that no cap lowers, the same. */
  readonly uncapped: Fraction;
}

/** `context` has the view in which the component was looked at. */
export async function componentDeals(
  component: Component,
  of: FigureOf,
  result: FigureResult,
  amount: Fraction,
  context: Context,
): Promise<readonly DealPart[] | Problem> {
  const { dealParts } = context.run;
  const known = dealParts.get(result);
  if (known !== undefined) return known;
  const pays = await paysOf(component, of, result, context);
  if ("kind" in pays) return pays;
  const parts = creditAmounts(component, amount, pays);
  const whole = uncappedAmount(component, result, amount);
  const wholeParts = parts && creditAmounts(component, whole, pays);
  const deals: readonly DealPart[] = parts?.map((part, index) => ({
    ...part,
    uncapped: wholeParts?.[index]?.amount ?? part.amount,
  })) ?? [{ credit: undefined, amount, uncapped: whole }];
  dealParts.set(result, deals);
  return deals;
}

function uncappedAmount(
  component: Component,
  { isCapped, uncapped }: FigureResult,
  amount: Fraction,
): Fraction {
  if (!isCapped || uncapped.kind !== "number") return amount;
  const whole = round(uncapped.value, component.rounding);
  return compare(whole, amount) > 0 ? whole : amount;
}
