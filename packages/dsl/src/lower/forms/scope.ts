/** `for ann from ... through ...`: for whom and when a version stands. */

import type { Scope as LoweredScope } from "@attain/engine";
import type { Scope } from "../../syntax/ast.js";

export function lowerScope(scope: Scope | undefined): LoweredScope {
  return {
    ...(scope?.payee && { payee: scope.payee.text }),
    ...(scope?.from && { from: scope.from.value }),
    ...(scope?.through && { through: scope.through.value }),
  };
}

/** A value's own scope narrows the statement's; where both speak, the value's words count. */
export function narrowed(outer: Scope | undefined, inner: Scope | undefined): LoweredScope {
  return { ...lowerScope(outer), ...lowerScope(inner) };
}
