/** Values: every expression of the tree as a slot of the rule set. Conditions are in condition.ts. */

import type {
  AggregateOver,
  Aggregate as LoweredAggregate,
  Members,
  PeriodUnit,
  Slot,
  Window,
} from "@attain/engine";
import type {
  AggregateMeaning,
  BuiltIn,
  ColumnSymbol,
  Head,
  Meaning,
  SourceSymbol,
  Step,
} from "../check/checked-plan.js";
import { mixed } from "../check/types/money.js";
import { invariant, unreachable } from "../invariant.js";
import type { Span } from "../source/span.js";
import type { Aggregate, Expression, Path, Reference, Scope } from "../syntax/ast.js";
import { lowerRule } from "./condition.js";
import { lowerItem, lowerMean } from "./forms/weighted.js";
import { constantOf } from "./literal.js";
import { type LoweringScope, periodScope, readingScope, rowScope } from "./lowering-scope.js";
import { partName } from "./part-name.js";
import type { RuleSetBuilder } from "./rule-set-builder.js";

export function lowerExpression(expression: Expression, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  const place = builder.place(expression.span);
  const lower = (inner: Expression) => lowerExpression(inner, scope, builder);
  switch (expression.kind) {
    case "number":
    case "quantity":
    case "percent":
    case "money":
    case "date":
    case "period":
    case "text":
    case "yesno":
    case "none": {
      const constant = constantOf(expression);
      return builder.slot(
        constant === undefined ? { op: "none", place } : { op: "constant", ...constant, place },
      );
    }
    case "reference":
      return lowerReference(expression, scope, builder);
    case "group":
      return lower(expression.inner);
    case "else":
      return builder.slot({
        op: "else",
        value: lower(expression.value),
        otherwise: lower(expression.otherwise),
        place,
      });
    case "or":
    case "and":
    case "not":
    case "compare":
      return builder.slot({ op: "decide", rule: lowerRule("holds", expression, scope, builder), place });
    case "negate":
      return builder.slot({ op: "negate", operand: lower(expression.operand), place });
    case "arithmetic":
      return lowerArithmetic(expression, scope, builder);
    case "aggregate":
      return lowerAggregate(expression, builder);
    case "choice": {
      const cases = expression.cases.map((branch) => ({
        when: lowerRule("case", branch.when, scope, builder),
        then: lower(branch.value),
      }));
      return builder.slot({
        op: "choose",
        hit: expression.hit,
        cases,
        ...(expression.otherwise && { otherwise: lower(expression.otherwise.value) }),
        place,
      });
    }
    case "convert":
      return lowerConversion(expression, scope, builder);
    case "weighted": {
      const values = expression.items.map((item) => lowerItem(item, scope, builder));
      return lowerMean(expression, values, scope, builder);
    }
    case "unread":
      return invariant(false, `${expression.kind} is refused before lowering`) as never;
    default:
      return unreachable(expression);
  }
}

type Arithmetic = Extract<Expression, { kind: "arithmetic" }>;

/** Numbers add up; a date and a length of time make a date; two dates make a number of days. */
function lowerArithmetic(expression: Arithmetic, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  const place = builder.place(expression.span);
  const left = lowerExpression(expression.left, scope, builder);
  const right = lowerExpression(expression.right, scope, builder);
  const leftType = builder.plan.typeOf.get(expression.left);
  const rightType = builder.plan.typeOf.get(expression.right);
  if (leftType?.kind === "date" && rightType?.kind === "duration") {
    const by = expression.operator === "-" ? builder.slot({ op: "negate", operand: right, place }) : right;
    return builder.slot({ op: "shift", date: left, by, unit: rightType.unit, place });
  }
  if (leftType?.kind === "date" && rightType?.kind === "date") {
    return builder.slot({ op: "days", from: right, to: left, place });
  }
  switch (expression.operator) {
    case "+":
      return builder.slot({ op: "add", operands: [left, right], place });
    case "*":
      return builder.slot({ op: "multiply", operands: [left, right], place });
    case "-":
      return builder.slot({ op: "subtract", left, right, place });
    case "/":
      return builder.slot({ op: "divide", left, right, place });
    default:
      return unreachable(expression.operator);
  }
}

type Conversion = Extract<Expression, { kind: "convert" }>;

