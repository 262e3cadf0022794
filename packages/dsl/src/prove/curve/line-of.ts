/**
 * Expressions as functions of the figure that runs: exact pieces of polynomials, where that is what they are.
 * Nothing for what no such function can be, such as rounding, or a crossing at no fraction.
 */

import { exact, type Fraction } from "@attain/engine";
import type { FigureSymbol, Meaning, TableSymbol } from "../../check/checked-plan.js";
import { standingVersion } from "../../check/resolve/standing-version.js";
import type { Aggregate, Cell, Expression, Reference } from "../../syntax/ast.js";
import { isPoint } from "../domains/domain.js";
import { domainOf, numberOf } from "../domains/domain-of.js";
import { combined, comparedPieces, everywhere, mapped, nonEmpty, type Piecewise } from "./piecewise.js";
import { difference, fixed, isFixed, itself, type Polynomial, product, scaled, sum } from "./polynomial.js";
import { type Reading, statedOrAssumed } from "./reading.js";
import { tiersLine } from "./tiers-line.js";

export type Line = Piecewise<Polynomial>;

export function lineOf(expression: Expression, reading: Reading): Line | undefined {
  const of = (inner: Expression) => lineOf(inner, reading);
  switch (expression.kind) {
    case "number":
    case "percent":
    case "money":
    case "quantity": {
      const value = numberOf(expression);
      return value && everywhere(fixed(value));
    }
    case "group":
      return of(expression.inner);
    case "negate": {
      const inner = of(expression.operand);
      return inner && mapped(inner, (value) => scaled(value, exact.fromInteger(-1)));
    }
    case "else":
      return of(expression.value);
    case "arithmetic": {
      const [left, right] = [of(expression.left), of(expression.right)];
      return left && right && calculated(expression.operator, left, right);
    }
    case "aggregate":
      return aggregateLine(expression, reading);
    case "choice": {
      const cases = expression.cases.map(({ when, value }) => ({
        when: truthOf(when, reading),
        value: of(value),
      }));
      const otherwise = expression.otherwise && of(expression.otherwise.value);
      if (expression.otherwise && otherwise === undefined) return undefined;
      return chosen(expression.hit, cases, otherwise);
    }
    case "reference":
      return referenceLine(expression, reading);
    default:
      return undefined;
  }
}

/** The value of an expression that does not move. */
export function constantOf(expression: Expression, reading: Reading): Fraction | undefined {
  const line = lineOf(expression, reading);
  const [only, ...others] = line ?? [];
  return only && others.length === 0 && isFixed(only.value) ? only.value.constant : undefined;
}

function calculated(operator: "+" | "-" | "*" | "/", left: Line, right: Line): Line | undefined {
  switch (operator) {
    case "+":
      return combined(left, right, sum);
    case "-":
      return combined(left, right, difference);
    case "*":
      return whole(combined(left, right, product));
    case "/":
      return whole(
        combined(left, right, (a, b) => {
          const factor = isFixed(b) ? exact.divide(exact.one, b.constant) : undefined;
          return factor && scaled(a, factor);
        }),
      );
  }
}

/** Nothing when a piece is nothing. */
export function whole<T>(pieces: Piecewise<T | undefined>): Piecewise<T> | undefined {
  const known = pieces.flatMap(({ value, ...start }) => (value === undefined ? [] : [{ ...start, value }]));
  return known.length === pieces.length ? nonEmpty(known) : undefined;
}

function aggregateLine(aggregate: Aggregate, reading: Reading): Line | undefined {
  const { variable, plan } = reading;
  const over = plan.aggregateOf.get(aggregate);
  if (over?.kind === "credit" && variable.kind === "credit" && over.credit.name === variable.name) {
    return isPlainSum(aggregate, reading) ? everywhere(itself) : undefined;
  }
  return assumedLine(aggregate, reading);
}

/** A sum of what is credited, of all credits of the period. */
export function isPlainSum(
  { function: of, value, where, window }: Aggregate,
  { plan }: Pick<Reading, "plan">,
): boolean {
  const meaning = value.kind === "reference" ? plan.meaningOf.get(value) : undefined;
  return of === "sum" && meaning?.head.kind === "credited" && meaning.steps.length === 0 && !where && !window;
}

function assumedLine(expression: Expression, reading: Reading): Line | undefined {
  const value = statedOrAssumed(expression, reading);
  return value && everywhere(fixed(value));
}

