/** What an expression is a fixed multiple of: twice the attainment is one of attainment. */

import type { Expression } from "../../syntax/ast.js";
import type { FigureSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { valueKey } from "../infer/presence.js";
import { isFixed } from "./is-fixed.js";

/** What is known about figures so far; one that goes in a circle is a multiple of nothing. */
export interface Multiples {
  readonly checking: Checking;
  readonly known: Map<FigureSymbol, readonly string[]>;
}

/** Whether base and axis are fixed multiples of one thing. */
export function areMultiples(base: Expression, axis: Expression, multiples: Multiples): boolean {
  const ofAxis = new Set(multiplied(axis, multiples));
  return multiplied(base, multiples).some((core) => ofAxis.has(core));
}

/** What an expression is a fixed multiple of, figures also by what they are. */
function multiplied(expression: Expression, multiples: Multiples): readonly string[] {
  switch (expression.kind) {
    case "group":
      return multiplied(expression.inner, multiples);
    case "negate":
      return multiplied(expression.operand, multiples);
    case "convert":
      return multiplied(expression.value, multiples);
    case "else":
      return multiplied(expression.value, multiples);
    case "arithmetic": {
      const { left, right, operator } = expression;
      const ofLeft = isFixed(right, multiples.checking) ? multiplied(left, multiples) : [];
      if (operator === "/") return ofLeft;
      if (operator !== "*") return [textKey(expression)];
      const ofRight = isFixed(left, multiples.checking) ? multiplied(right, multiples) : [];
      return [...new Set([...ofLeft, ...ofRight])];
    }
    case "reference": {
      const head = multiples.checking.meaningOf.get(expression)?.head;
      const own = valueKey(expression, multiples.checking) ?? textKey(expression);
      if (head?.kind !== "figure" || head.figure.kind !== "figure") return [own];
      return [own, ...figureMultiplied(head.figure, multiples)];
    }
    case "aggregate":
    case "choice":
      return [textKey(expression)];
    default:
      return [];
  }
}

export function figureMultiplied(figure: FigureSymbol, multiples: Multiples): readonly string[] {
  const [first, ...others] = figure.statements;
  const answer = multiples.known.get(figure);
  if (answer || others.length > 0) return answer ?? [];
  multiples.known.set(figure, []);
  const all = multiplied(first.value, multiples);
  multiples.known.set(figure, all);
  return all;
}

/** The same text for expressions that are written alike. */
function textKey(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => (key === "span" ? undefined : value));
}
