/**
 * The order in which definitions are checked: what one reads comes before it, as far as names tell. So a
 * chain of thousands is walked step by step instead of within one another.
 */

import { type AstNode, visitNodes } from "../../syntax/visit-nodes.js";
import type { Checking, Definition } from "../checking.js";

export function definitionOrder(checking: Checking): readonly Definition[] {
  const definitions = [...checking.symbols.values()].flatMap((symbol): Definition[] =>
    symbol.kind === "source" ? [symbol, ...symbol.columns.values()] : [symbol],
  );
  const byName = new Map<string, Definition[]>();
  for (const definition of definitions) {
    if (definition.kind === "source" || (definition.kind === "column" && !definition.declaration?.formula))
      continue;
    const known = byName.get(definition.name);
    if (known) known.push(definition);
    else byName.set(definition.name, [definition]);
  }
  return sorted(definitions, (definition) => namesIn(definition).flatMap((name) => byName.get(name) ?? []));
}

/** Depth first without recursion; within a circle any order is as good as another. */
function sorted(
  definitions: readonly Definition[],
  reads: (definition: Definition) => readonly Definition[],
): readonly Definition[] {
  const order: Definition[] = [];
  const seen = new Set<Definition>();
  for (const start of definitions) {
    if (seen.has(start)) continue;
    seen.add(start);
    const path = [{ definition: start, next: reads(start).values() }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.next.next();
      if (next.done) {
        order.push(top.definition);
        path.pop();
      } else if (!seen.has(next.value)) {
        seen.add(next.value);
        path.push({ definition: next.value, next: reads(next.value).values() });
      }
    }
  }
  return order;
}

/** Every name that a definition's text mentions. */
function namesIn(definition: Definition): readonly string[] {
  const names = new Set<string>();
  for (const node of textOf(definition)) {
    visitNodes(node, (part) => {
      if (part.kind === "name") names.add(part.text);
    });
  }
  return [...names];
}

function textOf(definition: Definition): readonly AstNode[] {
  switch (definition.kind) {
    case "column":
      return definition.declaration?.formula ? [definition.declaration.formula] : [];
    case "source":
      return [];
    case "credit":
    case "journal":
    case "other":
      return [definition.statement];
    default:
      return definition.statements;
  }
}
