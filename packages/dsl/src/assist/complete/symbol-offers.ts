/** Offers for the plan's own names, each with its declaration, type and documentation. */

import type { CheckedPlan, ColumnSymbol, Symbol as PlanSymbol } from "../../check/checked-plan.js";
import { describeType } from "../../check/types/describe-type.js";
import { describeNamed } from "../describe-named.js";
import { partHelp } from "../word-help.js";
import { type Offer, orderOf } from "./completion-item.js";

export function symbolOffers(kinds: readonly PlanSymbol["kind"][], plan: CheckedPlan, text: string): Offer[] {
  return [...plan.symbols.values()]
    .filter((symbol) => kinds.includes(symbol.kind))
    .flatMap((symbol) => oneSymbol(symbol, text));
}

export function oneSymbol(symbol: PlanSymbol, text: string): Offer[] {
  const { title, type, documentation, details } = describeNamed(symbol, text);
  const call = callOf(symbol);
  return [
    {
      label: symbol.name,
      kind: symbol.kind,
      detail: type ? `${title}: ${type}` : title,
      documentation: documentation ?? details.join("\n"),
      order: orderOf.name,
      ...(call !== undefined && { insertText: call, isSnippet: true }),
    },
  ];
}

/** A table is called with its parameters, a matrix with its axes, tiers with the only one they have. */
function callOf(symbol: PlanSymbol): string | undefined {
  if (symbol.kind === "tiers") return `${symbol.name}($1)`;
  if (symbol.kind === "table") return called(symbol.name, symbol.statements[0].parameters);
  return symbol.kind === "matrix"
    ? called(
        symbol.name,
        symbol.statements[0].axes.map((axis) => axis.name),
      )
    : undefined;
}

function called(name: string, given: readonly { readonly text: string }[]): string {
  return `${name}(${given.map(({ text }, index) => `\${${index + 1}:${text}}`).join(", ")})`;
}

export function columnOffers(columns: readonly ColumnSymbol[], order: number): Offer[] {
  return columns.map((column) => ({
    label: column.name,
    kind: "column",
    detail: `${column.source}.${column.name}: ${describeType(column.type)}${column.optional ? ", may be absent" : ""}`,
    ...(column.declaration?.documentation !== undefined && {
      documentation: column.declaration.documentation,
    }),
    order,
  }));
}

export function partOffers(names: readonly string[]): Offer[] {
  return names.map((label) => ({
    label,
    kind: "part",
    ...(Object.hasOwn(partHelp, label) && { documentation: partHelp[label as keyof typeof partHelp] }),
    order: orderOf.near,
  }));
}
