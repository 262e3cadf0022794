/**
 * Law: the edges of each axis of a matrix ascend, and it has one value wherever they meet. At one number
 * `from` comes before `above`.
 */

import type { Edge, MatrixStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { compareConstants, constantValue } from "../types/constant-value.js";
import { combinations, matrixGrid } from "../types/matrix-grid.js";

export function edgesAscend(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "matrix" && !statement.broken) checkGrid(statement, checking);
  }
}

function checkGrid(statement: MatrixStatement, checking: Checking): void {
  const { axes, rows, name } = statement;
  // A row with too many or too few edges has been reported.
  if (rows.some(({ edges }) => edges.length !== axes.length - 1)) return;
  const grid = matrixGrid(statement);
  for (const edges of grid.edges) checkOrder(edges, checking);
  for (const row of grid.repeated) {
    checking.report({
      code: "matrix-has-gap",
      span: {
        start: row.edges[0]?.span.start ?? row.span.start,
        end: row.edges.at(-1)?.span.end ?? row.span.end,
      },
      message: `\`${name.text}\` has two rows for these edges`,
      help: "Keep one of them",
    });
  }
  const down = grid.edges.slice(1).map(({ length }) => length);
  const hasGap = combinations(down).some((indexes) => grid.rowAt(indexes) === undefined);
  if (!hasGap || grid.repeated.length > 0) return;
  checking.report({
    code: "matrix-has-gap",
    span: name.span,
    message: `\`${name.text}\` has no row for some combinations of its edges`,
    help: "Write a row for each edge of one axis with each edge of the others",
  });
}

function checkOrder(edges: readonly Edge[], checking: Checking): void {
  edges.forEach((edge, index) => {
    const before = edges[index - 1];
    const left = before && constantValue(before.at);
    const right = constantValue(edge.at);
    if (before === undefined || left === undefined || right === undefined) return;
    const order = compareConstants(left, right);
    if (order < 0 || (order === 0 && before.edge === "from" && edge.edge === "above")) return;
    checking.report({
      code: "edges-not-ascending",
      span: edge.at.span,
      message: "Each edge lies above the one before",
      help: "Put the edges in ascending order, and the values with them",
      related: [{ span: before.at.span, message: "The edge before" }],
    });
  });
}
