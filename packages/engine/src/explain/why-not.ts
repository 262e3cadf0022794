/**
 * What was not met, and what would have to be different: a gate that stayed shut, a tier not reached,
 * a cap that cut, a case that did not hold. Where a number was compared, the exact change that flips it.
 */

import { compare, type Fraction, fromExactText } from "../values/fraction.js";
import type { ExactText, Explanation, ExplanationNode } from "./explanation.js";
import { nodeAt, origin, ownNodes, paysOf } from "./graph.js";
import { type Change, type Need, needOf, numberChange, numberOf } from "./need.js";
import { whyNotSentence } from "./need-sentence.js";

export interface WhyNot {
  readonly about: "gate" | "cap" | "point" | "budget" | "tier" | "condition";
  /** The node that was not met, or that limited. */
  readonly node: number;
  readonly label: string;
  readonly need: Need;
}

/** Gates first, then caps, the next tier, and other conditions over numbers; what reads alike, once. */
export function whyNot(explanation: Explanation): readonly WhyNot[] {
  const nodes = ownNodes(explanation);
  const all = [
    ...nodes.flatMap((index) => shutGate(explanation, index)),
    ...nodes.flatMap((index) => cutByCap(explanation, index)),
    ...paysOf(explanation).flatMap(({ index }) => nextSlices(explanation, index)),
    ...nextLookups(explanation, nodes),
    ...nodes.flatMap((index) => nextPoint(explanation, index)),
    ...unmetCases(explanation, nodes),
  ];
  const bySentence = new Map(all.toReversed().map((why) => [whyNotSentence(why), why]));
  return all.filter((why) => bySentence.get(whyNotSentence(why)) === why);
}

function shutGate(explanation: Explanation, index: number): readonly WhyNot[] {
  const { operation, inputs } = nodeAt(explanation, index);
  if (operation !== "gate") return [];
  return inputs.slice(0, -1).flatMap((condition) => {
    const { value, label } = nodeAt(explanation, condition);
    return value === "no"
      ? [{ about: "gate", node: condition, label, need: needOf(explanation, condition, "yes") }]
      : [];
  });
}

function cutByCap(explanation: Explanation, index: number): readonly WhyNot[] {
  const { why, inputs, label, step } = nodeAt(explanation, index);
  const [uncapped, limit] = inputs;
  if (why !== "capped" || uncapped === undefined || limit === undefined) return [];
  if (step === "budget") {
    // A budget is everybody's: of one amount it says what was left for it.
    const need = numberChange(explanation, index, numberAt(explanation, uncapped), false);
    return need === undefined ? [] : [{ about: "budget", node: index, label, need }];
  }
  const need = numberChange(explanation, limit, numberAt(explanation, uncapped), false);
  return need === undefined ? [] : [{ about: "cap", node: index, label, need }];
}

// ---------------------------------------------------------------- tiers

/** The next edge above where the axis stands at the end of a walk in slices. */
function nextSlices(explanation: Explanation, pay: number): readonly WhyNot[] {
  const inside = ownNodes(explanation, pay);
  const slices = inside.filter((index) => nodeAt(explanation, index).operation === "slice");
  const last = slices.at(-1);
  const axis =
    inside.findLast((index) => nodeAt(explanation, index).step === "axis") ??
    (last === undefined ? undefined : nodeAt(explanation, last).inputs[2]);
  const stands = axis === undefined ? undefined : numberAt(explanation, axis);
  if (axis === undefined || stands === undefined) return [];
  let next: { readonly edge: Fraction; readonly node: number } | undefined;
  for (const node of slices) {
    const edge = numberOf(nodeAt(explanation, node).detail?.upper ?? null);
    if (edge === undefined || compare(edge, stands) <= 0) continue;
    if (next === undefined || compare(edge, next.edge) < 0) next = { edge, node };
  }
  const unit = next && nodeAt(explanation, next.node).detail?.unit;
  const need = next && numberChange(explanation, axis, next.edge, false, unit);
  return next && need
    ? [{ about: "tier", node: next.node, label: nodeAt(explanation, axis).label, need }]
    : [];
}

