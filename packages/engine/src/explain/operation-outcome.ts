/** What each operation of an explanation makes of its inputs; the other half of explanation.ts. */

import type { Leftover } from "../rule-set.js";
import { addDays, addMonths, dayText, parseDay } from "../values/calendar.js";
import {
  add,
  compare,
  divide,
  equal,
  type Fraction,
  fromExactText,
  fromInteger,
  lowestTerms,
  max,
  min,
  multiply,
  negate,
  one,
  subtract,
  toExactText,
  zero,
} from "../values/fraction.js";
import { parsePeriod } from "../values/period.js";
import { type RoundingMode, round, roundToStep } from "../values/round.js";
import { settle } from "../values/settle.js";
import { spread } from "../values/spread.js";
import { unreachable } from "../values/unreachable.js";
import type { ExplanationNode } from "./explanation.js";

type Text = string | null;

/** The value that follows, `null` where nothing does: an input is absent, a divisor is zero. */
export function outcomeOf(node: ExplanationNode, inputs: readonly Text[]): Text {
  switch (node.operation) {
    case "leaf":
      return node.value;
    case "same":
      return inputs.length === 1 ? (inputs[0] ?? null) : null;
    case "add":
    case "sum":
      return inputs.length === 0 && node.operation === "add" ? null : folded(inputs, add, zero);
    case "multiply":
      return folded(inputs, multiply);
    case "min":
      return folded(inputs, min);
    case "max":
      return folded(inputs, max);
    case "subtract":
      return ofNumbers(inputs, 2, ([a, b]) => subtract(a, b));
    case "divide":
      return ofNumbers(inputs, 2, ([a, b]) => divide(a, b));
    case "negate":
      return ofNumbers(inputs, 1, ([a]) => negate(a));
    case "settle":
      return ofNumbers(inputs, 1, ([a]) => settle(a));
    case "round":
      return rounded(node, inputs);
    case "count":
      return String(inputs.length);
    case "average": {
      const total = folded(inputs, add);
      return total === null ? null : ofNumbers([total, String(inputs.length)], 2, ([a, b]) => divide(a, b));
    }
    case "compare":
      return compared(node, inputs);
    case "all":
      return answerOf(inputs, "no");
    case "any":
      return answerOf(inputs, "yes");
    case "not":
      return inputs.length === 1 ? opposite(inputs[0]) : null;
    case "choose":
      return chosen(node, inputs);
    case "slice":
      return sliced(node, inputs);
    case "spread":
      return spreadSoFar(node, inputs);
    case "interpolate":
      return ofNumbers(inputs, 5, ([x, x0, y0, x1, y1]) => {
        const share = divide(subtract(x, x0), subtract(x1, x0));
        return share && add(y0, multiply(share, subtract(y1, y0)));
      });
    case "weighted":
      return weighted(node, inputs);
    case "gate": {
      const open = answerOf(inputs.slice(0, -1), "no");
      return open === "no" ? "0" : open === "yes" ? (inputs.at(-1) ?? null) : null;
    }
    case "daysAverage":
      return averaged(node, inputs);
    case "shift":
      return shifted(node, inputs);
    case "days":
      return daysBetween(inputs);
    default:
      return unreachable(node.operation);
  }
}

// ---------------------------------------------------------------- numbers

/** More parts than any amount is spread over. */
const mostParts = 100_000;

const exactForm = /^-?\d+(\/\d+)?$/;

function numberOf(text: Text | undefined): Fraction | undefined {
  return text !== null && text !== undefined && exactForm.test(text) ? fromExactText(text) : undefined;
}

function textOf(value: Fraction | undefined): Text {
  return value === undefined ? null : toExactText(value);
}

/** All inputs one after the other; without a start there must be one. */
function folded(
  inputs: readonly Text[],
  step: (a: Fraction, b: Fraction) => Fraction,
  start?: Fraction,
): Text {
  let total = start;
  for (const input of inputs) {
    const value = numberOf(input);
    if (value === undefined) return null;
    total = total === undefined ? value : step(total, value);
  }
  return textOf(total);
}

