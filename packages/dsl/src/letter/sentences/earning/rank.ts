/** `rank`: prizes by place. */

import type { EarningClause, RankPlace } from "../../../syntax/ast.js";
import { tell } from "../../expressions/tell-expression.js";
import { literalText } from "../../expressions/tell-literal.js";
import type { Block } from "../../letter.js";
import { capitalized, joined, type Text } from "../../text.js";
import type { Writing } from "../../writing.js";
import { amongText } from "./share.js";

type Rank = Extract<EarningClause, { kind: "rank" }>;

export function tellRank({ value, among, ties, field, places }: Rank, writing: Writing): readonly Block[] {
  const { earning, marks } = writing.phrases;
  const sentences = [
    capitalized(earning.rank(tell(value, writing), amongText(among, writing))),
    typeof ties === "string" ? earning.ties[ties] : earning.tiebreak(tell(ties.tiebreak, writing)),
    ...(field ? [earning.field(literalText(field, writing))] : []),
  ];
  return [
    { kind: "paragraph", text: joined(sentences, marks.betweenSentences) },
    {
      kind: "table",
      caption: [],
      columns: [
        { heading: [earning.place], align: "start" },
        { heading: [earning.prize], align: "end" },
      ],
      rows: places.map((place) => [placeText(place, writing), tell(place.prize, writing)]),
    },
  ];
}

function placeText({ places }: RankPlace, writing: Writing): Text {
  const { earning } = writing.phrases;
  if (places.kind === "top") return capitalized(earning.top([literalText(places.of, writing)]));
  return earning.places(literalText(places.first, writing), places.last && literalText(places.last, writing));
}
