/** Expressions: the grammar reads a flat list of operands and operators, here they get their order. */

import type { IToken } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import { invariant } from "../../invariant.js";
import { type Span, spanning } from "../../source/span.js";
import type {
  Aggregate,
  ChoiceCase,
  Expression,
  Otherwise,
  Reference,
  WeightedItem,
  Window,
} from "../ast.js";
import type {
  AggregateCstNode,
  ArithmeticCstNode,
  ArithmeticOperatorCstNode,
  AtomCstNode,
  ChoiceCaseCstNode,
  ChoiceCstNode,
  ConditionCstNode,
  ExpressionCstNode,
  FactorCstNode,
  ItemCstNode,
  MissingLineCstNode,
  OtherwiseLineCstNode,
  ReferenceCstNode,
  WeightedListCstNode,
  WindowCstNode,
} from "../cst.js";
import { type Building, chosen, nameOf, only, sole, spanOf, tokenSpan, wordOf } from "./building.js";
import { constantOf, negated, numberLiteral, percentLiteral } from "./literals.js";
import { pathOf, periodUnit } from "./parts.js";
import { arrange, type Operand } from "./precedence.js";

/** Deeper trees would exhaust the stack of those who walk them. */
const mostOperators = 500;

export function expressionOf(build: Building, node: ExpressionCstNode): Expression {
  const operators = (node.children.operator ?? []).map((operator) => {
    const arithmetic = operator.children.arithmeticOperator?.[0];
    return arithmetic ? operatorToken(arithmetic) : only(Object.values(operator.children).flat() as IToken[]);
  });
  return withRoom(build, operators.length, spanOf(node), () =>
    arrange(
      build,
      node.children.condition.map((condition) => conditionOf(build, condition)),
      operators,
    ),
  );
}

export function arithmeticOf(build: Building, node: ArithmeticCstNode): Expression {
  const operators = (node.children.arithmeticOperator ?? []).map(operatorToken);
  return withRoom(build, operators.length, spanOf(node), () =>
    arrange(
      build,
      node.children.factor.map((factor) => ({ expression: factorOf(build, factor) })),
      operators,
    ),
  );
}

/** Counts the operators of this expression and of those around it, which is how deep the tree can get. */
function withRoom(build: Building, operators: number, span: Span, make: () => Expression): Expression {
  if (build.operatorsAround + operators > mostOperators) {
    build.report(
      diagnose("expression-too-long", span, `This expression has more than ${mostOperators} operators`, {
        help: "Give parts of it a name of their own, as measures",
      }),
    );
    return { kind: "unread", span };
  }
  build.operatorsAround += operators;
  const made = make();
  build.operatorsAround -= operators;
  return made;
}

function operatorToken(node: ArithmeticOperatorCstNode): IToken {
  return sole(node.children);
}

function conditionOf(build: Building, node: ConditionCstNode): Operand {
  const not = node.children.not?.[0];
  const expression = factorOf(build, only(node.children.factor));
  return not ? { expression, not: tokenSpan(not) } : { expression };
}

/** A minus belongs to its number, where there is one; a conversion binds closer than a minus. */
function factorOf(build: Building, node: FactorCstNode): Expression {
  const { Minus, Code, path } = node.children;
  const atom = atomOf(build, only(node.children.atom));
  const minus = Minus?.[0];
  const code = Code?.[0];
  const literal = minus && isLiteral(atom) ? negated(atom, spanning(tokenSpan(minus), atom.span)) : undefined;
  const operand = literal ?? atom;
  const value: Expression = code
    ? {
        kind: "convert",
        span: spanning(operand.span, spanOf(node)),
        value: operand,
        currency: nameOf(code),
        on: pathOf(only(path)),
      }
    : operand;
  return minus && !literal ? { kind: "negate", span: spanOf(node), operand: value } : value;
}

function isLiteral(expression: Expression): expression is Parameters<typeof negated>[0] {
  switch (expression.kind) {
    case "number":
    case "money":
    case "quantity":
    case "percent":
    case "date":
    case "period":
    case "text":
    case "yesno":
    case "none":
      return true;
    default:
      return false;
  }
}