type Numbers<N extends number, T extends Fraction[] = []> = T["length"] extends N
  ? T
  : Numbers<N, [...T, Fraction]>;

/** Of exactly so many numbers. */
function ofNumbers<N extends number>(
  inputs: readonly Text[],
  count: N,
  calculate: (numbers: Numbers<N>) => Fraction | undefined,
): Text {
  const numbers = inputs.flatMap((input) => numberOf(input) ?? []);
  if (inputs.length !== count || numbers.length !== count) return null;
  return textOf(calculate(numbers as Numbers<N>));
}

const roundingModes: readonly RoundingMode[] = ["half even", "half up", "up", "down"];

function rounded({ detail }: ExplanationNode, inputs: readonly Text[]): Text {
  const mode = roundingModes.find((candidate) => candidate === detail?.mode);
  if (mode === undefined) return null;
  if (inputs.length === 2) return ofNumbers(inputs, 2, ([value, step]) => roundToStep(value, step, mode));
  const places = Number(detail?.places);
  if (!Number.isInteger(places) || places < 0) return null;
  return ofNumbers(inputs, 1, ([value]) => round(value, { mode, places }));
}

const leftovers: readonly Leftover[] = ["largest", "first", "last", "running"];

/** The first parts of an amount that is spread. */
function spreadSoFar({ detail }: ExplanationNode, inputs: readonly Text[]): Text {
  const [total, ...weights] = inputs.map(numberOf);
  const count = weights.length || Number(detail?.parts);
  const through = Number(detail?.through);
  const places = Number(detail?.places);
  const mode = roundingModes.find((candidate) => candidate === detail?.mode);
  const leftover = leftovers.find((candidate) => candidate === detail?.leftover);
  if (total === undefined || mode === undefined || leftover === undefined) return null;
  if (![count, through, places].every((number) => Number.isInteger(number) && number >= 0)) return null;
  if (count > mostParts || weights.includes(undefined)) return null;
  if (!equal(round(total, { mode, places }), total)) return null;
  const alike =
    weights.length === 0 ? Array<Fraction>(count).fill(one) : weights.flatMap((each) => each ?? []);
  const parts = spread(total, alike, leftover, { mode, places });
  return parts === undefined ? null : textOf(parts.slice(0, through).reduce(add, zero));
}

/** The share of the axis' way that lies within the tier, of the part that moved it. */
function sliced({ detail }: ExplanationNode, inputs: readonly Text[]): Text {
  return ofNumbers(inputs, 3, ([part, before, after]) => {
    if (compare(before, after) === 0) return part;
    const lower = numberOf(detail?.lower);
    const upper = numberOf(detail?.upper);
    const within = (axis: Fraction) => {
      const raised = lower === undefined ? axis : max(axis, lower);
      return upper === undefined ? raised : min(raised, upper);
    };
    const share = divide(subtract(within(after), within(before)), subtract(after, before));
    return share && multiply(part, share);
  });
}

function averaged({ detail }: ExplanationNode, inputs: readonly Text[]): Text {
  const days = (detail?.days ?? "").split(",").map(numberOf);
  let total = zero;
  let length = zero;
  for (const [index, input] of inputs.entries()) {
    const value = numberOf(input);
    const weight = days[index];
    if (value === undefined || weight === undefined) return null;
    total = add(total, multiply(value, weight));
    length = add(length, weight);
  }
  return days.length === inputs.length ? textOf(divide(total, length)) : null;
}

function weighted({ detail }: ExplanationNode, inputs: readonly Text[]): Text {
  let total = zero;
  let weights = zero;
  for (let index = 0; index + 1 < inputs.length; index += 2) {
    const weight = numberOf(inputs[index]);
    const value = numberOf(inputs[index + 1]) ?? (detail?.missing === "zero" ? zero : undefined);
    if (weight === undefined) return null;
    if (value === undefined && detail?.missing !== "shared") return null;
    if (value === undefined) continue;
    total = add(total, multiply(weight, value));
    weights = add(weights, weight);
  }
  return textOf(divide(total, weights));
}

