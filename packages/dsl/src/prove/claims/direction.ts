/**
 * Whether a number can only rise, or only fall, as a column of one row rises: shown from how the plan works it
 * out, so that it holds of every input. What the proof takes for granted of other columns is written down.
 */

import { exact } from "@attain/engine";
import type {
  AnyFigure,
  CheckedPlan,
  ColumnSymbol,
  ComponentSymbol,
  CreditSymbol,
  TiersSymbol,
} from "../../check/checked-plan.js";
import type {
  Aggregate,
  ComponentStatement,
  EarningClause,
  Expression,
  Reference,
} from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { NumberDomain } from "../domains/domain.js";
import { type Domains, domainOf } from "../domains/domain-of.js";
import { isPositive } from "../domains/interval-arithmetic.js";
import { expressionKey } from "../expression-key.js";

/** 1 rises or stays, -1 falls or stays, 0 does not move; nothing when it may do either. */
export type Direction = 1 | 0 | -1 | undefined;

export interface Moving {
  readonly plan: CheckedPlan;
  readonly domains: Domains;
  /** The column that rises. */
  readonly column: ColumnSymbol;
  /** What is taken for granted, in words: that shares and quotas are not negative. */
  readonly supposing: Set<string>;
  readonly known: Map<AnyFigure | CreditSymbol, Direction>;
}

export function directionOfFigure(figure: AnyFigure, moving: Moving): Direction {
  if (moving.known.has(figure)) return moving.known.get(figure);
  moving.known.set(figure, undefined);
  const direction = found(figure, moving);
  moving.known.set(figure, direction);
  return direction;
}

function found(figure: AnyFigure, moving: Moving): Direction {
  switch (figure.kind) {
    case "figure":
      return agreed(figure.statements.map(({ value }) => directionOf(value, moving)));
    case "component":
      return agreed(figure.statements.map((statement) => componentDirection(figure, statement, moving)));
    case "scorecard":
      return undefined;
  }
}

/** All that move, move alike. */
function agreed(directions: readonly Direction[]): Direction {
  if (directions.includes(undefined)) return undefined;
  const moving = new Set(directions.filter((direction) => direction !== 0));
  if (moving.size > 1) return undefined;
  return [...moving][0] ?? 0;
}

function turned(direction: Direction): Direction {
  return direction === undefined ? undefined : direction === 1 ? -1 : direction === -1 ? 1 : 0;
}

export function directionOf(expression: Expression, moving: Moving): Direction {
  const of = (inner: Expression) => directionOf(inner, moving);
  switch (expression.kind) {
    case "number":
    case "percent":
    case "money":
    case "quantity":
      return 0;
    case "group":
      return of(expression.inner);
    case "negate":
      return turned(of(expression.operand));
    case "else":
      return of(expression.otherwise) === 0 ? of(expression.value) : undefined;
    case "arithmetic": {
      const { operator, left, right } = expression;
      if (operator === "+") return agreed([of(left), of(right)]);
      if (operator === "-") return agreed([of(left), turned(of(right))]);
      if (operator === "/")
        return of(right) === 0 && isNotNegative(right, moving) ? of(left) : still([left, right], moving);
      if (of(right) === 0 && isNotNegative(right, moving)) return of(left);
      if (of(left) === 0 && isNotNegative(left, moving)) return of(right);
      return still([left, right], moving);
    }
    case "aggregate":
      return aggregateDirection(expression, moving);
    case "reference":
      return referenceDirection(expression, moving);
    case "convert":
      return of(expression.value);
    case "choice": {
      const conditions = expression.cases.map(({ when }) => when);
      if (conditions.some((when) => moves(when, moving))) return undefined;
      const values = expression.cases.map(({ value }) => of(value));
      return agreed([...values, ...(expression.otherwise ? [of(expression.otherwise.value)] : [])]);
    }
    default:
      return moves(expression, moving) ? undefined : 0;
  }
}

function still(expressions: readonly Expression[], moving: Moving): Direction {
  return expressions.every((each) => directionOf(each, moving) === 0) ? 0 : undefined;
}

/** Whether the column that rises is anywhere behind an expression. */
function moves(expression: Expression, moving: Moving): boolean {
  let found = false;
  visitNodes(expression, (node) => {
    if (found) return;
    if (node.kind === "reference") found = referenceDirection(node, moving) !== 0;
    else if (node.kind === "aggregate") found = aggregateDirection(node, moving) !== 0;
  });
  return found;
}

