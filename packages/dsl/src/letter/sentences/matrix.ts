/** `matrix`: a value by two measures or more, as a table of rows and columns. */

import { matrixGrid } from "../../check/types/matrix-grid.js";
import type { MatrixStatement } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import { concernsOthers, scopeText } from "../expressions/tell-time.js";
import type { Block } from "../letter.js";
import { capitalized, joined, say, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { documentationBlocks } from "./documentation.js";
import { type Edges, rangeText } from "./range.js";

export function tellMatrix(statements: readonly MatrixStatement[], writing: Writing): readonly Block[] {
  return statements
    .filter(({ scope }) => !concernsOthers(scope, writing))
    .flatMap((statement) => tellVersion(statement, writing));
}

function tellVersion(matrix: MatrixStatement, writing: Writing): readonly Block[] {
  const { phrases, names } = writing;
  const { matrix: words, marks } = phrases;
  const [across, ...down] = matrix.axes;
  const grid = matrixGrid(matrix);
  const validity = scopeText(matrix.scope, writing);
  const title: Text = [names.of(matrix.name.text)];
  const corner = joined(
    [...down, across].flatMap((axis) => (axis ? [names.of(axis.name.text)] : [])),
    " \\ ",
  );
  const isStepped = (index: number) => matrix.axes[index]?.reading === "stepped";
  const sentences = [
    ...matrix.axes.map(({ name, reading }) => capitalized(words[reading](names.of(name.text)))),
    ...(matrix.beyond ? [words.beyond[matrix.beyond]] : []),
  ];
  return [
    ...documentationBlocks(matrix.documentation),
    {
      kind: "table",
      caption: capitalized(validity === undefined ? title : say`${title}${marks.comma}${validity}`),
      columns: [
        { heading: capitalized(corner), align: "start" },
        ...[...matrix.across.keys()].map((index) => ({
          heading: edgeText(matrix.across, index, isStepped(0), writing),
          align: "end" as const,
        })),
      ],
      rows: matrix.rows.map(({ edges, values }) => [
        joined(
          edges.map((edge, index) => {
            const axis = index + 1;
            return edgeText(grid.edges[axis] ?? [], grid.placeOf(edge, axis), isStepped(axis), writing);
          }),
          " \\ ",
        ),
        ...values.map((value) => tell(value, writing)),
      ]),
    },
    { kind: "paragraph", text: joined(sentences, marks.betweenSentences) },
  ];
}

/** The stretch of a stepped axis, or the point of an interpolated one. */
function edgeText(
  edges: MatrixStatement["across"],
  index: number,
  isStepped: boolean,
  writing: Writing,
): Text {
  const edge = edges[index];
  if (edge === undefined) return [];
  const at = tell(edge.at, writing);
  if (!isStepped) return at;
  const next = edges[index + 1];
  const stretch: Edges = {
    lower: { edge: edge.edge, at },
    ...(next && { upper: { edge: next.edge === "above" ? "through" : "below", at: tell(next.at, writing) } }),
  };
  return rangeText(stretch, writing.phrases.table.range);
}
