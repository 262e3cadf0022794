/** `corporate(revenue, eps)`: a matrix with a number for each of its axes. */

import type { Expression, Reference } from "../../syntax/ast.js";
import type { MatrixSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { checkVersionedUse } from "../infer/dated.js";
import { infer } from "../infer/infer.js";
import { readAs } from "../infer/read.js";
import { countFits } from "./call-count.js";
import { passPayeeOn } from "./named.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";

export function resolveMatrix(
  matrix: MatrixSymbol,
  reference: Reference,
  given: readonly Expression[],
  scope: Scope,
  checking: Checking,
): Resolution {
  addDependency(scope.definition, matrix, checking);
  checking.ensure(matrix);
  const { axes } = matrix.statements[0];
  const isBroken = matrix.statements.some(({ broken }) => broken);
  if (isBroken || !countFits(matrix.name, given, [axes.length, axes.length], reference, checking)) {
    for (const argument of given) infer(argument, scope, checking);
    return "reported";
  }
  given.forEach((argument, index) => {
    const type = matrix.axisTypes[index];
    const name = axes[index]?.name.text ?? "";
    if (type) readAs(argument, type, `\`${name}\` of \`${matrix.name}\``, scope, checking);
  });
  checkVersionedUse(
    `\`${matrix.name}\``,
    matrix.statements.map((each) => each.scope),
    reference.span,
    scope,
    checking,
  );
  if (!passPayeeOn(matrix, reference, scope, checking)) return "reported";
  return { head: { kind: "matrix", matrix }, type: matrix.type, absent: false, rest: reference.path };
}
