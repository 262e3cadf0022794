/** `payee`: whose figure this is, or who receives the credit in scope. */

import type { Reference } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { ownerOf } from "../types/group.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";

export function resolvePayee(reference: Reference, scope: Scope, checking: Checking): Resolution {
  const { path } = reference;
  const [first, ...rest] = path;
  const { row, figure } = scope;
  const type = { kind: "payee" } as const;
  const ofFigure = figure !== undefined && isPayees(figure);
  const shared = row === undefined && figure === undefined;
  if (first?.text === "months_in_plan" && (ofFigure || shared)) {
    if (shared) rememberPayee(reference, scope, checking);
    return { head: { kind: "monthsInPlan" }, type: { kind: "number" }, absent: false, rest };
  }
  if (row?.credit) return { head: { kind: "receiver", credit: row.credit }, type, absent: false, rest: path };
  if (shared) rememberPayee(reference, scope, checking);
  if (ofFigure || shared) return { head: { kind: "payee" }, type, absent: false, rest: path };
  reportNoPayee(reference, scope, checking);
  return "reported";
}

/** A parameter, table or tiers that reads the payee can only be used where there is one. */
function rememberPayee(reference: Reference, scope: Scope, checking: Checking): void {
  if (scope.definition) checking.readsPayee.set(scope.definition, reference);
}

/** Whether whoever asks here is a payee. */
export function hasPayee(scope: Scope): boolean {
  const { figure, row } = scope;
  return figure ? isPayees(figure) : row === undefined;
}

function isPayees({ owner }: FigureGrain): boolean {
  return owner === "payee" || owner === "credit";
}

export function reportNoPayee(
  reference: Reference,
  scope: Scope,
  checking: Checking,
  through?: string,
): void {
  const path = through === undefined ? "`payee`" : `\`${through}\` reads the payee, which`;
  checking.report({
    code: "no-payee-here",
    span: reference.head.span,
    message:
      scope.row && !scope.figure
        ? `${path} stands for nobody here: a row of \`${scope.row.source.name}\` has not been credited yet`
        : `${path} stands for nobody here: this is one number for ${scope.figure ? ownerOf(scope.figure) : "the whole plan"}`,
    help:
      scope.row && !scope.figure
        ? "Name the column that holds the payee, such as `rep`"
        : "Write only the period in the grain, so that each payee has a number",
  });
}
