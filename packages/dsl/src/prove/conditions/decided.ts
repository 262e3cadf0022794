/** Whether a condition is decided by what its sides can come to, whatever is in the rows. */

import type { Expression } from "../../syntax/ast.js";
import type { Domains } from "../domains/domain-of.js";
import { truth } from "./truth.js";

const nothingAssumed = new Map<string, never>();

export function decided(condition: Expression, domains: Domains): boolean | undefined {
  return truth(condition, nothingAssumed, domains);
}
