/** The payouts of a text: everybody's, and those of single payees, which stand instead of it. */

import type { PayoutStatement, Statement } from "../syntax/ast.js";

export function payoutsOf(statements: readonly Statement[]): readonly PayoutStatement[] {
  return statements.filter((statement) => statement.kind === "payout");
}

/** What stands for everybody who has none of their own. */
export function generalPayout(statements: readonly Statement[]): PayoutStatement | undefined {
  return payoutsOf(statements).find((payout) => !isPersonal(payout));
}

export function isPersonal({ scope }: PayoutStatement): boolean {
  return scope?.payee !== undefined;
}
