/** `matrix`: its type, its axes, and versions that agree on both. */

import type { MatrixStatement } from "../../syntax/ast.js";
import type { MatrixSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { describeType } from "../types/describe-type.js";
import { unknown } from "../types/unify.js";
import { typeOfNode } from "./type-of-node.js";
import { checkVersions, reportDifference } from "./versions.js";

/** Edges are typed when they are checked; until then they fit everything. */
export function declareMatrix(
  name: string,
  statements: readonly [MatrixStatement, ...MatrixStatement[]],
  checking: Checking,
): MatrixSymbol {
  const [first, ...others] = statements;
  checkVersions(
    name,
    statements.map(({ scope, name }) => ({ span: name.span, ...(scope && { scope }) })),
    checking,
  );
  const type = typeOfNode(first.type, "value", checking);
  for (const other of others) {
    const written = typeOfNode(other.type, "value", checking);
    if (axesOf(other) !== axesOf(first)) reportDifference(other, "list of axes", checking);
    else if (describeType(written) !== describeType(type)) reportDifference(other, "type", checking);
  }
  checkAxisNames(first, checking);
  return { kind: "matrix", name, statements, type, axisTypes: first.axes.map(() => unknown) };
}

function axesOf({ axes }: MatrixStatement): string {
  return axes.map(({ name, reading }) => `${name.text} ${reading}`).join(", ");
}

function checkAxisNames({ axes }: MatrixStatement, checking: Checking): void {
  const seen = new Set<string>();
  for (const { name } of axes) {
    if (seen.has(name.text)) {
      checking.report({
        code: "duplicate-name",
        span: name.span,
        message: `Two axes are called \`${name.text}\``,
        help: "Give one of them another name",
      });
    }
    seen.add(name.text);
  }
}
