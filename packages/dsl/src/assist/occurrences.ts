/** Finds every place of a plan where something that has a name is named. */

import type { CheckedPlan, Meaning, TableSymbol } from "../check/checked-plan.js";
import type { Name, TableStatement } from "../syntax/ast.js";
import { visitNodes } from "../syntax/visit-nodes.js";
import { type ArgumentName, definitionsOf, keyOf, type Named } from "./named.js";

export interface Occurrence {
  readonly name: Name;
  readonly named: Named;
  readonly isDefinition: boolean;
}

export function occurrencesIn(plan: CheckedPlan): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const [name, named] of plan.symbolOf) {
    const isDefinition = definitionsOf(named).some((definition) => definition.span.start === name.span.start);
    found.push({ name, named, isDefinition });
  }
  for (const symbol of plan.symbols.values()) {
    if (symbol.kind === "table")
      for (const table of symbol.statements) found.push(...argumentsIn(table, symbol, plan));
  }
  const { statement } = plan.settings;
  if (statement) {
    const named = { kind: "plan", name: statement.name.text, statement } as const;
    found.push({ name: statement.name, named, isDefinition: true });
  }
  return found.filter(({ name }) => name.text !== "").sort((a, b) => a.name.span.start - b.name.span.start);
}

function argumentsIn(table: TableStatement, symbol: TableSymbol, plan: CheckedPlan): Occurrence[] {
  const named = table.parameters.map(
    (name, index): ArgumentName => ({
      kind: "argument",
      name: name.text,
      table,
      index,
      type: symbol.parameterTypes[index] ?? { kind: "unknown" },
    }),
  );
  const found = named.flatMap((argument, index): Occurrence[] => {
    const name = table.parameters[index];
    return name ? [{ name, named: argument, isDefinition: true }] : [];
  });
  visitNodes(table, (node) => {
    if (node.kind !== "reference") return;
    const meaning: Meaning | undefined = plan.meaningOf.get(node);
    const argument = meaning?.head.kind === "argument" ? named[meaning.head.index] : undefined;
    if (argument) found.push({ name: node.head, named: argument, isDefinition: false });
  });
  return found;
}

/** What is named at the offset, its end included. */
export function occurrenceAt(occurrences: readonly Occurrence[], offset: number): Occurrence | undefined {
  const around = occurrences.filter(({ name }) => name.span.start <= offset && offset <= name.span.end);
  return around.at(-1);
}

export function occurrencesOf(occurrences: readonly Occurrence[], named: Named): readonly Occurrence[] {
  const key = keyOf(named);
  return occurrences.filter((occurrence) => keyOf(occurrence.named) === key);
}
