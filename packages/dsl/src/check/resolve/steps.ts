/** From row to row: `rep.manager.region` follows a payee through the roster, twice. */

import type { Name } from "../../syntax/ast.js";
import type { ColumnSymbol, Head, SourceSymbol, Step } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { meaningKey } from "../infer/presence.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { columnCandidates, columnOf, readColumn } from "./column.js";
import { payeesWithoutKey, rosterIsUncertain } from "./roster.js";
import type { Scope } from "./scope.js";
import { reportUnknown } from "./unknown-name.js";

export interface Walk {
  readonly steps: readonly Step[];
  readonly type: Type;
  readonly absent: boolean;
  /** Whether a row on the way is dated. */
  readonly dated: boolean;
}

/** Follows the names from a value of type `start`; nothing when a name leads nowhere (reported). */
export function followSteps(
  start: { readonly head: Head; readonly type: Type; readonly absent: boolean },
  names: readonly Name[],
  scope: Scope,
  checking: Checking,
): Walk | undefined {
  const steps: Step[] = [];
  let { type } = start;
  let dated = false;
  // Whoever has asked for `partner` may go on to `partner.region`.
  const isThere = () => {
    const key = meaningKey({ head: start.head, steps });
    return key !== undefined && scope.present.has(key);
  };
  let absent = start.absent && !isThere();
  for (const name of names) {
    if (type.kind === "unknown") return undefined;
    const source = sourceBehind(type, checking);
    if (source === undefined) {
      if (type.kind !== "payee" || !rosterIsUncertain(checking)) reportNoParts(type, name, checking);
      return undefined;
    }
    if (name.text === "managers" && source === checking.settings.roster && !source.columns.has("managers")) {
      const column = source.columns.get("manager");
      if (column?.type.kind !== "payee") {
        reportNoManager(source, column, name, checking);
        return undefined;
      }
      addDependency(scope.definition, source, checking);
      steps.push({ kind: "managers", column });
      type = { kind: "payees" };
      dated ||= source.statement.dated;
      continue;
    }
    const column = columnOf(source, name, checking);
    if (column === undefined) return undefined;
    readColumn(column, name, scope, checking);
    steps.push({ kind: "through", source, column });
    type = column.type;
    absent = (absent || column.optional) && !isThere();
    dated ||= source.statement.dated;
  }
  return { steps, type, absent, dated };
}

/** The rows a value points at: a payee's in the roster, a reference's in its data. */
function sourceBehind(type: Type, checking: Checking): SourceSymbol | undefined {
  if (type.kind === "payee") return checking.settings.roster;
  if (type.kind !== "reference") return undefined;
  const symbol = checking.symbols.get(type.source);
  return symbol?.kind === "source" ? symbol : undefined;
}

function reportNoParts(type: Type, name: Name, checking: Checking): void {
  const payee = type.kind === "payee";
  checking.report({
    code: "no-such-part",
    span: name.span,
    message: payee
      ? `Nothing is known about a payee, so there is no \`${name.text}\``
      : `\`.${name.text}\` follows ${describeType(type)}, which has no parts`,
    help: payee
      ? "Add data whose only key is of type `payee`, such as `data payees { id : payee key ... }`"
      : "Only a payee or a row of other data can be followed with a dot",
    ...(payee && { related: payeesWithoutKey(checking), cause: "no roster" }),
  });
}

function reportNoManager(
  source: SourceSymbol,
  column: ColumnSymbol | undefined,
  name: Name,
  checking: Checking,
): void {
  if (source.statement.broken || column?.type.kind === "unknown") return;
  if (column) {
    checking.report({
      code: "no-such-part",
      span: name.span,
      message: `\`manager\` of \`${source.name}\` is no payee, so it does not say who manages whom`,
      help: "Write `manager : payee optional`",
      cause: "no manager",
    });
    return;
  }
  reportUnknown(
    {
      name: { ...name, text: "manager" },
      message: `\`${source.name}\` does not say who manages whom`,
      help: () => `Add the column \`manager : payee optional\` to \`${source.name}\``,
      candidates: () => columnCandidates(source),
      implied: true,
    },
    checking,
  );
}
