/** `scorecard`: what makes up a score, with which weights, and the grades. */

import type { ScorecardStatement, WeightedItem } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import { literalText, tellLiteral } from "../expressions/tell-literal.js";
import type { Block } from "../letter.js";
import { capitalized, joined, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { documentationBlocks } from "./documentation.js";
import { type Edges, rangeText } from "./range.js";

export function tellScorecard(scorecard: ScorecardStatement, writing: Writing): readonly Block[] {
  const { target } = writing.phrases;
  const { name, items, missing, documentation } = scorecard;
  const title = writing.names.of(name.text);
  const hasLimits = items.some(({ floor, cap }) => floor !== undefined || cap !== undefined);
  const headings = [
    target.columns.weight,
    target.columns.item,
    target.columns.value,
    ...(hasLimits ? [target.columns.limits] : []),
  ];
  return [
    { kind: "heading", text: capitalized([title]) },
    ...documentationBlocks(documentation),
    { kind: "paragraph", text: capitalized(target.scorecard(title)) },
    {
      kind: "table",
      caption: [],
      columns: headings.map((heading) => ({ heading: [heading], align: "start" })),
      rows: items.map((item) => [
        [literalText(item.weight, writing)],
        capitalized([writing.names.of(item.name.text)]),
        tell(item.value, writing),
        ...(hasLimits ? [limitsText(item, writing)] : []),
      ]),
    },
    ...(missing ? [{ kind: "paragraph", text: target.missing[missing] } as const] : []),
    ...gradeTable(scorecard, writing),
  ];
}

function limitsText({ floor, cap }: WeightedItem, writing: Writing): Text {
  const { target, marks } = writing.phrases;
  return joined(
    [
      ...(floor ? [target.atLeast(tell(floor, writing))] : []),
      ...(cap ? [target.atMost(tell(cap, writing))] : []),
    ],
    marks.comma,
  );
}

function gradeTable({ grades }: ScorecardStatement, writing: Writing): readonly Block[] {
  const { target, table } = writing.phrases;
  if (grades.length === 0) return [];
  const rows = grades.map(({ edge, at, grade }, index) => {
    const next = grades[index + 1];
    const edges: Edges = {
      lower: { edge, at: tell(at, writing) },
      ...(next && {
        upper: { edge: next.edge === "above" ? "through" : "below", at: tell(next.at, writing) },
      }),
    };
    return [rangeText(edges, table.range), tellLiteral(grade, writing)];
  });
  return [
    {
      kind: "table",
      caption: [],
      columns: [target.columns.score, target.columns.grade].map((heading) => ({
        heading: [heading],
        align: "start",
      })),
      rows,
    },
  ];
}
