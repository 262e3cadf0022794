/**
 * Decisions on stock json-rules-engine: the exact operators, and the adapter that runs one rule over
 * values by slot. What its conditions compare is asked one slot at a time, in written order.
 */

import {
  Engine,
  Operator,
  type RuleProperties,
  type RuleResult,
  type TopLevelCondition,
} from "json-rules-engine";
import type { Condition, Operator as OperatorName, Rule, Slot } from "../rule-set.js";
import { compare } from "../values/fraction.js";
import { comparePeriods, type FiscalCalendar } from "../values/period.js";
import { isProblem, kindText, type Problem, type Result, type Value } from "./value.js";

/** Thrown inside a run where a condition met a problem instead of a value. */
export class DecisionProblem extends Error {
  override readonly name = "DecisionProblem";
  constructor(readonly problem: Problem) {
    super(problem.fault.message);
  }
}

/** Thrown inside a run where a condition met a value it cannot compare. */
export class UnfitOperand extends Error {
  override readonly name = "UnfitOperand";
  constructor(
    readonly operator: string,
    readonly found: Value,
  ) {
    super(`${operator} cannot compare ${kindText(found)}`);
  }
}

/** A rule's conditions with what each came to; no `holds`: it was not asked. */
export type AskedCondition =
  | {
      readonly kind: "all" | "any" | "not";
      readonly parts: readonly AskedCondition[];
      readonly holds?: boolean;
    }
  | {
      readonly kind: "compare";
      readonly slot: Slot;
      readonly operator: OperatorName;
      readonly other: Slot | boolean;
      readonly left?: Value;
      readonly right?: Value;
      readonly holds?: boolean;
    };

export interface Decision {
  readonly holds: boolean;
  readonly conditions: AskedCondition;
}

export type SlotReader = (slot: Slot) => Promise<Result> | Result;

/**
 * Runs one rule on a new engine; its facts are never cached (the cache can answer with another
 * fact's value) and asked strictly one after the other. Rejects with {@link DecisionProblem} or
 * {@link UnfitOperand}.
 */
export async function runRule(rule: Rule, calendar: FiscalCalendar, read: SlotReader): Promise<Decision> {
  const result = await stockEngine([rule], calendar, read).run();
  const [ruleResult] = [...result.results, ...result.failureResults];
  if (ruleResult === undefined) return { holds: false, conditions: { kind: "all", parts: [] } };
  return { holds: ruleResult.result === true, conditions: askedCondition(ruleResult.conditions) };
}

/** A stock engine with these rules, the exact operators and the one fact they read. */
export function stockEngine(rules: readonly Rule[], calendar: FiscalCalendar, read: SlotReader): Engine {
  const prepared = rules.map(preparedRule);
  const engine = new Engine(prepared.map(({ properties }) => properties));
  const used = new Set(prepared.flatMap(({ operators }) => operators));
  for (const operator of exactOperators(calendar)) if (used.has(operator.name)) engine.addOperator(operator);
  let last: Promise<unknown> = Promise.resolve();
  engine.addFact(
    "slot",
    (params: Record<string, unknown>) => {
      const value = last.then(() => read(Number(params.slot)));
      last = value.catch(() => undefined);
      return value;
    },
    { cache: false },
  );
  return engine;
}

interface PreparedRule {
  readonly properties: RuleProperties;
  readonly operators: readonly string[];
}

const preparedRules = new WeakMap<Rule, PreparedRule>();

/** The library's form of a rule, made once: it writes nothing into it but what it read there. */
function preparedRule(rule: Rule): PreparedRule {
  const known = preparedRules.get(rule);
  if (known !== undefined) return known;
  const prepared = { properties: toStockRule(rule), operators: operatorsOf(rule.conditions) };
  preparedRules.set(rule, prepared);
  return prepared;
}

function operatorsOf(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(operatorsOf);
  if ("any" in condition) return condition.any.flatMap(operatorsOf);
  if ("not" in condition) return operatorsOf(condition.not);
  return [condition.operator];
}

/** A copy the library may write into. */
export function toStockRule(rule: Rule): RuleProperties {
  return {
    name: rule.name,
    conditions: toStockCondition(rule.conditions) as unknown as TopLevelCondition,
    event: { type: rule.event.type, params: { ...rule.event.params } },
    priority: rule.priority,
  };
}

function toStockCondition(condition: Condition): Record<string, unknown> {
  const priority = condition.priority === undefined ? {} : { priority: condition.priority };
  if ("all" in condition) return { all: condition.all.map(toStockCondition), ...priority };
  if ("any" in condition) return { any: condition.any.map(toStockCondition), ...priority };
  if ("not" in condition) return { not: toStockCondition(condition.not), ...priority };
  const { fact, params, operator, value } = condition;
  return {
    fact,
    params: { ...params },
    operator,
    value: typeof value === "boolean" ? value : { fact: value.fact, params: { ...value.params } },
    ...priority,
  };
}

