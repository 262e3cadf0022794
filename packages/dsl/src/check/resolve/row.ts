/** Names where a row is in scope: its columns, its data set or credit in front of them, its receiver. */

import type { Name, Reference } from "../../syntax/ast.js";
import type { ColumnSymbol, CreditSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { columnOf, readColumn } from "./column.js";
import type { Resolution } from "./reference.js";
import { noteRival } from "./rival.js";
import type { Row, Scope } from "./scope.js";

/** What a name means in a row; nothing when the row does not know it. */
export function resolveInRow(reference: Reference, row: Row, scope: Scope, checking: Checking): Resolution {
  const { head, path } = reference;
  const { source, credit } = row;
  if (head.text === "payee" && credit && !meansReceiver(head, credit, checking)) return "reported";
  if (head.text === "payee" && credit) return undefined;
  const column = source.columns.get(head.text);
  if (column) noteRival(head, column, row, checking);
  if (column) return columnStart(column, head, path, scope, checking);
  if (credit?.name === head.text) return creditPart(reference, credit, scope, checking);
  if (source.name === head.text) return sourcePart(reference, row, scope, checking);
  return undefined;
}

function columnStart(
  column: ColumnSymbol,
  name: Name,
  rest: readonly Name[],
  scope: Scope,
  checking: Checking,
): Resolution {
  readColumn(column, name, scope, checking);
  return { head: { kind: "column", column }, type: column.type, absent: column.optional, rest };
}

/** `booking`, `booking.share`, `booking.date`, `booking.payee`, `booking.amount`. */
function creditPart(
  reference: Reference,
  credit: CreditSymbol,
  scope: Scope,
  checking: Checking,
): Resolution {
  const [part, ...rest] = reference.path;
  checking.symbolOf.set(reference.head, credit);
  addDependency(scope.definition, credit, checking);
  checking.ensure(credit);
  if (part === undefined) {
    return { head: { kind: "credited", credit }, type: credit.type, absent: false, rest };
  }
  switch (part.text) {
    case "share":
      return { head: { kind: "share", credit }, type: { kind: "percent" }, absent: false, rest };
    case "date":
      return { head: { kind: "creditDate", credit }, type: { kind: "date" }, absent: false, rest };
    case "payee":
      return { head: { kind: "receiver", credit }, type: { kind: "payee" }, absent: false, rest };
    default: {
      const column = columnOf(credit.source, part, checking);
      return column ? columnStart(column, part, rest, scope, checking) : "reported";
    }
  }
}

/** `deals.amount`, and `visits` alone, which only `count` can take. */
function sourcePart(reference: Reference, row: Row, scope: Scope, checking: Checking): Resolution {
  const [part, ...rest] = reference.path;
  const { source } = row;
  checking.symbolOf.set(reference.head, source);
  addDependency(scope.definition, source, checking);
  if (part === undefined) {
    return {
      head: { kind: "row", source },
      type: { kind: "reference", source: source.name },
      absent: false,
      rest,
    };
  }
  const column = columnOf(source, part, checking);
  return column ? columnStart(column, part, rest, scope, checking) : "reported";
}

/**
 * `payee` behind a credit is its receiver. A column of that name says something else, unless the
 * credit goes to that column alone.
 */
function meansReceiver(name: Name, credit: CreditSymbol, checking: Checking): boolean {
  const column = credit.source.columns.get("payee");
  if (column === undefined) return true;
  const receivers = credit.statement.clauses.filter((clause) => clause.kind === "receiver");
  if (receivers.every(({ who }) => who.names.length === 1 && who.names[0].text === "payee")) return true;
  checking.report({
    code: "ambiguous-name",
    span: name.span,
    message: `\`payee\` is who receives \`${credit.name}\` and also a column of \`${credit.source.name}\``,
    help: `Write \`${credit.name}.payee\` for the receiver or \`${credit.source.name}.payee\` for the column`,
    cause: `payee of ${credit.name}`,
  });
  return false;
}