/** Choices by thresholds of one number: of each, as last asked, the nearest threshold not reached. */
function nextLookups(explanation: Explanation, nodes: readonly number[]): readonly WhyNot[] {
  const last = new Map<string, WhyNot>();
  for (const index of nodes) {
    const node = nodeAt(explanation, index);
    if (!isLookup(explanation, node)) continue;
    const changes = node.inputs
      .filter((_, position) => position % 2 === 0)
      .flatMap((condition) => upwards(explanation, condition));
    const nearest = changes.reduce<Change | undefined>(
      (least, change) => (least === undefined || isLess(change.by, least.by) ? change : least),
      undefined,
    );
    // A look-up is asked anew for every credit; only where the axis stands at the end counts.
    const key = `${node.label} ${node.place?.file ?? ""}:${node.place?.line}:${node.place?.column}`;
    if (nearest) last.set(key, { about: "tier", node: nearest.node, label: nearest.label, need: nearest });
    else last.delete(key);
  }
  return [...last.values()];
}

/** On a rising line between two points: the next one. Past the last nothing is asked for. */
function nextPoint(explanation: Explanation, index: number): readonly WhyNot[] {
  const { operation, inputs, label } = nodeAt(explanation, index);
  const [axis, , y0, x1, y1] = inputs;
  if (operation !== "interpolate" || axis === undefined || y0 === undefined) return [];
  if (x1 === undefined || y1 === undefined) return [];
  const [at, point] = [numberAt(explanation, axis), numberAt(explanation, x1)];
  const [low, high] = [numberAt(explanation, y0), numberAt(explanation, y1)];
  if (!at || !point || !low || !high || compare(at, point) >= 0 || compare(low, high) >= 0) return [];
  const need = numberChange(explanation, axis, point, false, nodeAt(explanation, x1).unit);
  return need ? [{ about: "point", node: index, label, need }] : [];
}

/** A choice whose every case compares the same number with a threshold. */
function isLookup(explanation: Explanation, { operation, inputs, detail }: ExplanationNode): boolean {
  if (operation !== "choose") return false;
  const cases = detail?.otherwise === "yes" ? inputs.slice(0, -1) : inputs;
  const conditions = cases.filter((_, position) => position % 2 === 0);
  const axes = new Set(
    conditions.map((condition) => {
      const { operation: kind, inputs: sides, detail: how } = nodeAt(explanation, condition);
      const [left] = sides;
      const isOrder = kind === "compare" && how?.operator?.startsWith("decimalGreater");
      return isOrder && left !== undefined ? origin(explanation, left) : undefined;
    }),
  );
  return axes.size === 1 && !axes.has(undefined);
}

function upwards(explanation: Explanation, condition: number): readonly Change[] {
  if (nodeAt(explanation, condition).value !== "no") return [];
  const need = needOf(explanation, condition, "yes");
  return need.kind === "change" && need.by !== null ? [need] : [];
}

// ---------------------------------------------------------------- cases

/** Other choices: each comparison of numbers that kept a case from holding, once. */
function unmetCases(explanation: Explanation, nodes: readonly number[]): readonly WhyNot[] {
  const found = new Map<string, WhyNot>();
  for (const index of nodes) {
    const node = nodeAt(explanation, index);
    if (node.operation !== "choose" || isLookup(explanation, node)) continue;
    const cases = node.detail?.otherwise === "yes" ? node.inputs.slice(0, -1) : node.inputs;
    for (const [position, condition] of cases.entries()) {
      const { value, label } = nodeAt(explanation, condition);
      if (position % 2 === 1 || value !== "no") continue;
      const need = needOf(explanation, condition, "yes");
      if (need.kind !== "change" || need.by === null) continue;
      found.set(`${label} ${need.by}`, { about: "condition", node: condition, label, need });
    }
  }
  return [...found.values()];
}

function numberAt(explanation: Explanation, index: number): Fraction | undefined {
  return numberOf(nodeAt(explanation, index).value);
}

function isLess(a: ExactText | null, b: ExactText | null): boolean {
  return a !== null && b !== null && compare(fromExactText(a), fromExactText(b)) < 0;
}
