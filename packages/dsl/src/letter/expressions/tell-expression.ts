/** Expressions of the plan as the words of a sentence: values as what they are, conditions as clauses. */

import type { ScorecardSymbol } from "../../check/checked-plan.js";
import { unreachable } from "../../invariant.js";
import type { Aggregate, ComparisonOperator, Expression } from "../../syntax/ast.js";
import type { OrderWord } from "../phrases/phrases.js";
import { joined, say, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { literalText, tellLiteral } from "./tell-literal.js";
import { tellReference } from "./tell-reference.js";

export function tell(expression: Expression, writing: Writing): Text {
  const { phrases } = writing;
  const of = (inner: Expression) => tell(inner, writing);
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
      return tellLiteral(expression, writing);
    case "reference":
      return tellReference(expression, writing, of);
    case "else":
      return phrases.expression.unlessAbsent(of(expression.value), of(expression.otherwise));
    case "or":
    case "and":
    case "not":
    case "compare":
      return tellCondition(expression, writing);
    case "arithmetic":
      return tellArithmetic(expression, writing);
    case "negate":
      return say`\u2212${of(expression.operand)}`;
    case "convert":
      return phrases.expression.converted(
        of(expression.value),
        expression.currency.text,
        joined(
          expression.on.names.map(({ text }) => writing.names.of(text)),
          ".",
        ),
      );
    case "aggregate":
      return tellAggregate(expression, writing);
    case "choice":
      return phrases.expression.cases(
        expression.hit,
        expression.cases.map(({ when, value }) => ({
          value: of(value),
          when: tellCondition(when, writing),
        })),
        expression.otherwise && of(expression.otherwise.value),
      );
    case "weighted":
      if (writing.namesWeighted) return phrases.expression.weightedTotal;
      return phrases.expression.weighted(
        expression.items.map(({ weight, name, value }) => ({
          weight: literalText(weight, writing),
          name: writing.names.of(name.text),
          value: of(value),
        })),
      );
    case "group":
      return phrases.marks.group(of(expression.inner));
    case "unread":
      return joined(writing.written(expression.span), " ");
    default:
      return unreachable(expression);
  }
}

// ---------------------------------------------------------------- conditions

export function tellCondition(expression: Expression, writing: Writing): Text {
  const { marks, expression: phrases } = writing.phrases;
  const of = (inner: Expression) => tellCondition(inner, writing);
  switch (expression.kind) {
    case "or":
      return marks.or(expression.operands.map(of));
    case "and":
      return marks.allOf(expression.operands.map(of));
    case "not":
      return isPlain(expression.operand)
        ? phrases.holdsNot(tell(expression.operand, writing))
        : phrases.not(of(expression.operand));
    case "compare":
      return tellComparison(expression, writing);
    case "group":
      return isConnected(expression.inner) ? marks.group(of(expression.inner)) : of(expression.inner);
    case "reference":
      return phrases.holds(tell(expression, writing));
    default:
      return tell(expression, writing);
  }
}

function isConnected({ kind }: Expression): boolean {
  return kind === "and" || kind === "or" || kind === "not";
}

function isPlain(expression: Expression): boolean {
  return expression.kind === "reference";
}

type Comparison = Extract<Expression, { kind: "compare" }>;

const orderWords: Readonly<Record<ComparisonOperator, OrderWord>> = {
  "=": "equal",
  "<>": "notEqual",
  "<": "less",
  "<=": "atMost",
  ">": "more",
  ">=": "atLeast",
};

function tellComparison({ operator, left, right }: Comparison, writing: Writing): Text {
  const { marks, expression: phrases } = writing.phrases;
  const [first] = right;
  // Brackets that only hold an `else` together are words enough without them.
  const subject = tell(left.kind === "group" && left.inner.kind === "else" ? left.inner : left, writing);
  const isEqual = operator === "=";
  if (right.length === 1 && first.kind === "none") {
    return isEqual ? phrases.isAbsent(subject) : phrases.exists(subject);
  }
  if (right.length === 1 && first.kind === "yesno") {
    return isEqual === first.value ? phrases.holds(subject) : phrases.holdsNot(subject);
  }
  const object = marks.or(right.map((each) => tell(each, writing)));
  switch (writing.plan.typeOf.get(left)?.kind) {
    case "date":
      return phrases.dated(subject, orderWords[operator], object);
    case "text":
    case "choice":
    case "payee":
    case "reference":
    case "period":
    case "yesno":
      if (operator === "=") return phrases.is(subject, object);
      if (operator === "<>") return phrases.isNot(subject, object);
      return phrases.compared(subject, orderWords[operator], object);
    default:
      if (first.kind === "text") {
        return isEqual ? phrases.is(subject, object) : phrases.isNot(subject, object);
      }
      return phrases.compared(subject, orderWords[operator], object);
  }
}