function referenceDirection(reference: Reference, moving: Moving): Direction {
  const meaning = moving.plan.meaningOf.get(reference);
  if (meaning === undefined) return undefined;
  const { head, steps } = meaning;
  const given = (reference.arguments ?? []).map((argument) => directionOf(argument, moving));
  switch (head.kind) {
    case "column":
      if (head.column === moving.column && steps.length === 0) return 1;
      return head.column.declaration?.formula ? directionOf(head.column.declaration.formula, moving) : 0;
    case "credited":
      return creditDirection(head.credit, moving);
    case "figure":
      return head.item === undefined && head.part === undefined
        ? directionOfFigure(head.figure, moving)
        : undefined;
    case "keyed":
      return head.column === moving.column ? undefined : 0;
    case "function":
      switch (head.name) {
        case "min":
        case "max":
        case "quarterly":
        case "monthly":
        case "round":
        case "prorate":
        case "opening":
        case "closing":
        case "day_average":
          return agreed(given);
        default:
          return given.every((direction) => direction === 0) ? 0 : undefined;
      }
    case "tiers":
      return given.every((direction) => direction === 0)
        ? 0
        : risingRates(head.tiers, moving)
          ? given[0]
          : undefined;
    case "table":
    case "matrix":
      return given.every((direction) => direction === 0) ? 0 : undefined;
    case "goal":
      return undefined;
    default:
      return 0;
  }
}

function aggregateDirection({ function: of, value, where }: Aggregate, moving: Moving): Direction {
  if (where && moves(where, moving)) return undefined;
  if (of === "count") return 0;
  return directionOf(value, moving);
}

/** What a credit is worth, times shares that are not negative. */
function creditDirection(credit: CreditSymbol, moving: Moving): Direction {
  if (moving.known.has(credit)) return moving.known.get(credit);
  moving.known.set(credit, undefined);
  let direction: Direction = credit.base ? creditDirection(credit.base, moving) : 0;
  for (const clause of credit.statement.clauses) {
    switch (clause.kind) {
      case "where":
        if (moves(clause.condition, moving)) return undefined;
        break;
      case "worth":
        direction = directionOf(clause.value, moving);
        break;
      case "receiver":
        if (clause.share === "rest") break;
        if (directionOf(clause.share, moving) !== 0 || !isNotNegative(clause.share, moving)) return undefined;
        break;
      case "finalAfter":
        return undefined;
    }
  }
  moving.known.set(credit, direction);
  return direction;
}

/** By what the text says, or, for what rows say, because a quota or a share that is negative makes no sense. */
function isNotNegative(expression: Expression, moving: Moving): boolean {
  const domain = domainOf(expression, moving.domains);
  if (domain.kind === "numbers" && isPositive(domain)) return true;
  switch (expression.kind) {
    case "group":
      return isNotNegative(expression.inner, moving);
    case "else":
      return isNotNegative(expression.value, moving) && isNotNegative(expression.otherwise, moving);
    case "arithmetic":
      return (
        expression.operator !== "-" &&
        isNotNegative(expression.left, moving) &&
        isNotNegative(expression.right, moving)
      );
    case "reference": {
      const meaning = moving.plan.meaningOf.get(expression);
      if (meaning?.head.kind === "figure" && meaning.head.figure.kind === "figure") {
        return meaning.head.figure.statements.every(({ value }) => isNotNegative(value, moving));
      }
      if (meaning?.head.kind === "function" && meaning.head.name !== "prior") {
        return (expression.arguments ?? []).every((argument) => isNotNegative(argument, moving));
      }
      const column =
        meaning?.steps.at(-1)?.column ??
        (meaning && "column" in meaning.head ? meaning.head.column : undefined);
      if (column === undefined || column === moving.column) return false;
      moving.supposing.add(`${column.source}.${column.name}`);
      return true;
    }
    default:
      return false;
  }
}

// ---------------------------------------------------------------- components

type Pay = Extract<EarningClause, { kind: "pay" }>;

function componentDirection(
  component: ComponentSymbol,
  { clauses }: ComponentStatement,
  moving: Moving,
): Direction {
  if (component.grain.owner !== "payee") return undefined;
  const pay = clauses.find((clause): clause is Pay => clause.kind === "pay");
  if (pay === undefined) return undefined;
  let direction = payDirection(pay, moving);
  for (const clause of clauses) {
    switch (clause.kind) {
      case "pay":
        if (clause !== pay) return undefined;
        break;
      case "gate":
        if (!opensUpwards(clause.condition, pay, moving)) return undefined;
        break;
      case "times": {
        const factor = directionOf(clause.value, moving);
        if (factor !== 0 || !isNotNegative(clause.value, moving)) return undefined;
        break;
      }
      case "floor":
      case "cap":
        if (clause.kind === "cap" && clause.excess.carriedThrough) return undefined;
        direction = agreed([direction, directionOf(clause.value, moving)]);
        break;
      case "share":
      case "rank":
      case "grant":
      case "budget":
      case "vest":
      case "finalAfter":
        return undefined;
      default:
        break;
    }
  }
  return direction;
}