// ---------------------------------------------------------------- operators

const orders = {
  Equal: (order: number) => order === 0,
  NotEqual: (order: number) => order !== 0,
  Less: (order: number) => order < 0,
  LessOrEqual: (order: number) => order <= 0,
  Greater: (order: number) => order > 0,
  GreaterOrEqual: (order: number) => order >= 0,
} as const;

const orderNames = Object.keys(orders) as readonly (keyof typeof orders)[];
const built = new Map<string, readonly Operator<Result, Result | boolean>[]>();

/** Every operator a rule set may use. Each refuses another type instead of answering no. */
export function exactOperators(calendar: FiscalCalendar): readonly Operator<Result, Result | boolean>[] {
  const key = `${calendar.month} ${calendar.named}`;
  const known = built.get(key);
  if (known !== undefined) return known;
  const operators = [
    ...orderNames.flatMap((name) => [
      comparison(`decimal${name}`, "number", (a, b) => orders[name](compare(a.value, b.value))),
      comparison(`date${name}`, "date", (a, b) => orders[name](a.day - b.day)),
      comparison(`period${name}`, "period", (a, b) =>
        orders[name](comparePeriods(calendar, a.period, b.period)),
      ),
    ]),
    comparison("textEqual", "text", (a, b) => a.text === b.text),
    comparison("textNotEqual", "text", (a, b) => a.text !== b.text),
    comparison("payeeEqual", "payee", (a, b) => a.text === b.text),
    comparison("payeeNotEqual", "payee", (a, b) => a.text !== b.text),
    answer("isYes", (value) => {
      if (value.kind !== "yesno") throw new UnfitOperand("isYes", value);
      return value.yes;
    }),
    answer("isPresent", (value) => value.kind !== "nothing"),
  ];
  built.set(key, operators);
  return operators;
}

function comparison<K extends Value["kind"]>(
  name: string,
  kind: K,
  holds: (a: Extract<Value, { kind: K }>, b: Extract<Value, { kind: K }>) => boolean,
): Operator<Result, Result | boolean> {
  const operand = (value: Result | boolean): Extract<Value, { kind: K }> => {
    const found = settledValue(name, value);
    if (found.kind !== kind) throw new UnfitOperand(name, found);
    return found as Extract<Value, { kind: K }>;
  };
  // The left side first, so that of two problems the same one is always told.
  return new Operator<Result, Result | boolean>(name, (left, right) => {
    const first = operand(left);
    return holds(first, operand(right));
  });
}

function answer(name: string, asked: (value: Value) => boolean): Operator<Result, Result | boolean> {
  return new Operator<Result, Result | boolean>(
    name,
    (left, right) => asked(settledValue(name, left)) === (right === true),
  );
}

function settledValue(operator: string, value: Result | boolean): Value {
  if (typeof value === "boolean") throw new UnfitOperand(operator, { kind: "yesno", yes: value });
  if (isProblem(value)) throw new DecisionProblem(value);
  return value;
}

// ---------------------------------------------------------------- what was asked

type StockResult = RuleResult["conditions"];

/** The library's record of a run in our own terms; it leaves `result` out where it did not ask. */
function askedCondition(condition: StockResult | Readonly<Record<string, unknown>>): AskedCondition {
  const record = condition as Readonly<Record<string, unknown>>;
  const holds = typeof record.result === "boolean" ? { holds: record.result } : {};
  for (const kind of ["all", "any", "not"] as const) {
    const parts = record[kind];
    if (parts === undefined) continue;
    const list = (Array.isArray(parts) ? parts : [parts]) as readonly Readonly<Record<string, unknown>>[];
    return withResult({ kind, parts: list.map(askedCondition), ...holds });
  }
  const { slot } = record.params as { readonly slot: Slot };
  const other = record.value as boolean | { readonly params: { readonly slot: Slot } };
  const left = record.factResult as Value | undefined;
  const right = record.valueResult as Value | boolean | undefined;
  return {
    kind: "compare",
    slot,
    operator: record.operator as OperatorName,
    other: typeof other === "boolean" ? other : other.params.slot,
    ...(left !== undefined && { left }),
    ...(right !== undefined && typeof right !== "boolean" && { right }),
    ...holds,
  };
}

/** The outermost condition carries no result of its own: it follows from its parts. */
function withResult(condition: Extract<AskedCondition, { parts: unknown }>): AskedCondition {
  if (condition.holds !== undefined) return condition;
  const answers = condition.parts.flatMap((part) => part.holds ?? []);
  if (answers.length === 0) return condition;
  switch (condition.kind) {
    case "all":
      return { ...condition, holds: answers.every(Boolean) };
    case "any":
      return { ...condition, holds: answers.some(Boolean) };
    case "not":
      return { ...condition, holds: !answers.some(Boolean) };
  }
}
