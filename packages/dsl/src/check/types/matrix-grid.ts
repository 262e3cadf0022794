/** The edges of each axis of a matrix, as its rows show them, and where a row stands among them. */

import type { Edge, Expression, MatrixRow, MatrixStatement } from "../../syntax/ast.js";
import { constantValue } from "./constant-value.js";

export interface MatrixGrid {
  /** Of each axis, in the order of the text. */
  readonly edges: readonly (readonly Edge[])[];
  /** The row for one edge of each axis but the first, by their indexes. */
  rowAt(indexes: readonly number[]): MatrixRow | undefined;
  /** Where an edge stands among those of its axis. */
  placeOf(edge: Edge, axis: number): number;
  /** Rows of edges that another row has already. */
  readonly repeated: readonly MatrixRow[];
}

export function matrixGrid({ axes, across, rows }: MatrixStatement): MatrixGrid {
  const down = axes.slice(1).map((_, axis) => distinct(rows.flatMap(({ edges }) => edges[axis] ?? [])));
  const byKey = new Map<string, MatrixRow>();
  const repeated: MatrixRow[] = [];
  for (const row of rows) {
    const key = row.edges.map(edgeKey).join("\n");
    if (byKey.has(key)) repeated.push(row);
    else byKey.set(key, row);
  }
  return {
    edges: [across, ...down],
    repeated,
    placeOf: (edge, axis) =>
      ([across, ...down][axis] ?? []).findIndex((other) => edgeKey(other) === edgeKey(edge)),
    rowAt: (indexes) =>
      byKey.get(
        indexes
          .map((index, axis) => down[axis]?.[index])
          .flatMap((edge) => (edge ? [edgeKey(edge)] : []))
          .join("\n"),
      ),
  };
}

/** Every choice of one index for each list, the last one changing first. */
export function combinations(lengths: readonly number[]): readonly (readonly number[])[] {
  return lengths.reduce<readonly (readonly number[])[]>(
    (begun, length) => begun.flatMap((some) => Array.from({ length }, (_, index) => [...some, index])),
    [[]],
  );
}

function distinct(edges: readonly Edge[]): readonly Edge[] {
  const byKey = new Map<string, Edge>();
  for (const edge of edges) if (!byKey.has(edgeKey(edge))) byKey.set(edgeKey(edge), edge);
  return [...byKey.values()];
}

/** The same text for the same edge: by its value, or by the name it is read from. */
function edgeKey({ edge, at }: Edge): string {
  return `${edge} ${valueKey(at)}`;
}

function valueKey(expression: Expression): string {
  if (expression.kind === "group") return valueKey(expression.inner);
  if (expression.kind === "reference" && expression.arguments === undefined) {
    return [expression.head, ...expression.path].map(({ text }) => text).join(".");
  }
  const constant = constantValue(expression);
  return constant ? lowest(constant.numerator, constant.denominator) : `at ${expression.span.start}`;
}

function lowest(numerator: bigint, denominator: bigint): string {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? "0/1" : `${numerator / a}/${denominator / a}`;
}
