/** Which statements a plan can take from another file, and which belong to their own plan alone. */

import { unreachable } from "../invariant.js";
import type { Statement } from "../syntax/ast.js";

/** What is paid, booked, tried and proved is a matter of the plan it stands in. */
export type SharedStatement = Exclude<
  Statement,
  { readonly kind: "plan" | "payout" | "journal" | "given" | "test" | "prove" }
>;

export function isShared(statement: Statement): statement is SharedStatement {
  switch (statement.kind) {
    case "plan":
    case "payout":
    case "journal":
    case "given":
    case "test":
    case "prove":
      return false;
    case "data":
    case "param":
    case "table":
    case "matrix":
    case "tiers":
    case "credit":
    case "measure":
    case "quota":
    case "scorecard":
    case "goal":
    case "component":
    case "award":
      return true;
    default:
      return unreachable(statement);
  }
}

export function sharesOf(
  statements: readonly Statement[],
): ReadonlyMap<string, readonly [SharedStatement, ...SharedStatement[]]> {
  const shares = new Map<string, readonly [SharedStatement, ...SharedStatement[]]>();
  for (const statement of statements.filter(isShared)) {
    const { text } = statement.name;
    const versions = shares.get(text);
    if (text !== "") shares.set(text, versions ? [...versions, statement] : [statement]);
  }
  return shares;
}
