/**
 * Law: a name that is read where a row is in reach is a column's alone. What took the column's name is the
 * mistake, so it is told there, once, however often the column is read.
 */

import type { ColumnSymbol } from "../checked-plan.js";
import type { Checking, Definition } from "../checking.js";
import { definitionName } from "../definition-name.js";

/** More places than this say nothing more. */
const mostPlaces = 5;

export function namesMeanOneThing(checking: Checking): void {
  for (const [symbol, columns] of checking.rivals) {
    const name = definitionName(symbol);
    const [first, ...others] = columns.keys();
    if (name === undefined || first === undefined) continue;
    const what = kindOf(symbol);
    const reads = [...columns].flatMap(([column, uses]) => [...uses].map((use) => ({ column, use })));
    checking.report({
      code: "ambiguous-name",
      span: name.span,
      message: `\`${symbol.name}\` is a ${what}, and also a column of ${listed([first, ...others])}`,
      help: `Give the ${what} another name, or write \`${qualified(first)}\` wherever the column is meant`,
      related: reads.slice(0, mostPlaces).map(({ column, use }) => ({
        span: use.span,
        message: `Read as the column of \`${column.source}\``,
      })),
      fixes: [
        {
          title: `Write \`${qualified(first)}\` where the column is read`,
          edits: reads.map(({ column, use }) => ({ span: use.span, text: qualified(column) })),
        },
      ],
    });
  }
}

function qualified({ source, name }: ColumnSymbol): string {
  return `${source}.${name}`;
}

function listed(columns: readonly ColumnSymbol[]): string {
  return columns.map(({ source }) => `\`${source}\``).join(", ");
}

function kindOf(symbol: Definition): string {
  return symbol.kind === "figure" ? symbol.statements[0].kind : symbol.kind;
}
