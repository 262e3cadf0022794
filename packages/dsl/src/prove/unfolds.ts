/**
 * Whether a plan's definitions can be followed through one another: analyses go from a figure to those it
 * reads, and a text can be written in which that never ends or fills the stack. Nobody writes such a plan.
 */

import type { CheckedPlan, PlanSymbol } from "../check/checked-plan.js";
import { visitNodes } from "../syntax/visit-nodes.js";

/** Definitions in a chain, and definitions met when every one is followed wherever it is read. */
const deepest = 60;
const mostMet = 20_000;

interface Size {
  readonly depth: number;
  readonly met: number;
}

const none: Size = { depth: 0, met: 0 };

export function unfolds(plan: CheckedPlan): boolean {
  const sizes = new Map<PlanSymbol, Size>();
  for (const symbol of plan.symbols.values()) {
    const { depth, met } = sizeOf(symbol, plan, sizes);
    if (depth > deepest || met > mostMet) return false;
  }
  return true;
}

/** Without recursion: the chain may be as long as the text. One that goes in a circle is an error elsewhere. */
function sizeOf(start: PlanSymbol, plan: CheckedPlan, sizes: Map<PlanSymbol, Size>): Size {
  const path: { readonly symbol: PlanSymbol; readonly reads: readonly PlanSymbol[]; at: number }[] = [];
  const open = new Set<PlanSymbol>();
  const enter = (symbol: PlanSymbol) => {
    open.add(symbol);
    path.push({ symbol, reads: readBy(symbol, plan), at: 0 });
  };
  if (!sizes.has(start)) enter(start);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const next = top.reads[top.at];
    if (next !== undefined) {
      top.at += 1;
      if (!sizes.has(next) && !open.has(next)) enter(next);
      continue;
    }
    const inner = top.reads.map((symbol) => sizes.get(symbol) ?? none);
    const depth = 1 + inner.reduce((most, size) => Math.max(most, size.depth), 0);
    // More than can be counted is more than enough.
    const met = Math.min(
      inner.reduce((sum, size) => sum + size.met + 1, 0),
      Number.MAX_SAFE_INTEGER,
    );
    sizes.set(top.symbol, { depth, met });
    open.delete(top.symbol);
    path.pop();
  }
  return sizes.get(start) ?? none;
}

/** What its statements name, each as often as they do. */
function readBy(symbol: PlanSymbol, { meaningOf }: CheckedPlan): readonly PlanSymbol[] {
  if (!("statements" in symbol)) return [];
  const reads: PlanSymbol[] = [];
  for (const statement of symbol.statements) {
    visitNodes(statement, (node) => {
      if (node.kind !== "reference") return;
      const head = meaningOf.get(node)?.head;
      if (head?.kind === "figure") reads.push(head.figure);
      else if (head?.kind === "parameter") reads.push(head.parameter);
      else if (head?.kind === "table") reads.push(head.table);
      else if (head?.kind === "tiers") reads.push(head.tiers);
    });
  }
  return reads;
}