function atomOf(build: Building, node: AtomCstNode): Expression {
  const { constant, expression, aggregate, choice, weightedList, reference } = node.children;
  if (constant) return constantOf(build, only(constant));
  if (expression) return { kind: "group", span: spanOf(node), inner: expressionOf(build, only(expression)) };
  if (aggregate) return aggregateOf(build, only(aggregate));
  if (choice) return choiceOf(build, only(choice));
  if (weightedList) return weightedOf(build, only(weightedList));
  return referenceOf(build, only(reference));
}

function aggregateOf(build: Building, node: AggregateCstNode): Aggregate {
  const [value, where] = node.children.expression;
  const window = node.children.window?.[0];
  const word = wordOf(only(node.children.AggregateWord));
  invariant(isAggregate(word), "an aggregate has one of five names");
  return {
    kind: "aggregate",
    span: spanOf(node),
    function: word,
    value: expressionOf(build, only(value && [value])),
    ...(where ? { where: expressionOf(build, where) } : {}),
    ...(window ? { window: windowOf(window) } : {}),
  };
}

function isAggregate(text: string): text is Aggregate["function"] {
  return ["sum", "count", "average", "lowest", "highest"].includes(text);
}

const toDate = { mtd: "month", qtd: "quarter", htd: "half", ytd: "year" } as const;

function windowOf(node: WindowCstNode): Window {
  const { children } = node;
  if (children.last) {
    const count = numberLiteral(only(children.Number));
    return { kind: "last", span: spanOf(node), count, unit: periodUnit(only(children.PeriodWord)) };
  }
  return { kind: "toDate", span: spanOf(node), unit: toDate[chosen(children, "mtd", "qtd", "htd", "ytd")] };
}

function choiceOf(build: Building, node: ChoiceCstNode): Expression {
  const hit = wordOf(only(node.children.HitWord));
  invariant(isHit(hit), "a choice begins with a way to choose");
  const otherwise = node.children.otherwiseLine?.[0];
  return {
    kind: "choice",
    span: spanOf(node),
    hit,
    cases: (node.children.choiceCase ?? []).map((branch) => choiceCaseOf(build, branch)),
    ...(otherwise ? { otherwise: otherwiseOf(build, otherwise) } : {}),
  };
}

export function isHit(text: string): text is "unique" | "first" | "sum" | "max" | "min" {
  return ["unique", "first", "sum", "max", "min"].includes(text);
}

function choiceCaseOf(build: Building, node: ChoiceCaseCstNode): ChoiceCase {
  const [when, value] = node.children.expression;
  return {
    kind: "case",
    span: spanOf(node),
    when: expressionOf(build, only(when && [when])),
    value: expressionOf(build, only(value && [value])),
  };
}

export function otherwiseOf(build: Building, node: OtherwiseLineCstNode): Otherwise {
  return {
    kind: "otherwise",
    span: spanOf(node),
    value: expressionOf(build, only(node.children.expression)),
  };
}

function weightedOf(build: Building, node: WeightedListCstNode): Expression {
  return {
    kind: "weighted",
    span: spanOf(node),
    items: (node.children.item ?? []).map((item) => itemOf(build, item)),
    missing: missingOf(only(node.children.missingLine)),
  };
}

export function missingOf(node: MissingLineCstNode): "shared" | "zero" | "fault" {
  return chosen(node.children, "shared", "zero", "fault");
}

export function itemOf(build: Building, node: ItemCstNode): WeightedItem {
  const floor = node.children.itemFloor?.[0];
  const cap = node.children.itemCap?.[0];
  return {
    kind: "item",
    span: spanOf(node),
    weight: percentLiteral(only(node.children.Percent)),
    name: nameOf(only(node.children.Name)),
    value: expressionOf(build, only(node.children.expression)),
    ...(floor ? { floor: expressionOf(build, only(floor.children.expression)) } : {}),
    ...(cap ? { cap: expressionOf(build, only(cap.children.expression)) } : {}),
  };
}

function referenceOf(build: Building, node: ReferenceCstNode): Reference {
  const given = node.children.arguments?.[0];
  return {
    kind: "reference",
    span: spanOf(node),
    head: nameOf(only(node.children.Name)),
    ...(given
      ? { arguments: (given.children.expression ?? []).map((item) => expressionOf(build, item)) }
      : {}),
    path: (node.children.AnyWord ?? []).map(nameOf),
  };
}