function referenceLine(reference: Reference, reading: Reading): Line | undefined {
  const meaning = reading.plan.meaningOf.get(reference);
  if (meaning === undefined) return undefined;
  const { head, steps } = meaning;
  if (steps.length > 0) return assumedLine(reference, reading);
  switch (head.kind) {
    case "parameter": {
      const values = head.parameter.statements.flatMap((statement) => statement.values);
      const version = standingVersion(values, reading);
      return version && lineOf(version.value, reading);
    }
    case "figure":
      return head.figure.kind === "figure" && head.part === undefined
        ? figureLine(reference, head.figure, reading)
        : assumedLine(reference, reading);
    case "keyed":
    case "goal":
      return assumedLine(reference, reading);
    case "function":
      return functionLine(reference, head, reading);
    case "table":
      return tableLine(reference, head.table, reading);
    case "tiers": {
      const [axis] = (reference.arguments ?? []).map((argument) => lineOf(argument, reading));
      return axis && tiersLine(head.tiers, everywhere(fixed(exact.one)), axis, reading);
    }
    default:
      return undefined;
  }
}

function figureLine(reference: Reference, figure: FigureSymbol, reading: Reading): Line | undefined {
  const { variable, stated, unfolding } = reading;
  if (variable.kind === "figure" && variable.name === figure.name) return everywhere(itself);
  const given = stated.get(`figure ${figure.name} `);
  if (given !== undefined) return everywhere(fixed(given));
  const version = standingVersion(figure.statements, reading);
  if (version === undefined || unfolding.has(figure.name)) return undefined;
  unfolding.add(figure.name);
  const line = lineOf(version.value, reading);
  unfolding.delete(figure.name);
  return line ?? (movesWith(version.value, reading) ? undefined : assumedLine(reference, reading));
}

/** Whether the figure that runs is anywhere in an expression: then no round value stands for it. */
function movesWith(expression: Expression, reading: Reading): boolean {
  const { plan, variable } = reading;
  const seen = new Set<FigureSymbol>();
  const moves = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.some(moves);
    if (typeof node !== "object" || node === null) return false;
    const inner = node as Expression;
    if (inner.kind === "aggregate") {
      const over = plan.aggregateOf.get(inner);
      if (over?.kind === "credit" && variable.kind === "credit" && over.credit.name === variable.name)
        return true;
    }
    if (inner.kind === "reference") {
      const head = plan.meaningOf.get(inner)?.head;
      if (head?.kind === "figure" && head.figure.kind === "figure") {
        if (variable.kind === "figure" && head.figure.name === variable.name) return true;
        if (!seen.has(head.figure)) {
          seen.add(head.figure);
          if (head.figure.statements.some(({ value }) => moves(value))) return true;
        }
      }
    }
    return Object.values(node).some(moves);
  };
  return moves(expression);
}

function functionLine(
  reference: Reference,
  { name }: Extract<Meaning["head"], { kind: "function" }>,
  reading: Reading,
): Line | undefined {
  if (name === "prior") return assumedLine(reference, reading);
  const all = (reference.arguments ?? []).map((argument) => lineOf(argument, reading));
  const known = all.flatMap((line) => line ?? []);
  const lines = all.flatMap((line) => (line ? [line] : []));
  const [first] = lines;
  if (first === undefined || lines.length < all.length || known.length === 0) return undefined;
  const shared = (parts: number) => {
    const factor = exact.divide(exact.one, exact.fromInteger(parts));
    return factor && mapped(first, (value) => scaled(value, factor));
  };
  switch (name) {
    case "min":
    case "max":
      return lines.slice(1).reduce<Line | undefined>((so, line) => so && limited(so, line, name), first);
    // Somebody who is in the plan all the time, with values that do not change.
    case "prorate":
    case "opening":
    case "closing":
    case "day_average":
      return first;
    case "quarterly":
      return shared(4);
    case "monthly":
      return shared(12);
    default:
      return undefined;
  }
}

/** The lesser or the greater of two, piece by piece. */
export function limited(a: Line, b: Line, which: "min" | "max"): Line | undefined {
  const sides = comparedPieces(a, b);
  if (sides === undefined) return undefined;
  const pairs = combined(a, b, (one, other) => ({ one, other }));
  return combined(pairs, sides, ({ one, other }, side) => ((which === "min") === side < 0 ? one : other));
}

// ---------------------------------------------------------------- conditions

