/** As many values as a table or function takes. */

import type { Expression, Reference } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

export function countFits(
  name: string,
  given: readonly Expression[],
  [least, most]: readonly [number, number],
  reference: Reference,
  checking: Checking,
): boolean {
  if (given.length >= least && given.length <= most) return true;
  const wanted =
    most === Number.POSITIVE_INFINITY ? `${least} values or more` : `${least} value${least === 1 ? "" : "s"}`;
  checking.report({
    code: "wrong-argument-count",
    span: reference.span,
    message: `\`${name}\` takes ${wanted}, but ${given.length} ${given.length === 1 ? "is" : "are"} given`,
    help: "Write one value for each, separated by commas",
  });
  return false;
}
