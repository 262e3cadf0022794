/**
 * What every value of a rule set is made of, found before a run: what it needs from its surroundings
 * and which data and figures it reads. It also proves that no value contains itself and that none is
 * too deep or too large, so that a hostile rule set ends instead of hanging.
 */

import type { Place, RuleName, RuleSet, Slot } from "../../rule-set.js";
import { type Draft, graphDrafts, type NodeId, ruleId, slotId } from "./rule-graph-drafts.js";

/** Deeper formulas would exhaust the stack, larger ones the patience. */
export const mostDepth = 400;
export const mostCost = 10_000_000;

export interface NodeFacts {
  /** Bits of `needs`. */
  readonly needs: number;
  /** Sources whose rows it looks up or adds up. */
  readonly sources: ReadonlySet<string>;
  /** Credits it adds up by itself, not through figures. */
  readonly credits: ReadonlySet<string>;
  /** Figures and components it reads by itself. */
  readonly figures: ReadonlySet<string>;
  readonly depth: number;
  /** Steps to evaluate it once, rows apart. */
  readonly cost: number;
}

export interface GraphProblem {
  readonly kind: "cycle" | "too deep" | "too large";
  readonly place: Place;
}

export interface RuleGraph {
  /** `source` is the source of the row in scope. */
  slot(slot: Slot, source?: string): NodeFacts;
  rule(rule: RuleName, source?: string): NodeFacts;
  /** Of everything that a run could evaluate. */
  readonly problems: readonly GraphProblem[];
}

const none: ReadonlySet<string> = new Set();
const leaf: NodeFacts = { needs: 0, sources: none, credits: none, figures: none, depth: 1, cost: 1 };

export function ruleGraph(ruleSet: RuleSet): RuleGraph {
  const facts = new Map<NodeId, NodeFacts>();
  const problems: GraphProblem[] = [];
  const { roots, draftOf } = graphDrafts(ruleSet);

  function visit(root: NodeId): NodeFacts {
    const known = facts.get(root);
    if (known !== undefined) return known;
    // A stack of our own: the depth of a hostile formula must not become the engine's.
    const open = new Set<NodeId>([root]);
    const stack = [{ id: root, draft: draftOf(root), next: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = top.draft?.children[top.next];
      if (child === undefined) {
        stack.pop();
        open.delete(top.id);
        facts.set(top.id, top.draft === undefined ? leaf : closed(top.draft, facts, problems));
        continue;
      }
      top.next += 1;
      if (open.has(child.id)) {
        problems.push({ kind: "cycle", place: top.draft?.place ?? ruleSet.payout.place });
      } else if (!facts.has(child.id)) {
        open.add(child.id);
        stack.push({ id: child.id, draft: draftOf(child.id), next: 0 });
      }
    }
    return facts.get(root) ?? leaf;
  }

  for (const root of roots) visit(root);
  const slots = new Map<string, NodeFacts[]>();
  return {
    slot(slot, source = "") {
      // Asked for every aggregate that is evaluated, so not by building the node's name.
      const known = slots.get(source) ?? [];
      slots.set(source, known);
      const facts = known[slot] ?? visit(slotId(slot, source));
      known[slot] = facts;
      return facts;
    },
    rule: (rule, source = "") => visit(ruleId(rule, source)),
    problems,
  };
}

function closed(draft: Draft, facts: ReadonlyMap<NodeId, NodeFacts>, problems: GraphProblem[]): NodeFacts {
  const children = draft.children.map((child) => facts.get(child.id) ?? leaf);
  const bits = draft.children.reduce(
    (all, child) => all | ((facts.get(child.id) ?? leaf).needs & ~child.met),
    draft.own,
  );
  const cost = Math.min(1 + draft.factor * children.reduce((sum, child) => sum + child.cost, 0), 1e15);
  const depth = 1 + children.reduce((most, child) => Math.max(most, child.depth), 0);
  const { place } = draft;
  if (depth === mostDepth + 1) problems.push({ kind: "too deep", place });
  // Told once, where it first becomes too large.
  if (cost > mostCost && children.every((child) => child.cost <= mostCost)) {
    problems.push({ kind: "too large", place });
  }
  return {
    needs: bits,
    sources: union(
      draft.sources,
      children.map((child) => child.sources),
    ),
    credits: union(
      draft.credits,
      children.map((child) => child.credits),
    ),
    figures: union(
      draft.figures,
      children.map((child) => child.figures),
    ),
    depth,
    cost,
  };
}

/** Shares the sets it can: most values read what one of their parts reads. */
function union(own: readonly string[], parts: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const filled = parts.filter((part) => part.size > 0);
  const [first] = filled;
  if (first === undefined) return own.length === 0 ? none : new Set(own);
  if (filled.every((part) => part === first) && own.every((name) => first.has(name))) return first;
  return new Set([...own, ...filled.flatMap((part) => [...part])]);
}
