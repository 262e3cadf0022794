/**
 * The operators of a rule set for json-rules-engine: exact comparisons by type, each of which refuses
 * another type instead of answering no.
 */

import { Operator } from "json-rules-engine";
import { compare } from "../../values/fraction.js";
import { comparePeriods, type FiscalCalendar } from "../../values/period.js";
import { isProblem, kindText, type Problem, type Result, type Value } from "../value.js";

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
