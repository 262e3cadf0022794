/** `pay`: the amount, through its table of rates where it has one. */

import type { EarningClause, Expression } from "../../../syntax/ast.js";
import { tell } from "../../expressions/tell-expression.js";
import type { Block } from "../../letter.js";
import { plainText } from "../../text.js";
import type { Writing } from "../../writing.js";
import { tellTiers, tiersDocumentation } from "../tiers.js";
import type { Earning } from "./earning.js";

type Pay = Extract<EarningClause, { kind: "pay" }>;

export function tellPay({ base, at }: Pay, { credit }: Earning, writing: Writing): readonly Block[] {
  const { earning } = writing.phrases;
  const amount = tell(base, writing);
  const tiers = at && writing.plan.symbols.get(at.tiers.text);
  if (at && tiers?.kind === "tiers") {
    const axis = tell(at.axis, writing);
    const isFactor = tiers.valueType.kind === "number" && tiers.statements[0].mode.kind !== "marginal";
    const text = sameWords(base, at.axis, writing)
      ? earning.payAtItself(amount)
      : isFactor
        ? earning.payTimes(amount, axis)
        : earning.payAt(amount, axis);
    return [
      ...tiersDocumentation(tiers, writing),
      { kind: "paragraph", text },
      ...tellTiers(tiers, { base: amount, axis }, writing),
    ];
  }
  const text =
    credit === undefined ? earning.pay(amount) : earning.payPerCredit(writing.names.of(credit), amount);
  return [{ kind: "paragraph", text }];
}

function sameWords(a: Expression, b: Expression, writing: Writing): boolean {
  return plainText(tell(a, writing)) === plainText(tell(b, writing));
}
