/** Values that are known without a run: literals, parameters on a day, and the figures of an example. */

import { exact, type Fraction } from "@attain/engine";
import type { CheckedPlan, ParameterSymbol } from "../../check/checked-plan.js";
import { standingVersion } from "../../check/resolve/standing-version.js";
import { constantOf } from "../../lower/literal.js";
import type { Expression } from "../../syntax/ast.js";

export interface Known {
  readonly plan: CheckedPlan;
  /** The day on which dated values are read. */
  readonly day: string;
  readonly payee?: string;
  /** Figures of the example, by name. */
  readonly figures: ReadonlyMap<string, Fraction>;
}

export function knownValue(expression: Expression, known: Known): Fraction | undefined {
  switch (expression.kind) {
    case "number":
    case "percent":
    case "money":
    case "quantity": {
      const constant = constantOf(expression);
      return constant && exact.fromText(constant.value);
    }
    case "group":
      return knownValue(expression.inner, known);
    case "negate": {
      const value = knownValue(expression.operand, known);
      return value && exact.negate(value);
    }
    case "arithmetic": {
      const left = knownValue(expression.left, known);
      const right = knownValue(expression.right, known);
      return left && right && calculated(expression.operator, left, right);
    }
    case "reference": {
      const head = known.plan.meaningOf.get(expression)?.head;
      if (expression.path.length > 0) return undefined;
      if (head?.kind === "parameter") return parameterValue(head.parameter, known);
      return head?.kind === "figure" ? known.figures.get(head.figure.name) : undefined;
    }
    default:
      return undefined;
  }
}

function calculated(operator: "+" | "-" | "*" | "/", left: Fraction, right: Fraction): Fraction | undefined {
  switch (operator) {
    case "+":
      return exact.add(left, right);
    case "-":
      return exact.subtract(left, right);
    case "*":
      return exact.multiply(left, right);
    case "/":
      return exact.divide(left, right);
  }
}

function parameterValue({ statements }: ParameterSymbol, known: Known): Fraction | undefined {
  const values = statements.flatMap((statement) => statement.values);
  const version = standingVersion(values, known);
  return version && knownValue(version.value, known);
}
