/** Values for single payees (`for ann : 9%`): they can only be read where it is known whose value is asked for. */

import type { Reference, Scope as Validity } from "../../syntax/ast.js";
import type { PlanSymbol } from "../checked-plan.js";
import type { Checking, Definition } from "../checking.js";
import type { Scope } from "./scope.js";

/** Whether this place may read the values; if not, that has been reported. */
export function passOwnValuesOn(
  symbol: PlanSymbol,
  reference: Reference,
  scope: Scope,
  checking: Checking,
): boolean {
  const owner = hasOwnValues(symbol) ? symbol : checking.readsOwnValues.get(symbol);
  if (owner === undefined) return true;
  const { figure, row, definition } = scope;
  if (row === undefined && figure === undefined) {
    if (definition) checking.readsOwnValues.set(definition, owner);
    return true;
  }
  // Behind a credit the receiver's value counts.
  if (row?.credit || (figure && figure.owner !== "plan")) return true;
  reportNobody(symbol, owner, reference, scope, checking);
  return false;
}

function hasOwnValues(symbol: PlanSymbol): boolean {
  return validities(symbol).some((validity) => validity?.payee !== undefined);
}

function validities(symbol: PlanSymbol): readonly (Validity | undefined)[] {
  switch (symbol.kind) {
    case "parameter":
      return symbol.statements.flatMap(({ values }) => values.map(({ scope }) => scope));
    case "table":
    case "tiers":
    case "matrix":
      return symbol.statements.map(({ scope }) => scope);
    default:
      return [];
  }
}

function reportNobody(
  symbol: PlanSymbol,
  owner: Definition,
  reference: Reference,
  { row, figure }: Scope,
  checking: Checking,
): void {
  const what =
    symbol === owner ? `\`${symbol.name}\` has` : `\`${symbol.name}\` reads \`${owner.name}\`, which has`;
  const uncredited = row && !figure ? row.source.name : undefined;
  checking.report({
    code: "no-payee-here",
    span: reference.head.span,
    message: `${what} values for single payees, and ${
      uncredited === undefined
        ? "this is one number for the whole plan"
        : `a row of \`${uncredited}\` has not been credited to anybody yet`
    }`,
    help:
      uncredited === undefined
        ? "Leave `plan` out of the grain, so that each payee has a number"
        : `Read \`${symbol.name}\` in a component or in a credit of this credit, where it is known who earns`,
  });
}
