/**
 * How strongly operators bind, from loosest: `else`, `or`, `and`, `not`, comparisons, `+ -`, `* /`.
 * What has no place in that order, such as a comparison of a comparison, is reported.
 */

import type { IToken } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import { type Span, spanning } from "../../source/span.js";
import type { ComparisonOperator, Expression } from "../ast.js";
import { type Building, only, tokenSpan, wordOf } from "./building.js";

/** An operand with the `not` before it, if there is one. */
export interface Operand {
  readonly expression: Expression;
  readonly not?: Span;
}

const comparisons: ReadonlySet<string> = new Set<ComparisonOperator>(["=", "<>", "<", "<=", ">", ">="]);

export function arrange(
  build: Building,
  operands: readonly Operand[],
  operators: readonly IToken[],
): Expression {
  if (operators.length === 0 && !operands[0]?.not) return only(operands).expression;
  let at = 0;
  const operator = () => operatorText(operators[at]);

  function either(): Expression {
    const value = list("or", () => list("and", negation));
    if (operator() !== "else") return value;
    at += 1;
    const otherwise = list("or", () => list("and", negation));
    return { kind: "else", span: spanning(value.span, otherwise.span), value, otherwise };
  }

  function list(kind: "or" | "and", part: () => Expression): Expression {
    const parts = [part()];
    while (operator() === kind) {
      at += 1;
      parts.push(part());
    }
    const [first] = parts;
    if (parts.length === 1 && first) return first;
    return { kind, span: spanning(only(parts).span, only(parts.slice(-1)).span), operands: parts };
  }

  function negation(): Expression {
    const not = operands[at]?.not;
    const operand = comparison();
    return not ? { kind: "not", span: spanning(not, operand.span), operand } : operand;
  }

  function comparison(): Expression {
    const left = sum();
    const sign = operator();
    if (sign === undefined || !isComparison(sign)) return left;
    at += 1;
    const right: [Expression, ...Expression[]] = [sum(true)];
    while (operator() === "|") {
      at += 1;
      right.push(sum(true));
    }
    return {
      kind: "compare",
      span: spanning(left.span, only(right.slice(-1)).span),
      operator: sign,
      left,
      right,
    };
  }

  /** `inside`: the first operand stands behind an operator, where a `not` has no place. */
  function sum(inside = false): Expression {
    let left = product(inside);
    for (let sign = operator(); sign === "+" || sign === "-"; sign = operator()) {
      at += 1;
      left = join(left, sign, product(true));
    }
    return left;
  }

  function product(inside: boolean): Expression {
    let left = operand(inside);
    for (let sign = operator(); sign === "*" || sign === "/"; sign = operator()) {
      at += 1;
      left = join(left, sign, operand(true));
    }
    return left;
  }

  function operand(inside: boolean): Expression {
    const { expression, not } = only(operands.slice(at, at + 1));
    if (inside && not) {
      build.report(
        diagnose("misplaced-operator", not, "`not` cannot stand after a sign", {
          help: "Put `not` and what it denies in brackets, or before the whole comparison",
        }),
      );
    }
    return expression;
  }

  const value = either();
  const leftOver = operators[at];
  if (!leftOver) return value;
  build.report(diagnose("misplaced-operator", tokenSpan(leftOver), ...misplaced(wordOf(leftOver))));
  return { kind: "unread", span: spanning(value.span, only(operands.slice(-1)).expression.span) };
}

/** Words by what they were read as, signs as they are written. */
function operatorText(token: IToken | undefined): string | undefined {
  if (!token) return undefined;
  const word = wordOf(token);
  return word === "else" || word === "or" || word === "and" ? word : token.image;
}

function join(left: Expression, operator: "+" | "-" | "*" | "/", right: Expression): Expression {
  return { kind: "arithmetic", span: spanning(left.span, right.span), operator, left, right };
}

function isComparison(sign: string): sign is ComparisonOperator {
  return comparisons.has(sign);
}

function misplaced(sign: string): [message: string, extras: { help: string }] {
  if (sign === "else") {
    return [
      "A second `else` follows the first",
      { help: "Put the first `else` and its two values in brackets" },
    ];
  }
  if (sign === "Bar") {
    return [
      "`|` parts alternatives, but nothing is compared here",
      { help: 'Write a comparison before it, such as role = "AE" | "Senior AE"' },
    ];
  }
  return [
    "A comparison cannot be compared again",
    { help: "Join two comparisons with `and`, such as x > 1 and x < 5" },
  ];
}
