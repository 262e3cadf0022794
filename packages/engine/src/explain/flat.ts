/** An explanation as a flat table for the auditor: one row a node, in the order of calculation. */

import type { Explanation, Operation, Why } from "./explanation.js";
import { nodeAt } from "./graph.js";

export interface FlatRow {
  /** Index of the node; inputs have lower ones. */
  readonly id: number;
  /** Fewest steps from the amount, whose depth is 0; `null` when the amount does not follow from it. */
  readonly depth: number | null;
  readonly operation: Operation;
  readonly label: string;
  /** Exact. */
  readonly value: string | null;
  readonly shown: string;
  readonly why: Why;
  readonly inputs: readonly number[];
  /** The data file and its line, for what was read from a row. */
  readonly file: string | null;
  readonly line: number | null;
  /** The file that the plan uses, where the line is not in the plan's own text. */
  readonly planFile: string | null;
  readonly planLine: number | null;
  /** Places of the plan letter, separated by semicolons. */
  readonly clause: string | null;
}

/** Column names in the order of a row's keys, as files write them. */
export const flatColumns = [
  "id",
  "depth",
  "operation",
  "label",
  "value",
  "shown",
  "why",
  "inputs",
  "file",
  "line",
  "planFile",
  "planLine",
  "clause",
] as const satisfies readonly (keyof FlatRow)[];

export function flat(explanation: Explanation): readonly FlatRow[] {
  const depths = depthsOf(explanation);
  return explanation.nodes.map((node, id) => ({
    id,
    depth: depths.get(id) ?? null,
    operation: node.operation,
    label: node.label,
    value: node.value,
    shown: node.shown,
    why: node.why,
    inputs: node.inputs,
    file: node.row?.file ?? null,
    line: node.row?.line ?? null,
    planFile: node.place?.file ?? null,
    planLine: node.place?.line ?? null,
    clause: node.clauses && node.clauses.length > 0 ? node.clauses.join("; ") : null,
  }));
}

/** Breadth first, so that the first visit is the shortest way. */
function depthsOf(explanation: Explanation): ReadonlyMap<number, number> {
  const depths = new Map([[explanation.root, 0]]);
  for (const [index, depth] of depths) {
    for (const input of nodeAt(explanation, index).inputs) {
      if (!depths.has(input)) depths.set(input, depth + 1);
    }
  }
  return depths;
}
