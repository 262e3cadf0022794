/** Finds texts of one column that differ in nothing but capitals or spaces: rows can hold only one of them. */

import type { Expression, TextLiteral } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { expressionKey } from "../expression-key.js";

export function textsAreSpelledOneWay(analysing: Analysing): void {
  const seen = new Map<string, TextLiteral>();
  const check = (column: string, literal: TextLiteral) => {
    const key = `${column} ${plain(literal.value)}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, literal);
    else if (before.value !== literal.value) report(before, literal, analysing);
  };
  for (const { left, right } of analysing.uses.comparisons) {
    if (!isFreeText(left, analysing)) continue;
    const column = expressionKey(left, analysing.plan);
    for (const side of right) if (side.kind === "text") check(column, side);
  }
  for (const symbol of analysing.plan.symbols.values()) {
    if (symbol.kind !== "table") continue;
    const [call] = analysing.uses.calls.get(symbol.name) ?? [];
    for (const { rows } of symbol.statements) {
      for (const { cells } of rows) {
        cells.forEach((cell, index) => {
          const given = call?.node.arguments?.[index];
          if (cell.kind !== "valuesCell" || (given && !isFreeText(given, analysing))) return;
          const column = given ? expressionKey(given, analysing.plan) : `${symbol.name} ${index}`;
          for (const value of cell.values) if (value.kind === "text") check(column, value);
        });
      }
    }
  }
}

/** Of a declared choice a text that is none of it is an error already. */
function isFreeText(expression: Expression, { plan }: Analysing): boolean {
  return plan.typeOf.get(expression)?.kind === "text";
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}

function report(before: TextLiteral, literal: TextLiteral, analysing: Analysing): void {
  if (!analysing.isSound(literal.span)) return;
  const written = JSON.stringify(before.value);
  analysing.report(
    "two-spellings",
    literal.span,
    `This is ${JSON.stringify(literal.value)}, and ${written} in another place; no row holds both`,
    {
      help: "Write it as the rows have it",
      related: [{ span: before.span, message: "The other spelling" }],
      fixes: [{ title: `Write ${written}`, edits: [{ span: literal.span, text: written }] }],
    },
  );
}
