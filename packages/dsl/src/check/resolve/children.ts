/** Aggregates where a row is in scope: they run over the rows that refer to it. */

import type { Name } from "../../syntax/ast.js";
import type { AggregateMeaning } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import type { Aggregated } from "./aggregated-name.js";
import type { Row, Scope } from "./scope.js";

export function childrenMeaning(
  symbol: Exclude<Aggregated, { kind: "other" }>,
  name: Name,
  row: Row,
  scope: Scope,
  checking: Checking,
): AggregateMeaning | undefined {
  if (symbol.kind !== "source") {
    checking.report({
      code: "no-period-here",
      span: name.span,
      message: `Only rows that refer to this row of \`${row.source.name}\` can be taken together here, not \`${symbol.name}\``,
      help: "Take them together in a measure, where there is a payee and a period",
    });
    return undefined;
  }
  addDependency(scope.definition, symbol, checking);
  const links = [...symbol.columns.values()].filter(
    ({ type }) => type.kind === "reference" && type.source === row.source.name,
  );
  const [reference, another] = links;
  if (reference && !another) return { kind: "children", source: symbol, reference };
  if (symbol.statement.broken) return undefined;
  checking.report({
    code: "no-link",
    span: name.span,
    message: another
      ? `\`${symbol.name}\` refers to \`${row.source.name}\` by several columns: ${links.map((link) => `\`${link.name}\``).join(", ")}`
      : `No column of \`${symbol.name}\` refers to \`${row.source.name}\``,
    help: another
      ? "Keep one of them a reference"
      : `Declare the column that holds the key with the type \`${row.source.name}\``,
  });
  return undefined;
}
