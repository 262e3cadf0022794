/** What checking finds out about an expression. */

import type { Type } from "../type.js";
import { unknown } from "../types/unify.js";

export interface Value {
  readonly type: Type;
  /** Whether there may be nothing: an empty optional cell, or a figure outside its dates. */
  readonly absent: boolean;
}

export const unknownValue: Value = { type: unknown, absent: false };

export function present(type: Type): Value {
  return { type, absent: false };
}
