/** `share`: an amount that several people share, and how. */

import type { EarningClause, Name } from "../../../syntax/ast.js";
import { tell } from "../../expressions/tell-expression.js";
import type { Block } from "../../letter.js";
import { capitalized, type Text } from "../../text.js";
import type { Writing } from "../../writing.js";

type Share = Extract<EarningClause, { kind: "share" }>;

export function tellShare(
  { value, among, split, leavers, leftover }: Share,
  writing: Writing,
): readonly Block[] {
  const { earning } = writing.phrases;
  return [
    { kind: "paragraph", text: capitalized(earning.share(tell(value, writing), amongText(among, writing))) },
    {
      kind: "list",
      items: [
        earning.shareSplit(split.by && tell(split.by, writing)),
        earning.leavers[leavers],
        earning.leftover[leftover],
      ],
    },
  ];
}

/** The people who share or compete: all of the plan, or those alike in a column. */
export function amongText({ text }: Name, { phrases, names }: Writing): Text {
  return text === "payees" ? phrases.earning.payees : phrases.earning.sameOf(names.of(text));
}
