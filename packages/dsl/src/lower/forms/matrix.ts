/** `matrix`: the edges of each axis, and a value for each combination of them. */

import type { Matrix, MatrixEdge, Slot } from "@attain/engine";
import type { MatrixSymbol } from "../../check/checked-plan.js";
import { combinations, type MatrixGrid, matrixGrid } from "../../check/types/matrix-grid.js";
import { invariant } from "../../invariant.js";
import type { Edge } from "../../syntax/ast.js";
import { lowerExpression } from "../expressions/expression.js";
import { periodScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { valueType } from "../value-type.js";
import { lowerScope } from "./scope.js";

export function lowerMatrix(matrix: MatrixSymbol, builder: RuleSetBuilder): Matrix {
  const [first] = matrix.statements;
  return {
    name: matrix.name,
    axes: first.axes.map(({ name, reading }) => ({ name: name.text, reading })),
    type: valueType(matrix.type),
    versions: matrix.statements.map((statement) => {
      const grid = matrixGrid(statement);
      return {
        ...lowerScope(statement.scope),
        edges: grid.edges.map((edges) => edges.map((edge) => lowerEdge(edge, builder))),
        values: lowerValues(grid, builder),
        beyond: statement.beyond ?? "fault",
        place: builder.place(statement.span),
      };
    }),
  };
}

function lowerEdge({ edge, at, span }: Edge, builder: RuleSetBuilder): MatrixEdge {
  return { edge, at: lowerExpression(at, periodScope, builder), place: builder.place(span) };
}

/** The values across, row for row; the first axis down changes before the next. */
function lowerValues(grid: MatrixGrid, builder: RuleSetBuilder): readonly Slot[] {
  const down = grid.edges.slice(1).map(({ length }) => length);
  return combinations(down.toReversed()).flatMap((indexes) => {
    const row = grid.rowAt(indexes.toReversed());
    invariant(row, "a matrix has a row for each combination of edges");
    return row.values.map((value) => lowerExpression(value, periodScope, builder));
  });
}
