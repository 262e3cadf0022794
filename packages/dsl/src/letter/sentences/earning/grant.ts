/** `grant`: what an award gives. */

import type { EarningClause } from "../../../syntax/ast.js";
import { tell } from "../../expressions/tell-expression.js";
import type { Block } from "../../letter.js";
import { authored } from "../../text.js";
import type { Writing } from "../../writing.js";
import type { Earning } from "./earning.js";

export function tellGrant(
  { value, label }: Extract<EarningClause, { kind: "grant" }>,
  { credit }: Earning,
  writing: Writing,
): readonly Block[] {
  const { earning } = writing.phrases;
  const what = label && authored(label.value);
  const isOne = (value.kind === "number" || value.kind === "quantity") && value.value === "1";
  const text = isOne && what ? earning.grantOne(what) : earning.grant(tell(value, writing), what);
  return [
    {
      kind: "paragraph",
      text: credit === undefined ? text : earning.grantPerCredit(writing.names.of(credit), text),
    },
  ];
}
