/** Decisions of a rule set: conditions are asked from left to right, each only where it still matters. */

import { absentValue, wrongValue } from "../../reference/run-faults.js";
import type { Comparison, Condition, Operator, Place, RuleName } from "../../rule-set.js";
import { everyLane, type Frame, someLanes, whereIs } from "../frame.js";
import { kindWords } from "../rows/value-text.js";
import { comparePeriodCodes } from "../time/periods.js";
import { compared } from "../vectors/arithmetic.js";
import { empty, failed, GapBuilder, type Problem } from "../vectors/gaps.js";
import type { Vector, YesnoVector } from "../vectors/vector.js";
import { evaluate } from "./evaluate.js";
import { absence, problem } from "./operand.js";

export function decide(name: RuleName, frame: Frame): YesnoVector {
  const key = `rule ${name}`;
  const known = frame.known.get(key);
  if (known?.kind === "yesno") return known;
  const rule = frame.run.prepared.rule(name);
  const answer = asked(rule.conditions, frame, rule.event.params.place);
  frame.known.set(key, answer);
  return answer;
}

function asked(condition: Condition, frame: Frame, place: Place): YesnoVector {
  if ("all" in condition) return everyOrAny(condition.all, 0, frame, place);
  if ("any" in condition) return everyOrAny(condition.any, 1, frame, place);
  if ("not" in condition) {
    const inner = asked(condition.not, frame, place);
    const yes = new Uint8Array(frame.size);
    for (let lane = 0; lane < yes.length; lane += 1) yes[lane] = inner.yes[lane] === 0 ? 1 : 0;
    return { ...inner, yes };
  }
  return comparison(condition, frame, place);
}

/** `decisive` is the answer of one part that decides the whole: 0 for `all`, 1 for `any`. */
function everyOrAny(parts: readonly Condition[], decisive: 0 | 1, frame: Frame, place: Place): YesnoVector {
  const { size } = frame;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return asked(only, frame, place);
  const yes = new Uint8Array(size).fill(1 - decisive);
  const gaps = new GapBuilder(size);
  let open = everyLane(size);
  let part = frame;
  for (const condition of parts) {
    if (open.length === 0) break;
    if (part.size !== open.length) part = someLanes(frame, open);
    const answer = asked(condition, part, place);
    const left = new Int32Array(open.length);
    let count = 0;
    for (let index = 0; index < open.length; index += 1) {
      const lane = open[index] ?? 0;
      const failure = answer.gaps?.problems.get(index);
      if (failure !== undefined) gaps.fail(lane, failure);
      else if (answer.yes[index] === decisive) yes[lane] = decisive;
      else {
        left[count] = lane;
        count += 1;
      }
    }
    if (count < open.length) open = left.slice(0, count);
  }
  return { kind: "yesno", size, gaps: gaps.build(), yes };
}

function comparison({ params, operator, value }: Comparison, frame: Frame, place: Place): YesnoVector {
  const left = evaluate(params.slot, frame);
  if (typeof value === "boolean") return answered(left, operator, value, frame, place);
  const right = evaluate(value.params.slot, frame);
  const { size } = frame;
  const kind = kindOf(operator);
  const yes = new Uint8Array(size);
  const gaps = new GapBuilder(size);
  // The left side first, so that of two problems the same one is always told.
  unfit(left, operator, kind, gaps, frame, place);
  unfit(right, operator, kind, gaps, frame, place);
  const holds = orders[operator.replace(/^(decimal|date|period|text|payee)/, "") as Order];
  if (left.kind === "number" && right.kind === "number") {
    const order = compared(left, right);
    for (let lane = 0; lane < size; lane += 1) yes[lane] = holds(order[lane] ?? 0) ? 1 : 0;
  } else if (left.kind === "date" && right.kind === "date") {
    for (let lane = 0; lane < size; lane += 1)
      yes[lane] = holds((left.days[lane] ?? 0) - (right.days[lane] ?? 0)) ? 1 : 0;
  } else if ("codes" in left && "codes" in right && left.kind !== "period") {
    for (let lane = 0; lane < size; lane += 1)
      yes[lane] = holds((left.codes[lane] ?? 0) - (right.codes[lane] ?? 0)) ? 1 : 0;
  } else if (left.kind === "period" && right.kind === "period") {
    const { calendar } = frame.run.prepared;
    for (let lane = 0; lane < size; lane += 1) {
      yes[lane] = holds(comparePeriodCodes(left.codes[lane] ?? 0, right.codes[lane] ?? 0, calendar)) ? 1 : 0;
    }
  }
  return { kind: "yesno", size, gaps: gaps.build(), yes };
}

type Order = "Equal" | "NotEqual" | "Less" | "LessOrEqual" | "Greater" | "GreaterOrEqual";

const orders: Readonly<Record<Order, (order: number) => boolean>> = {
  Equal: (order) => order === 0,
  NotEqual: (order) => order !== 0,
  Less: (order) => order < 0,
  LessOrEqual: (order) => order <= 0,
  Greater: (order) => order > 0,
  GreaterOrEqual: (order) => order >= 0,
};

function answered(
  value: Vector,
  operator: Operator,
  expected: boolean,
  frame: Frame,
  place: Place,
): YesnoVector {
  const { size } = frame;
  const yes = new Uint8Array(size);
  const gaps = new GapBuilder(size);
  if (operator === "isPresent") {
    for (let lane = 0; lane < size; lane += 1) {
      const failure = value.gaps?.problems.get(lane);
      if (failure !== undefined) gaps.fail(lane, failure);
      yes[lane] = (value.gaps?.at[lane] !== empty) === expected ? 1 : 0;
    }
    if (value.gaps === undefined) yes.fill(expected ? 1 : 0);
    return { kind: "yesno", size, gaps: gaps.build(), yes };
  }
  unfit(value, operator, "yesno", gaps, frame, place);
  if (value.kind === "yesno") {
    for (let lane = 0; lane < size; lane += 1) yes[lane] = (value.yes[lane] === 1) === expected ? 1 : 0;
  }
  return { kind: "yesno", size, gaps: gaps.build(), yes };
}

function kindOf(operator: Operator): Vector["kind"] {
  if (operator.startsWith("decimal")) return "number";
  if (operator.startsWith("date")) return "date";
  if (operator.startsWith("period")) return "period";
  return operator.startsWith("text") ? "text" : "payee";
}

/** Lanes that an operator cannot compare. */
function unfit(
  value: Vector,
  operator: Operator,
  kind: Vector["kind"],
  gaps: GapBuilder,
  frame: Frame,
  place: Place,
): void {
  if (value.gaps === undefined && value.kind === kind) return;
  for (let lane = 0; lane < value.size; lane += 1) {
    const state = value.gaps?.at[lane] ?? 0;
    const failure: Problem | undefined = value.gaps?.problems.get(lane);
    if (state === failed && failure !== undefined) gaps.fail(lane, failure);
    else if (state === empty)
      gaps.fail(
        lane,
        absence(() => absentValue(whereIs(frame, lane, place), "What is compared")),
      );
    else if (value.kind !== kind) {
      const found = kindWords(value, lane);
      gaps.fail(
        lane,
        problem(() =>
          wrongValue(whereIs(frame, lane, place), "What is compared", found, `what ${operator} compares`),
        ),
      );
    }
  }
}
