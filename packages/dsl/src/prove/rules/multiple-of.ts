/** An expression as a number times one thing: `3 * payee.target_pay` is three times that column. */

import { exact, type Fraction } from "@attain/engine";
import type { Expression } from "../../syntax/ast.js";
import { isPoint } from "../domains/domain.js";
import { type Domains, domainOf } from "../domains/domain-of.js";
import { expressionKey } from "../expression-key.js";

export interface Multiple {
  readonly factor: Fraction;
  /** Empty for a number by itself. */
  readonly of: string;
}

export function multipleOf(expression: Expression, domains: Domains): Multiple {
  const known = domainOf(expression, domains);
  if (known.kind === "numbers" && known.lower && isPoint(known)) return { factor: known.lower.value, of: "" };
  const inner = (part: Expression) => multipleOf(part, domains);
  switch (expression.kind) {
    case "group":
      return inner(expression.inner);
    case "arithmetic": {
      const [left, right] = [inner(expression.left), inner(expression.right)];
      if (expression.operator === "*" && (left.of === "" || right.of === "")) {
        return { factor: exact.multiply(left.factor, right.factor), of: left.of === "" ? right.of : left.of };
      }
      const factor =
        expression.operator === "/" && right.of === "" && exact.divide(left.factor, right.factor);
      return factor ? { factor, of: left.of } : whole(expression, domains);
    }
    default:
      return whole(expression, domains);
  }
}

function whole(expression: Expression, { plan }: Domains): Multiple {
  return { factor: exact.one, of: expressionKey(expression, plan) };
}