function payDirection({ base, at }: Pay, moving: Moving): Direction {
  const paid = directionOf(base, moving);
  if (at === undefined || paid === undefined) return paid;
  const axis = directionOf(at.axis, moving);
  const tiers = moving.plan.symbols.get(at.tiers.text);
  if (tiers?.kind !== "tiers" || axis === undefined || axis === -1 || paid === -1) return undefined;
  if (axis === 0 && paid === 0) return 0;
  const areRates = tiers.statements.every(({ rows }) =>
    rows.every(({ value, plus }) => isRate(value, moving) && (plus === undefined || isRate(plus, moving))),
  );
  if (!areRates) return undefined;
  if (axis === 0) return 1;
  const { mode } = tiers.statements[0];
  if (paid === 0) {
    // A table read as a whole grows with its axis, and so does what it is of.
    const isWhole = mode.kind === "retroactive" || mode.kind === "curve";
    const grows = mode.kind === "accumulating" || (isWhole && risingRates(tiers, moving));
    return grows && isNotNegative(base, moving) ? 1 : undefined;
  }
  // Where base and axis go together, pay is of their totals, in whatever order the credits come.
  const { plan } = moving;
  const goTogether =
    expressionKey(base, plan) === expressionKey(at.axis, plan) || isQuotientOf(at.axis, base, plan);
  if (!goTogether) return undefined;
  switch (mode.kind) {
    // Each slice has its own rate, none below nought.
    case "marginal":
      return 1;
    // One rate for everything, or for all above a number, must not fall.
    case "topRate":
    case "retroactive":
    case "curve":
    case "accumulating":
      return mode.kind === "accumulating" || risingRates(tiers, moving) ? 1 : undefined;
    // A larger deal can move a later credit note into a tier with a higher rate.
    case "reached":
      return undefined;
  }
}

function isRate(value: Expression, moving: Moving): boolean {
  const domain = domainOf(value, moving.domains);
  return domain.kind === "numbers" && isPositive(domain);
}

/** Each version's rates are not negative, and none is less than the one before. */
function risingRates({ statements }: TiersSymbol, { domains }: Moving): boolean {
  return statements.every(({ rows }) => {
    const rates = rows.map(({ value }) => domainOf(value, domains));
    return rates.every((rate, index) => {
      const before = rates[index - 1];
      if (rate.kind !== "numbers" || rate.lower === undefined || !isPositive(rate)) return false;
      if (before === undefined) return true;
      return before.kind === "numbers" && !isBelow(rate, before);
    });
  });
}

function isBelow({ lower }: NumberDomain, before: NumberDomain): boolean {
  return (
    lower === undefined || before.upper === undefined || exact.compare(lower.value, before.upper.value) < 0
  );
}

/** `attainment >= 30%`, of the number that is paid by: once open, it stays open and pays nothing negative. */
function opensUpwards(condition: Expression, pay: Pay, moving: Moving): boolean {
  if (condition.kind === "group") return opensUpwards(condition.inner, pay, moving);
  if (!moves(condition, moving)) return true;
  if (condition.kind !== "compare" || (condition.operator !== ">=" && condition.operator !== ">"))
    return false;
  const [right, ...others] = condition.right;
  const bound = domainOf(right, moving.domains);
  if (others.length > 0 || bound.kind !== "numbers" || !isPositive(bound)) return false;
  const { plan } = moving;
  const key = expressionKey(condition.left, plan);
  const paidBy = [pay.base, ...(pay.at ? [pay.at.axis] : [])];
  const isPaidBy = paidBy.some(
    (each) => expressionKey(each, plan) === key || isQuotientOf(condition.left, each, plan),
  );
  return isPaidBy && directionOf(condition.left, moving) === 1;
}

/** `bookings / target` of `bookings`: above nought when it is. */
function isQuotientOf(whole: Expression, part: Expression, plan: CheckedPlan): boolean {
  switch (whole.kind) {
    case "group":
      return isQuotientOf(whole.inner, part, plan);
    case "else":
      return isQuotientOf(whole.value, part, plan);
    case "arithmetic":
      return whole.operator === "/" && expressionKey(whole.left, plan) === expressionKey(part, plan);
    case "reference": {
      const head = plan.meaningOf.get(whole)?.head;
      if (head?.kind !== "figure" || head.figure.kind !== "figure") return false;
      return head.figure.statements.every(
        ({ value }) => value.kind !== "reference" && isQuotientOf(value, part, plan),
      );
    }
    default:
      return false;
  }
}
