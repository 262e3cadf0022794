/** Ways through an explanation's graph that several views share. */

import { invariant } from "../values/invariant.js";
import type { Explanation, ExplanationNode, Step } from "./explanation.js";

export function nodeAt({ nodes }: Explanation, index: number): ExplanationNode {
  const node = nodes[index];
  invariant(node, `the explanation has no node ${index}`);
  return node;
}

export function inputsOf(explanation: Explanation, node: ExplanationNode): readonly ExplanationNode[] {
  return node.inputs.map((input) => nodeAt(explanation, input));
}

/** The node that a value comes from, behind other names, settling and rounding. */
export function origin(explanation: Explanation, index: number): number {
  let current = index;
  for (;;) {
    const node = nodeAt(explanation, current);
    const [first] = node.inputs;
    if (!passesOn(node) || first === undefined) return current;
    current = first;
  }
}

/** A component's amount is where its own explanation starts, so nothing passes through that. */
function passesOn({ operation, inputs, step }: ExplanationNode): boolean {
  if (step === "round") return false;
  return operation === "same" || operation === "settle" || (operation === "round" && inputs.length === 1);
}

/** What is explained: the root, or each of its parts where a component is one number for each credit. */
export function amountsOf(explanation: Explanation): readonly number[] {
  const { operation, step, inputs } = nodeAt(explanation, explanation.root);
  return operation === "sum" && step === undefined ? inputs : [explanation.root];
}

export interface StepNode {
  readonly step: Step;
  readonly index: number;
  readonly node: ExplanationNode;
}

/**
 * The order of operations behind an amount from its last step back to `pay`: each step but a gate takes
 * the amount so far as its first input, a gate as its last.
 */
export function stepsOf(explanation: Explanation, amount: number): readonly StepNode[] {
  const steps: StepNode[] = [];
  let index: number | undefined = amount;
  while (index !== undefined) {
    const node: ExplanationNode = nodeAt(explanation, index);
    const { step, operation, inputs } = node;
    if (step !== undefined) steps.push({ step, index, node });
    if (step === "pay" || operation === "leaf") break;
    index = operation === "gate" ? inputs.at(-1) : inputs[0];
  }
  return steps;
}

/** The `pay` step of every amount that has one. */
export function paysOf(explanation: Explanation): readonly StepNode[] {
  return amountsOf(explanation).flatMap((amount) =>
    stepsOf(explanation, amount).filter(({ step }) => step === "pay"),
  );
}

/** The parts an amount is the plain sum of: itself, when it is no sum. What one row gave is one part. */
export function termsOf(explanation: Explanation, index: number): readonly number[] {
  const terms: number[] = [];
  const waiting = [index];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = nodeAt(explanation, next);
    const isSum = node.operation === "sum" || node.operation === "add";
    if (node.row === undefined && (isSum || passesOn(node)) && node.inputs.length > 0) {
      waiting.push(...node.inputs.toReversed());
    } else terms.push(next);
  }
  return terms;
}

/**
 * The nodes a value follows from, itself included, each once, in the order of the graph. Other
 * components' amounts are included, but not what these follow from: each has its own explanation.
 */
export function ownNodes(explanation: Explanation, from: number = explanation.root): readonly number[] {
  const own = new Set(amountsOf(explanation));
  const seen = new Set([from]);
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = nodeAt(explanation, next);
    if (node.step === "round" && !own.has(next) && next !== from) continue;
    for (const input of node.inputs) {
      if (!seen.has(input)) {
        seen.add(input);
        waiting.push(input);
      }
    }
  }
  return [...seen].sort((a, b) => a - b);
}
