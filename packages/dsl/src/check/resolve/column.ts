/** Columns by their names. */

import type { Name } from "../../syntax/ast.js";
import type { ColumnSymbol, SourceSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import type { Scope } from "./scope.js";
import { type Candidate, reportUnknown, words } from "./unknown-name.js";

/** Remembers that a column is read here, and checks it before if it is a formula. */
export function readColumn(column: ColumnSymbol, name: Name, scope: Scope, checking: Checking): void {
  checking.symbolOf.set(name, column);
  addDependency(scope.definition, column, checking);
  checking.ensure(column);
}

/** A column by name; an unknown one is reported, unless its data could not be read whole. */
export function columnOf(source: SourceSymbol, name: Name, checking: Checking): ColumnSymbol | undefined {
  const column = source.columns.get(name.text);
  if (column === undefined && !source.statement.broken) {
    const builtIn = source === checking.settings.roster && source.columns.has("manager") ? ["managers"] : [];
    reportUnknown(
      {
        name,
        message: `\`${source.name}\` has no column \`${name.text}\``,
        ...(name.text === "from" && {
          help: () => `Only \`dated\` data has a \`from\`: write \`data ${source.name} dated\``,
          related: [{ span: source.statement.name.span, message: "Without `dated` here" }],
        }),
        candidates: () => [...columnCandidates(source), ...words(builtIn)],
      },
      checking,
    );
  }
  return column;
}

export function columnCandidates(source: SourceSymbol): Candidate[] {
  return [...source.columns.values()].map((column) => ({ text: column.name, definition: column }));
}

/** The first data that has a column of this name. */
export function sourceWithColumn(text: string, { symbols }: Checking): SourceSymbol | undefined {
  return [...symbols.values()].find(
    (symbol): symbol is SourceSymbol => symbol.kind === "source" && symbol.columns.has(text),
  );
}