// ---------------------------------------------------------------- days

function shifted({ detail }: ExplanationNode, [date, by]: readonly Text[]): Text {
  const day = date == null ? undefined : parseDay(date);
  const count = numberOf(by);
  if (day === undefined || count === undefined) return null;
  const { n, d } = lowestTerms(count);
  if (d !== 1n) return null;
  const move = detail?.unit === "days" ? addDays : detail?.unit === "months" ? addMonths : undefined;
  const result = move?.(day, Number(n));
  return result === undefined ? null : dayText(result);
}

function daysBetween([from, to]: readonly Text[]): Text {
  const first = from == null ? undefined : parseDay(from);
  const second = to == null ? undefined : parseDay(to);
  return first === undefined || second === undefined ? null : textOf(fromInteger(second - first));
}

// ---------------------------------------------------------------- conditions

/** All hold unless one does not, any holds as soon as one does; one that was not asked decides nothing. */
function answerOf(inputs: readonly Text[], deciding: "yes" | "no"): Text {
  if (inputs.includes(deciding)) return deciding;
  const other = opposite(deciding);
  return inputs.every((input) => input === other) ? other : null;
}

function opposite(answer: Text | undefined): Text {
  return answer === "yes" ? "no" : answer === "no" ? "yes" : null;
}

function compared({ detail }: ExplanationNode, [left = null, right = null]: readonly Text[]): Text {
  const operator = detail?.operator ?? "";
  const expected = detail?.expected === "true" ? "yes" : "no";
  if (operator === "isPresent") return (left === null ? "no" : "yes") === expected ? "yes" : "no";
  if (operator === "isYes") return left === null ? null : left === expected ? "yes" : "no";
  if (left === null || right === null) return null;
  const [kind, relation] = /^(decimal|date|period|text|payee)(\w+)$/.exec(operator)?.slice(1) ?? [];
  const order = kind === undefined ? undefined : orderOf(kind, left, right);
  return order === undefined ? null : relates(order, relation ?? "");
}

function orderOf(kind: string, left: string, right: string): number | undefined {
  switch (kind) {
    case "decimal": {
      const [a, b] = [numberOf(left), numberOf(right)];
      return a && b && compare(a, b);
    }
    case "period": {
      const [a, b] = [parsePeriod(left), parsePeriod(right)];
      return a && b && a.unit === b.unit ? a.ordinal - b.ordinal : undefined;
    }
    default:
      // Days sort as text; texts and payees are only ever equal or not.
      return left < right ? -1 : left > right ? 1 : 0;
  }
}

function relates(order: number, relation: string): Text {
  const answers: ReadonlyMap<string, boolean> = new Map([
    ["Equal", order === 0],
    ["NotEqual", order !== 0],
    ["Less", order < 0],
    ["LessOrEqual", order <= 0],
    ["Greater", order > 0],
    ["GreaterOrEqual", order >= 0],
  ]);
  const answer = answers.get(relation);
  return answer === undefined ? null : answer ? "yes" : "no";
}

function chosen({ detail }: ExplanationNode, inputs: readonly Text[]): Text {
  const hasOtherwise = detail?.otherwise === "yes";
  const cases = hasOtherwise ? inputs.slice(0, -1) : inputs;
  const values: Text[] = [];
  for (let index = 0; index + 1 < cases.length; index += 2) {
    const holds = cases[index];
    if (holds === "yes") values.push(cases[index + 1] ?? null);
    // The first that holds ends the asking; before it, and elsewhere, every case must have been asked.
    if (holds === "yes" && detail?.hit === "first") break;
    if (holds !== "yes" && holds !== "no") return null;
  }
  const [first] = values;
  if (first === undefined) return hasOtherwise ? (inputs.at(-1) ?? null) : null;
  switch (detail?.hit) {
    case "first":
      return first;
    case "unique":
      return values.length === 1 ? first : null;
    case "sum":
      return folded(values, add);
    case "max":
      return folded(values, max);
    case "min":
      return folded(values, min);
    default:
      return null;
  }
}
