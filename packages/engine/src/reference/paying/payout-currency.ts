/** The currency in which a plan pays: that of its first component, and so of all. */

import type { RuleSet } from "../../rule-set.js";
import { currencyOf } from "../amounts.js";

export function payoutCurrency({ plan, payout, components }: RuleSet): string {
  const [first] = components.filter(({ name }) => payout.components.includes(name));
  return (first && currencyOf(first.type)) ?? plan.currency;
}
