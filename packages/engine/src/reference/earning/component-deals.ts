/** A component's rounded amount, spread over the deals that earned it; once for each result. */

import type { Component } from "../../rule-set.js";
import type { Fraction } from "../../values/fraction.js";
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
  const deals = creditAmounts(component, amount, pays) ?? [{ credit: undefined, amount }];
  dealParts.set(result, deals);
  return deals;
}