function lowerConversion(expression: Conversion, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  const { value, currency, on } = expression;
  const type = builder.plan.typeOf.get(value);
  invariant(type?.kind === "money", "only money is converted");
  const [head, ...path] = on.names;
  return builder.slot({
    op: "convert",
    value: lowerExpression(value, scope, builder),
    ...(type.currency !== mixed && { from: type.currency }),
    to: currency.text,
    on: lowerMeaning({ kind: "reference", span: on.span, head, path }, on, scope, builder),
    place: builder.place(expression.span),
  });
}

// ---------------------------------------------------------------- names

function lowerReference(reference: Reference, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  return lowerMeaning(reference, reference, scope, builder);
}

/** `known` is the part of the tree whose meaning was found: the reference itself, or a path like one. */
function lowerMeaning(
  reference: Reference,
  known: Reference | Path,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const meaning = builder.plan.meaningOf.get(known);
  invariant(meaning, `the meaning of "${reference.head.text}" is unknown`);
  const head = lowerHead(reference, meaning, scope, builder);
  return lowerSteps(head, meaning.steps, reference.span, scope, builder);
}

/** A receiver: `rep`, `payee.manager.manager`, `payee.managers`. */
export function lowerPath(path: Path, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  const meaning = builder.plan.meaningOf.get(path);
  invariant(meaning, "the meaning of a receiver is unknown");
  const place = builder.place(path.span);
  const { head } = meaning;
  invariant(head.kind === "column" || head.kind === "receiver", "a receiver starts at a row");
  const start = builder.slot(
    head.kind === "column" ? { op: "column", column: head.column.name, place } : { op: "receiver", place },
  );
  return lowerSteps(start, meaning.steps, path.span, scope, builder);
}

function lowerHead(
  reference: Reference,
  meaning: Meaning,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const place = builder.place(reference.span);
  const inner = (argument: Expression) => lowerExpression(argument, scope, builder);
  const { head } = meaning;
  switch (head.kind) {
    case "column":
      return builder.slot({ op: "column", column: head.column.name, place });
    case "credited":
    case "share":
    case "receiver":
    case "creditDate":
      return builder.slot({ op: head.kind, place });
    case "row":
      // Only counted, so any one value a row will do.
      return builder.slot({ op: "constant", type: { kind: "number" }, value: "1", place });
    case "payee":
      return builder.slot({ op: "payee", place });
    case "keyed": {
      const keys = ownKeys(head.source, head.groupKey, reference.span, builder);
      const slot = builder.slot({
        op: "lookup",
        source: head.source.name,
        keys,
        column: head.column.name,
        place,
      });
      return head.source.statement.dated ? asChangesSay(slot, reference.span, scope, builder) : slot;
    }
    case "parameter": {
      const slot = builder.slot({ op: "parameter", name: head.parameter.name, place });
      const dated = head.parameter.statements.some((statement) =>
        statement.values.some((value) => value.scope?.from ?? value.scope?.through),
      );
      return dated ? asChangesSay(slot, reference.span, scope, builder) : slot;
    }
    case "figure":
      return lowerFigureRead(head, undefined, reference.span, scope, builder);
    case "goal":
      return builder.slot({
        op: "goal",
        goal: head.goal.name,
        ...(head.level !== undefined && { level: head.level }),
        place,
      });
    case "group":
      return builder.slot({ op: "group", place });
    case "argument":
      return builder.slot({ op: "argument", index: head.index, place });
    case "table": {
      const given = (reference.arguments ?? []).map(inner);
      const slot = builder.slot({ op: "call", table: head.table.name, arguments: given, place });
      return inItsVersion(head.table.statements, slot, reference.span, scope, builder);
    }
    case "tiers": {
      const [axis] = reference.arguments ?? [];
      invariant(axis, "tiers are called with one number");
      const slot = builder.slot({ op: "tier", tiers: head.tiers.name, axis: inner(axis), place });
      return inItsVersion(head.tiers.statements, slot, reference.span, scope, builder);
    }
    case "matrix": {
      const given = (reference.arguments ?? []).map(inner);
      const slot = builder.slot({ op: "matrix", matrix: head.matrix.name, arguments: given, place });
      return inItsVersion(head.matrix.statements, slot, reference.span, scope, builder);
    }
    case "monthsInPlan":
      return builder.slot({ op: "monthsInPlan", place });
    case "periodDay":
      return builder.slot({ op: "periodDay", on: head.on, place });
    case "function":
      return lowerFunction(head.name, reference, scope, builder);
    default:
      return unreachable(head);
  }
}

