/** The deals on which a component is earned: the rows behind the credits that its pay adds up. */

import type { Expression } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { AnyFigure, ComponentSymbol, CreditSymbol, SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import type { Row } from "./scope.js";

/** One row to look at for each deal, or why there is none. */
export type DealsBehind =
  | { readonly kind: "deals"; readonly row: Row }
  | { readonly kind: "none" }
  | { readonly kind: "several"; readonly sources: readonly SourceSymbol[] };

/** What is known of references and aggregates, while a plan is checked and after. */
type Known = {
  readonly [K in "meaningOf" | "aggregateOf"]: Pick<Checking[K], "get">;
};

/** The component must have been checked. */
export function dealsBehind(component: ComponentSymbol, checking: Known): DealsBehind {
  const credits = creditsBehind(component, checking);
  const sources = new Set([...credits].map(({ source }) => source));
  const [source, ...others] = sources;
  if (source === undefined) return { kind: "none" };
  if (others.length > 0) return { kind: "several", sources: [...sources] };
  const [credit, ...more] = credits;
  return { kind: "deals", row: { source, ...(credit && more.length === 0 && { credit }) } };
}

function creditsBehind(component: ComponentSymbol, checking: Known): ReadonlySet<CreditSymbol> {
  const credits = new Set<CreditSymbol>();
  const seen = new Set<AnyFigure>();
  const open: AnyFigure[] = [component];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.grain.owner === "credit") {
      credits.add(next.grain.credit);
      continue;
    }
    for (const expression of paysOf(next)) {
      visitNodes(expression, (node) => {
        if (node.kind === "aggregate") {
          const over = checking.aggregateOf.get(node);
          if (over?.kind === "credit") credits.add(over.credit);
          if (over?.kind === "figure") open.push(over.figure);
        } else if (node.kind === "reference") {
          const head = checking.meaningOf.get(node)?.head;
          if (head?.kind === "figure") open.push(head.figure);
        }
      });
    }
  }
  return credits;
}

/** What a figure is made of; of a component what it pays, whatever opens or limits it. */
function paysOf(figure: AnyFigure): readonly Expression[] {
  if (figure.kind === "scorecard") {
    return figure.statements.flatMap(({ items }) => items.map(({ value }) => value));
  }
  if (figure.kind === "figure") return figure.statements.map(({ value }) => value);
  return figure.statements.flatMap(({ clauses }) =>
    clauses.flatMap((clause) => (clause.kind === "pay" ? [clause.base] : [])),
  );
}
