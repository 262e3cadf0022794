/** What a reference means: a column of the row in scope, the payee, or something with a name of its own. */

import type { Name, Reference } from "../../syntax/ast.js";
import type { Head } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { checkDatedRead } from "../infer/dated.js";
import { referenceKey } from "../infer/presence.js";
import { unknownValue, type Value } from "../infer/value.js";
import type { Type } from "../type.js";
import { groupColumn } from "../types/group.js";
import { resolveCall } from "./call.js";
import { resolveCardPart } from "./card-part.js";
import { sourceWithColumn } from "./column.js";
import { resolveNamed } from "./named.js";
import { namesInScope } from "./names-in-scope.js";
import { resolvePayee } from "./payee.js";
import { resolveInRow } from "./row.js";
import type { Scope } from "./scope.js";
import { followSteps } from "./steps.js";
import { reportUnknown } from "./unknown-name.js";

/** Where a reference starts, before its steps. */
export interface Start {
  readonly head: Head;
  readonly type: Type;
  readonly absent: boolean;
  /** The names after the head: steps to follow. */
  readonly rest: readonly Name[];
  /** Whether the head itself is a dated value, which is read before any step is followed. */
  readonly dated?: boolean;
}

/** A start, an error that has been reported, or a name that this place does not know. */
export type Resolution = Start | "reported" | undefined;

export function resolveReference(reference: Reference, scope: Scope, checking: Checking): Value {
  const start = reference.arguments
    ? resolveCall(reference, reference.arguments, scope, checking)
    : resolveBare(reference, scope, checking);
  if (start === "reported") return unknownValue;
  if (start === undefined) {
    // The name may be that of a column which could not be read.
    if (scope.row?.source.statement.broken) return unknownValue;
    reportUnknown(
      {
        name: reference.head,
        message: `Nothing is called \`${reference.head.text}\``,
        candidates: () => namesInScope(scope, checking),
        help: () => helpFor(reference, checking),
      },
      checking,
    );
    return unknownValue;
  }
  const walk = followSteps(start, start.rest, scope, checking);
  if (walk === undefined) return unknownValue;
  checking.meaningOf.set(reference, { head: start.head, steps: walk.steps });
  if (walk.type.kind === "payees") {
    reportSeveral(reference, checking);
    return unknownValue;
  }
  const what = `\`${[reference.head, ...reference.path].map(({ text }) => text).join(".")}\``;
  if (start.dated) checkDatedRead(what, start.type, reference.span, scope, checking);
  else if (walk.dated) checkDatedRead(what, walk.type, reference.span, scope, checking);
  // A call, such as `prior(x)`, is known by its arguments too.
  const key = walk.absent && reference.arguments ? referenceKey(reference, checking) : undefined;
  return { type: walk.type, absent: walk.absent && !(key !== undefined && scope.present.has(key)) };
}

/** A name without arguments: the nearest meaning counts. */
function resolveBare(reference: Reference, scope: Scope, checking: Checking): Resolution {
  const { head, path } = reference;
  const parameter = scope.parameters?.get(head.text);
  if (parameter) {
    return {
      head: { kind: "argument", index: parameter.index },
      type: parameter.type,
      absent: false,
      rest: path,
    };
  }
  if (scope.row) {
    const found = resolveInRow(reference, scope.row, scope, checking);
    if (found) return found;
  }
  const part = scope.card && resolveCardPart(reference, scope.card, checking);
  if (part) return part;
  if (head.text === "payee") return resolvePayee(reference, scope, checking);
  const group = groupValue(reference, scope, checking);
  if (group) return group;
  const day = periodDay(reference, scope, checking);
  if (day) return day;
  return resolveNamed(reference, scope, checking);
}

/** `team` in a number `per team`, `role` in one `per quarter, role`: the value that makes it. */
function groupValue({ head, path }: Reference, scope: Scope, checking: Checking): Resolution {
  const column = groupColumn(scope.figure);
  if (column === undefined || column.name !== head.text) return undefined;
  const rival = checking.symbols.get(head.text);
  if (rival?.kind === "parameter" || rival?.kind === "figure" || rival?.kind === "component")
    return undefined;
  checking.symbolOf.set(head, column);
  return { head: { kind: "group", column }, type: column.type, absent: false, rest: path };
}

/** `opening` and `closing`: the first and last day of the figure's period, unless something is called so. */
function periodDay({ head, path }: Reference, scope: Scope, checking: Checking): Resolution {
  if (head.text !== "opening" && head.text !== "closing") return undefined;
  const hasPeriod = scope.figure !== undefined && scope.figure.owner !== "credit" && scope.row === undefined;
  if (!hasPeriod || checking.symbols.has(head.text)) return undefined;
  const on = head.text;
  return { head: { kind: "periodDay", on }, type: { kind: "date" }, absent: false, rest: path };
}

/** A column without its data set is the likeliest reason for a name nobody knows. */
function helpFor({ head: { text } }: Reference, checking: Checking): string | undefined {
  const source = sourceWithColumn(text, checking);
  if (source === undefined) return undefined;
  const qualified = source === checking.settings.roster ? `payee.${text}` : `${source.name}.${text}`;
  return `\`${text}\` is a column of \`${source.name}\`: write \`${qualified}\``;
}

function reportSeveral(reference: Reference, checking: Checking): void {
  checking.report({
    code: "type-mismatch",
    span: reference.span,
    message: "`managers` stands for several payees, and one value is needed here",
    help: "Use `managers` as the receiver of a credit, or `manager` for the nearest one",
  });
}
