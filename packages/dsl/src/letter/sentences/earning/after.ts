/** `vest` and `final after`: what happens to an amount after it was earned. */

import type { EarningClause, FinalAfter } from "../../../syntax/ast.js";
import { tell } from "../../expressions/tell-expression.js";
import { literalText } from "../../expressions/tell-literal.js";
import type { Fact } from "../../letter.js";
import type { Writing } from "../../writing.js";
import { factOf } from "../fact.js";

export function vestFact(
  { share, per, leavers }: Extract<EarningClause, { kind: "vest" }>,
  writing: Writing,
): Fact {
  const { earning } = writing.phrases;
  const texts = [
    earning.vest(literalText(share, writing), per.unit),
    ...(leavers ? [earning.vestLeavers[leavers]] : []),
  ];
  return factOf(earning.labels.vest, texts, writing);
}

export function finalFact({ duration }: FinalAfter, writing: Writing): Fact {
  const { earning } = writing.phrases;
  return factOf(earning.labels.final, [earning.finalAfter(tell(duration, writing))], writing);
}
