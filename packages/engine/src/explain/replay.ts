/**
 * Calculates an explanation again from its leaves. An explanation is believed only if every node
 * follows from its inputs and the last one is the amount: whatever shows one asks here first.
 */

import { fromText, toExactText } from "../values/fraction.js";
import type { ExactText, Explanation, ExplanationNode } from "./explanation.js";
import { outcomeOf } from "./operation-outcome.js";

export type Replay =
  | { readonly amount: ExactText }
  | { readonly mismatches: readonly [Mismatch, ...Mismatch[]] };

export interface Mismatch {
  readonly node: number;
  readonly label: string;
  /** What the explanation says, and what its inputs give; `null` for nothing. */
  readonly said: string | null;
  readonly found: string | null;
}

export function replay(explanation: Explanation): Replay {
  const mismatches: Mismatch[] = [];
  const values: (string | null)[] = [];
  for (const [index, node] of explanation.nodes.entries()) {
    const found = replayed(node, values);
    if (found !== node.value) mismatches.push({ node: index, label: node.label, said: node.value, found });
    // What was said stands for what it feeds, so that one wrong node is one mismatch.
    values.push(node.value);
  }
  const amount = toExactText(fromText(explanation.amount));
  const root = explanation.nodes[explanation.root];
  if (root?.value !== amount) {
    const label = root?.label ?? explanation.component;
    mismatches.push({ node: explanation.root, label, said: amount, found: root?.value ?? null });
  }
  const [first, ...others] = mismatches;
  return first ? { mismatches: [first, ...others] } : { amount };
}

function replayed(node: ExplanationNode, values: readonly (string | null)[]): string | null {
  if (node.operation === "leaf") return node.value;
  if (node.why === "not evaluated") return null;
  const inputs: (string | null)[] = [];
  for (const input of node.inputs) {
    const value = values[input];
    // An input that is not there yet cannot be what the node follows from.
    if (value === undefined) return null;
    inputs.push(value);
  }
  return outcomeOf(node, inputs);
}
