/** Tiers, decision tables and matrices as grids over the text: each cell is a piece of it that can be replaced. */

import type { Span } from "../source/span.js";
import type { MatrixStatement, TableStatement, TiersStatement } from "../syntax/ast.js";
import type { PlanDocument } from "./plan-document.js";

export interface Grid {
  readonly name: string;
  readonly kind: "tiers" | "table" | "matrix";
  readonly span: Span;
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  /** The whole row, to be taken out or written behind. */
  readonly span: Span;
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  /** Absent where there is nothing to be replaced. */
  readonly span?: Span;
  readonly text: string;
}

export function grids({ compilation, text }: PlanDocument): readonly Grid[] {
  const cell = ({ span }: { readonly span: Span }): GridCell => ({
    span,
    text: text.slice(span.start, span.end),
  });

  function tiersGrid({ name, span, rows }: TiersStatement): Grid {
    const hasPlus = rows.some(({ plus }) => plus !== undefined);
    return {
      name: name.text,
      kind: "tiers",
      span,
      columns: ["from", "value", ...(hasPlus ? ["plus"] : [])],
      rows: rows.map((row) => ({
        span: row.span,
        cells: [cell(row.at), cell(row.value), ...(row.plus ? [cell(row.plus)] : [])],
      })),
    };
  }

  function tableGrid({ name, span, parameters, rows, otherwise }: TableStatement): Grid {
    const last = otherwise && {
      span: otherwise.span,
      cells: [...parameters.map((_, at) => ({ text: at === 0 ? "otherwise" : "" })), cell(otherwise.value)],
    };
    return {
      name: name.text,
      kind: "table",
      span,
      columns: [...parameters.map((parameter) => parameter.text), "value"],
      rows: [
        ...rows.map((row) => ({ span: row.span, cells: [...row.cells.map(cell), cell(row.value)] })),
        ...(last ? [last] : []),
      ],
    };
  }

  function matrixGrid({ name, span, across, rows }: MatrixStatement): Grid {
    return {
      name: name.text,
      kind: "matrix",
      span,
      columns: [
        ...(rows[0]?.edges ?? []).map(() => ""),
        ...across.map((edge) => text.slice(edge.span.start, edge.span.end)),
      ],
      rows: rows.map((row) => ({ span: row.span, cells: [...row.edges, ...row.values].map(cell) })),
    };
  }

  return compilation.parsed.file.statements.flatMap((statement): Grid[] => {
    if (statement.broken) return [];
    switch (statement.kind) {
      case "tiers":
        return [tiersGrid(statement)];
      case "table":
        return [tableGrid(statement)];
      case "matrix":
        return [matrixGrid(statement)];
      default:
        return [];
    }
  });
}