export function truthOf(condition: Expression, reading: Reading): Piecewise<boolean> | undefined {
  switch (condition.kind) {
    case "group":
      return truthOf(condition.inner, reading);
    case "yesno":
      return everywhere(condition.value);
    case "not": {
      const inner = truthOf(condition.operand, reading);
      return inner && mapped(inner, (value) => !value);
    }
    case "and":
    case "or": {
      const all = condition.operands.map((operand) => truthOf(operand, reading));
      return all.reduce(
        (a, b) => a && b && combined(a, b, (x, y) => (condition.kind === "and" ? x && y : x || y)),
      );
    }
    case "compare": {
      const left = lineOf(condition.left, reading);
      const [right, ...others] = condition.right.map((each) => lineOf(each, reading));
      const sides = left && right && others.length === 0 ? comparedPieces(left, right) : undefined;
      return sides && mapped(sides, (side) => holds(condition.operator, side));
    }
    default:
      return undefined;
  }
}

function holds(operator: Extract<Expression, { kind: "compare" }>["operator"], side: -1 | 0 | 1): boolean {
  switch (operator) {
    case "=":
      return side === 0;
    case "<>":
      return side !== 0;
    case "<":
      return side < 0;
    case "<=":
      return side <= 0;
    case ">":
      return side > 0;
    case ">=":
      return side >= 0;
  }
}

// ---------------------------------------------------------------- tables and choices

interface Case {
  readonly when: Piecewise<boolean> | undefined;
  readonly value: Line | undefined;
}

/** Of `unique` and `first` the case that holds; cases that add up or compete are not followed. */
function chosen(hit: string, cases: readonly Case[], otherwise: Line | undefined): Line | undefined {
  if (hit !== "first" && hit !== "unique") return undefined;
  let result: Piecewise<Polynomial | undefined> = otherwise ?? everywhere(undefined);
  for (const { when, value } of cases.toReversed()) {
    if (when === undefined || value === undefined) return undefined;
    const both = combined(when, value, (holds, of) => ({ holds, of }));
    result = combined(both, result, ({ holds, of }, rest) => (holds ? of : rest));
  }
  return whole(result);
}

function tableLine(reference: Reference, table: TableSymbol, reading: Reading): Line | undefined {
  const version = standingVersion(table.statements, reading);
  const given = (reference.arguments ?? []).map((argument) => lineOf(argument, reading));
  if (version === undefined || given.some((line) => line === undefined)) return undefined;
  const cases = version.rows.map(({ cells, value }) => ({
    when: cells
      .map((cell, index) => cellHolds(cell, given[index]))
      .reduce(
        (a, b) => a && b && combined(a, b, (x, y) => x && y),
        everywhere(true) as Piecewise<boolean> | undefined,
      ),
    value: fixedLine(value, reading),
  }));
  const otherwise = version.otherwise && fixedLine(version.otherwise.value, reading);
  return chosen(version.hit, cases, otherwise);
}

/** A value that does not use the table's arguments. */
function fixedLine(value: Expression, reading: Reading): Line | undefined {
  const domain = domainOf(value, reading.domains);
  const isKnown = domain.kind === "numbers" && domain.lower !== undefined && isPoint(domain);
  return isKnown && domain.lower ? everywhere(fixed(domain.lower.value)) : undefined;
}

function cellHolds(cell: Cell, line: Line | undefined): Piecewise<boolean> | undefined {
  if (line === undefined) return undefined;
  const against = (literal: Expression, test: (side: -1 | 0 | 1) => boolean) => {
    const value = numberOf(literal);
    const sides = value && comparedPieces(line, everywhere(fixed(value)));
    return sides && mapped(sides, test);
  };
  const joint = (
    all: readonly (Piecewise<boolean> | undefined)[],
    join: (a: boolean, b: boolean) => boolean,
  ) => all.reduce((a, b) => a && b && combined(a, b, join));
  switch (cell.kind) {
    case "anyCell":
      return everywhere(true);
    case "valuesCell":
      return joint(
        cell.values.map((value) => against(value, (side) => side === 0)),
        (a, b) => a || b,
      );
    case "rangeCell": {
      const { lower, upper } = cell;
      return joint(
        [
          ...(lower ? [against(lower.value, (side) => (lower.edge === "from" ? side >= 0 : side > 0))] : []),
          ...(upper
            ? [against(upper.value, (side) => (upper.edge === "through" ? side <= 0 : side < 0))]
            : []),
        ],
        (a, b) => a && b,
      );
    }
  }
}
