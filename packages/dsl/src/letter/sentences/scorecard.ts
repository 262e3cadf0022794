/** `scorecard`: what makes up a score, with which weights, and the grades. */

import type { ScorecardStatement, WeightedItem } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import { tell } from "../expressions/tell-expression.js";
import { literalText, tellLiteral } from "../expressions/tell-literal.js";
import type { Block, Table } from "../letter.js";
import { capitalized, joined, say, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { documentationBlocks } from "./documentation.js";
import { type Edges, rangeText } from "./range.js";

export function tellScorecard(scorecard: ScorecardStatement, writing: Writing): readonly Block[] {
  const { target } = writing.phrases;
  const { name, items, missing, documentation } = scorecard;
  const title = writing.names.of(name.text);
  return [
    { kind: "heading", text: capitalized([title]) },
    ...documentationBlocks(documentation),
    { kind: "paragraph", text: capitalized(target.scorecard(title)) },
    itemsTable([], items, writing),
    ...(missing ? [{ kind: "paragraph", text: target.missing[missing] } as const] : []),
    ...items.flatMap((item) => innerTables(item, writing)),
    ...gradeTable(scorecard, writing),
  ];
}

function itemsTable(caption: Text, items: readonly WeightedItem[], writing: Writing): Table {
  const { columns } = writing.phrases.target;
  const hasLimits = items.some(({ floor, cap }) => floor !== undefined || cap !== undefined);
  const headings = [columns.weight, columns.item, columns.value, ...(hasLimits ? [columns.limits] : [])];
  return {
    kind: "table",
    caption,
    columns: headings.map((heading) => ({ heading: [heading], align: "start" })),
    rows: items.map((item) => [
      [literalText(item.weight, writing)],
      capitalized([writing.names.of(item.name.text)]),
      capitalized(tell(item.value, { ...writing, namesWeighted: true })),
      ...(hasLimits ? [limitsText(item, writing)] : []),
    ]),
  };
}

/** A weighted total within an item has a table of its own below. */
function innerTables({ name, value }: WeightedItem, writing: Writing): readonly Block[] {
  const { target, expression, marks } = writing.phrases;
  const blocks: Block[] = [];
  visitNodes(value, (node) => {
    if (node.kind !== "weighted") return;
    const caption = say`${capitalized([writing.names.of(name.text)])}${marks.colon}${expression.weightedTotal}`;
    blocks.push(itemsTable(caption, node.items, writing));
    if (node.missing) blocks.push({ kind: "paragraph", text: target.missing[node.missing] });
  });
  return blocks;
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