type FigureHead = Extract<Head, { readonly kind: "figure" }>;

/** A figure's number, of this period or so many earlier; a group's for the group the payee belongs to. */
function lowerFigureRead(
  { figure, part, item, ofOwnGroup }: FigureHead,
  back: number | undefined,
  span: Span,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const place = builder.place(span);
  const read = {
    op: "figure",
    name: item === undefined ? figure.name : partName(figure, item),
    ...(back !== undefined && { back }),
    ...(part && { part }),
    place,
  } as const;
  const { grain } = figure;
  if (!ofOwnGroup || grain.owner !== "group") return builder.slot(read);
  const { roster } = builder.plan.settings;
  const [key] = roster?.keys ?? [];
  invariant(roster && key, "groups are made by a column of the roster");
  const payee = builder.slot({ op: "payee", place });
  const group = { op: "lookup", source: roster.name, keys: { [key.name]: payee }, place } as const;
  const slot = builder.slot({ ...read, of: builder.slot({ ...group, column: grain.column.name }) });
  return roster.statement.dated ? asChangesSay(slot, span, scope, builder) : slot;
}

/** From row to row: each step looks the value so far up as a key. */
function lowerSteps(
  start: Slot,
  steps: readonly Step[],
  span: Span,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const place = builder.place(span);
  let slot = start;
  let dated = false;
  for (const step of steps) {
    switch (step.kind) {
      case "managers":
        slot = builder.slot({ op: "managers", of: slot, column: step.column.name, place });
        break;
      case "through": {
        const [key] = step.source.keys;
        invariant(key, `${step.source.name} is followed by its key`);
        slot = builder.slot({
          op: "lookup",
          source: step.source.name,
          keys: { [key.name]: slot },
          column: step.column.name,
          place,
        });
        dated ||= step.source.statement.dated;
        break;
      }
      default:
        return unreachable(step);
    }
  }
  return dated ? asChangesSay(slot, span, scope, builder) : slot;
}

/** The figure's payee and the figure's period, for each key column of the source. */
function ownKeys(
  source: SourceSymbol,
  groupKey: ColumnSymbol | undefined,
  span: Span,
  builder: RuleSetBuilder,
): Record<string, Slot> {
  const place = builder.place(span);
  const keys: [string, Slot][] = source.keys.map((key) => {
    if (key === groupKey) return [key.name, builder.slot({ op: "group", place })];
    switch (key.type.kind) {
      case "payee":
        return [key.name, builder.slot({ op: "payee", place })];
      case "period":
        return [key.name, builder.slot({ op: "period", unit: key.type.unit, place })];
      default:
        return invariant(false, `${source.name}.${key.name} is no key of a figure`) as never;
    }
  });
  return Object.fromEntries(keys);
}

/** A dated value read for a whole period is read as the plan's `changes` setting says. */
function asChangesSay(slot: Slot, span: Span, scope: LoweringScope, builder: RuleSetBuilder): Slot {
  if (scope.reads !== "period") return slot;
  const policy = builder.plan.settings.changes;
  invariant(policy, "a dated value is read for a period, but the plan has no `changes`");
  return builder.slot({
    op: "reading",
    on: policy === "by days" ? "days" : policy,
    value: slot,
    place: builder.place(span),
  });
}

/**
 * The version of a table that counts for a whole period: the one of its last day, unless the plan
 * chooses its opening. Averaged by days a table may not change within the period at all.
 */
function inItsVersion(
  statements: readonly { readonly scope?: Scope }[],
  slot: Slot,
  span: Span,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const dated = statements.some((statement) => statement.scope?.from ?? statement.scope?.through);
  if (!dated || builder.plan.settings.changes !== "opening") return slot;
  return asChangesSay(slot, span, scope, builder);
}

// ---------------------------------------------------------------- functions