// ---------------------------------------------------------------- arithmetic

type Arithmetic = Extract<Expression, { kind: "arithmetic" }>;

const signs = { "+": "+", "-": "\u2212", "*": "\u00D7", "/": "\u00F7" } as const;

function tellArithmetic({ operator, left, right }: Arithmetic, writing: Writing): Text {
  const { expression: phrases } = writing.phrases;
  if (operator === "*" && left.kind === "percent") {
    return phrases.percentOf(literalText(left, writing), tellOperand(right, writing));
  }
  if (operator === "*" && left.kind === "money" && right.kind === "aggregate" && right.function === "count") {
    return phrases.forEach(
      literalText(left, writing),
      tell(right.value, writing),
      right.where && tellCondition(right.where, writing),
      windowText(right, writing),
    );
  }
  return say`${tellOperand(left, writing)} ${signs[operator]} ${tellOperand(right, writing)}`;
}

/** What reads as a list of its own stands in brackets within a formula. */
function tellOperand(operand: Expression, writing: Writing): Text {
  const isNamed = operand.kind === "weighted" && writing.namesWeighted;
  const isList =
    operand.kind === "choice" ||
    (operand.kind === "weighted" && !isNamed) ||
    operand.kind === "else" ||
    operand.kind === "convert" ||
    isOfSeveral(operand, writing);
  const told = tell(operand, writing);
  return isList ? writing.phrases.marks.group(told) : told;
}

/** Functions whose words come behind a comma, or list several values: what they are of must end somewhere. */
function isOfSeveral(operand: Expression, { plan }: Writing): boolean {
  const head = operand.kind === "reference" ? plan.meaningOf.get(operand)?.head : undefined;
  return head?.kind === "function" && severalWords.has(head.name);
}

const severalWords: ReadonlySet<string> = new Set(["min", "max", "prorate", "round", "day_average"]);

/** `sum(a - b)` is no `sum(a) - b`. */
function bracketed(expression: Expression, writing: Writing): Text {
  const told = tell(expression, writing);
  return expression.kind === "arithmetic" ? writing.phrases.marks.group(told) : told;
}

// ---------------------------------------------------------------- aggregates

function tellAggregate(aggregate: Aggregate, writing: Writing): Text {
  const { expression: phrases } = writing.phrases;
  const over = writing.plan.aggregateOf.get(aggregate);
  if (aggregate.function === "count" && over?.kind === "figure" && over.figure.kind === "scorecard") {
    return tellPeriods(aggregate, over.figure, writing);
  }
  const total =
    over?.kind === "source" || over?.kind === "children"
      ? tellRows(aggregate, over.source.name, over.kind, writing)
      : tellCredits(aggregate, over?.kind === "credit", writing);
  const window = windowText(aggregate, writing);
  return window === undefined ? total : phrases.within(total, window);
}

/** Of rows of data, whose columns need no owner there; `children` are those of one entry only. */
function tellRows(aggregate: Aggregate, source: string, kind: "source" | "children", writing: Writing): Text {
  const { expression: phrases } = writing.phrases;
  const named = writing.names.of(source);
  const rows = kind === "children" ? phrases.rowsOfEntry(named) : named;
  const within: Writing = { ...writing, rows: source };
  const condition = aggregate.where && tellCondition(aggregate.where, within);
  return aggregate.function === "count"
    ? phrases.countRows(rows, condition)
    : phrases.aggregate[aggregate.function](
        phrases.inRows(bracketed(aggregate.value, within), rows, condition),
      );
}

function tellCredits(aggregate: Aggregate, isCredit: boolean, writing: Writing): Text {
  const { expression: phrases } = writing.phrases;
  const value = bracketed(aggregate.value, writing);
  const counted = aggregate.function === "count" && isCredit ? phrases.countOf(value) : value;
  const chosen = aggregate.where ? phrases.where(counted, tellCondition(aggregate.where, writing)) : counted;
  return phrases.aggregate[aggregate.function](chosen);
}

/** In how many periods a scorecard came to something. */
function tellPeriods(aggregate: Aggregate, { name, grain }: ScorecardSymbol, writing: Writing): Text {
  const { expression: phrases, time } = writing.phrases;
  const unit = grain.owner === "credit" || grain.per === "plan" ? undefined : grain.per;
  const periods = phrases.periodsIn(
    unit === undefined ? time.wholePlan : time.plural[unit],
    writing.names.of(name),
    aggregate.where && tellCondition(aggregate.where, writing),
  );
  const window = windowText(aggregate, writing);
  return window === undefined ? periods : phrases.within(periods, window);
}

function windowText({ window }: Aggregate, { phrases }: Writing): Text | undefined {
  if (window === undefined) return undefined;
  return window.kind === "toDate"
    ? phrases.expression.toDate(window.unit)
    : phrases.expression.last(window.count.value, window.unit.unit);
}
