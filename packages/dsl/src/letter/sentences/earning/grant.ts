/** `grant`: what an award gives. */

import type { EarningClause } from "../../../syntax/ast.js";
import { tell } from "../../expressions/tell-expression.js";
import type { Block } from "../../letter.js";
import { authored } from "../../text.js";
import type { Writing } from "../../writing.js";

export function tellGrant(
  { value, label }: Extract<EarningClause, { kind: "grant" }>,
  writing: Writing,
): readonly Block[] {
  const text = writing.phrases.earning.grant(tell(value, writing), label && authored(label.value));
  return [{ kind: "paragraph", text }];
}