function lowerFunction(
  name: BuiltIn,
  reference: Reference,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const place = builder.place(reference.span);
  const given = reference.arguments ?? [];
  const slots = (within: LoweringScope) =>
    given.map((argument) => lowerExpression(argument, within, builder));
  const [first] = given;
  invariant(first, `${name} takes a value`);
  const value = (within: LoweringScope = scope) => lowerExpression(first, within, builder);
  const explicit: LoweringScope = scope.reads === "row" ? rowScope : readingScope;
  switch (name) {
    case "min":
    case "max":
      return builder.slot({ op: name, operands: slots(scope), place });
    case "round": {
      const [, step, mode] = given;
      invariant(step && mode, "round takes a value, a step and a mode");
      return builder.slot({
        op: "round",
        value: value(),
        step: lowerExpression(step, scope, builder),
        mode: roundingMode(mode),
        place,
      });
    }
    case "prorate":
      return builder.slot({ op: "prorate", value: value(), place });
    case "opening":
    case "closing":
      return builder.slot({ op: "reading", on: name, value: value(explicit), place });
    case "day_average":
      return builder.slot({ op: "reading", on: "days", value: value(explicit), place });
    case "quarterly":
    case "monthly": {
      const months = { day: 1, month: 1, quarter: 3, half: 6, year: 12 };
      const type = builder.plan.typeOf.get(first);
      const unit: PeriodUnit = (type?.kind === "money" ? type.per : undefined) ?? "year";
      const parts = months[unit] / (name === "quarterly" ? 3 : 1);
      const right = builder.slot({ op: "constant", type: { kind: "number" }, value: String(parts), place });
      return builder.slot({ op: "divide", left: value(), right, place });
    }
    case "prior": {
      const meaning = first.kind === "reference" ? builder.plan.meaningOf.get(first) : undefined;
      invariant(meaning?.head.kind === "figure", "prior takes a figure");
      return lowerFigureRead(meaning.head, 1, reference.span, scope, builder);
    }
    case "months":
      return value();
    default:
      return unreachable(name);
  }
}

const roundingModes = ["half even", "half up", "up", "down"] as const;

/** `"half even"` or `half_even`: the mode is written, never assumed. */
export function roundingMode(expression: Expression): (typeof roundingModes)[number] {
  const written =
    expression.kind === "text"
      ? expression.value
      : expression.kind === "reference"
        ? expression.head.text
        : "";
  const mode = roundingModes.find((candidate) => candidate === written.replaceAll("_", " "));
  invariant(mode, `"${written}" is no rounding mode`);
  return mode;
}

// ---------------------------------------------------------------- aggregates

function lowerAggregate(expression: Aggregate, builder: RuleSetBuilder): Slot {
  const meaning = builder.plan.aggregateOf.get(expression);
  invariant(meaning, "an aggregate runs over something");
  const within = meaning.kind === "figure" ? periodScope : rowScope;
  const lowered: LoweredAggregate = {
    op: "aggregate",
    function: expression.function,
    over: overOf(meaning, builder),
    value: lowerExpression(expression.value, within, builder),
    ...(expression.where && { where: lowerRule("where", expression.where, within, builder) }),
    window: windowOf(expression),
  };
  return builder.slot({ ...lowered, place: builder.place(expression.span) });
}

function overOf(meaning: AggregateMeaning, builder: RuleSetBuilder): AggregateOver {
  switch (meaning.kind) {
    case "credit":
      return { credit: meaning.credit.name };
    case "source":
      return {
        source: meaning.source.name,
        payee: meaning.payee.name,
        ...(meaning.time && { time: meaning.time.name }),
        ...(meaning.members && { members: membersOf(builder) }),
      };
    case "children":
      return { source: meaning.source.name, reference: meaning.reference.name };
    case "figure":
      return { figure: meaning.figure.name, ...(meaning.members && { members: membersOf(builder) }) };
    default:
      return unreachable(meaning);
  }
}

/** Who belongs to a group for a whole period: what the plan's `changes` says of every dated value. */
export function membersOf({ plan }: RuleSetBuilder): Members {
  const { roster, changes } = plan.settings;
  if (!roster?.statement.dated) return "closing";
  invariant(changes, "members are counted for a period, but the plan has no `changes`");
  return changes === "by days" ? "days" : changes;
}

function windowOf(expression: Aggregate): Window {
  const { window } = expression;
  if (window === undefined) return { kind: "period" };
  return window.kind === "toDate"
    ? { kind: "toDate", unit: window.unit }
    : { kind: "last", count: Number.parseInt(window.count.value, 10), unit: window.unit.unit };
}
