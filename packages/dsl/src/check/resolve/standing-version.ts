/** Which of several versions stands for somebody on a day. */

import type { Scope } from "../../syntax/ast.js";

export interface StandingFor {
  readonly day: string;
  readonly payee?: string;
}

/** What is in force on the day: one's own before everybody's, then the one that began last. */
export function standingVersion<T extends { readonly scope?: Scope }>(
  versions: readonly T[],
  { day, payee }: StandingFor,
): T | undefined {
  const inForce = versions.filter(({ scope }) => {
    if (scope?.payee !== undefined && scope.payee.text !== payee) return false;
    return (scope?.from?.value ?? "") <= day && (scope?.through === undefined || day <= scope.through.value);
  });
  const rank = ({ scope }: T) => `${scope?.payee === undefined ? "0" : "1"}${scope?.from?.value ?? ""}`;
  return inForce.toSorted((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0))[0];
}
