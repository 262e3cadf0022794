/** Finds a value held between two bounds the wrong way round, as `min(max(x, 200%), 100%)`: only one is ever left. */

import { exact } from "@attain/engine";
import type { Expression, Reference } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Analysing } from "../analysing.js";
import { multipleOf } from "./multiple-of.js";

export function boundsAreInOrder(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind === "test" || statement.kind === "given") continue;
    if (statement.broken || !analysing.isSound(statement.span)) continue;
    visitNodes(statement, (node) => {
      if (node.kind === "reference") check(node, analysing);
    });
  }
}

type Extreme = "min" | "max";

function check(outer: Reference, analysing: Analysing): void {
  const name = extremeOf(outer, analysing);
  if (name === undefined) return;
  const parts = outer.arguments ?? [];
  for (const part of parts) {
    const inner = bare(part);
    if (inner.kind !== "reference" || extremeOf(inner, analysing) !== opposite(name)) continue;
    for (const bound of parts) {
      if (bound === part) continue;
      const crossed = inner.arguments?.find((limit) => crosses(name, limit, bound, analysing));
      if (crossed === undefined) continue;
      const [left, right] = [analysing.textOf(bound.span), analysing.textOf(crossed.span)];
      analysing.report("bounds-crossed", outer.span, `This is always ${left}`, {
        help: `Swap the bounds: nothing lies ${name === "min" ? `above ${right} and below ${left}` : `below ${right} and above ${left}`}`,
        related: [{ span: crossed.span, message: `The bound that ${left} leaves nothing of` }],
      });
      return;
    }
  }
}

/** Whether everything on the inner bound's side is beyond the outer one. */
function crosses(outer: Extreme, limit: Expression, bound: Expression, { domains }: Analysing): boolean {
  const [inner, own] = [multipleOf(limit, domains), multipleOf(bound, domains)];
  if (inner.of !== own.of) return false;
  // Of a column, more of it is more only while it is not negative.
  if (inner.of !== "" && (exact.sign(inner.factor) <= 0 || exact.sign(own.factor) <= 0)) return false;
  const order = exact.compare(inner.factor, own.factor);
  return outer === "min" ? order > 0 : order < 0;
}

function extremeOf(node: Reference, { plan }: Analysing): Extreme | undefined {
  const head = plan.meaningOf.get(node)?.head;
  return head?.kind === "function" && (head.name === "min" || head.name === "max") ? head.name : undefined;
}

function opposite(name: Extreme): Extreme {
  return name === "min" ? "max" : "min";
}

function bare(expression: Expression): Expression {
  return expression.kind === "group" ? bare(expression.inner) : expression;
}
