/** The meaning of every operation of the rule set, for all lanes of a frame at once; once a frame. */

import type { Expression, Slot } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { readFigure } from "../figures/read-figure.js";
import { everyLane, type Frame, someLanes } from "../frame.js";
import { readGoal } from "../goals/read-goal.js";
import { tierValue } from "../pay/tier-table.js";
import { isLonger, periodCode } from "../time/periods.js";
import { empty } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { mergedParts } from "../vectors/select.js";
import { takeLanes, type Vector } from "../vectors/vector.js";
import { evaluateAggregate } from "./aggregate.js";
import { divideNumbers, folded, negateNumbers, roundNumbers } from "./arithmetic.js";
import { readColumn } from "./column.js";
import { daysBetween, periodDay, shiftDates } from "./dates.js";
import { decide } from "./decide.js";
import { convert } from "./exchange.js";
import { lookup, managersOf } from "./lookup.js";
import { matrixValue } from "./matrix.js";
import { noValues, outOfReach } from "./operand.js";
import { readParameter } from "./parameter.js";
import { monthsInPlan, prorated, readOn } from "./reading.js";
import { callTable, choose } from "./table.js";
import { weightedMean } from "./weighted.js";

export function evaluate(slot: Slot, frame: Frame): Vector {
  const known = frame.known.get(slot);
  if (known !== undefined) return known;
  const value = calculated(slot, frame);
  frame.known.set(slot, value);
  return value;
}

function calculated(slot: Slot, frame: Frame): Vector {
  const { run, size } = frame;
  const expression = run.prepared.expression(slot);
  switch (expression.op) {
    case "constant":
      return constant(slot, frame);
    case "none":
      return noValues(size);
    case "column":
      return readColumn(expression.column, expression.place, frame);
    case "credited":
      return frame.credits === undefined
        ? outOfReach(slot, frame, "no credit is in scope")
        : takeLanes(frame.credits.part.value, frame.credits.at);
    case "share":
      return frame.credits === undefined
        ? outOfReach(slot, frame, "no credit is in scope")
        : takeLanes(frame.credits.part.share, frame.credits.at);
    case "receiver":
      return frame.credits === undefined
        ? outOfReach(slot, frame, "no credit is in scope")
        : takeLanes(
            { kind: "payee", size: 0, gaps: undefined, codes: frame.credits.part.payees },
            frame.credits.at,
          );
    case "creditDate":
      return frame.credits === undefined
        ? outOfReach(slot, frame, "no credit is in scope")
        : takeLanes(
            { kind: "date", size: 0, gaps: undefined, days: frame.credits.part.dates },
            frame.credits.at,
          );
    case "lookup":
      return lookup(expression, frame);
    case "managers":
      return managersOf(slot, expression, frame);
    case "payee": {
      const payees = frame.owners?.payees;
      return payees === undefined
        ? outOfReach(slot, frame, "it belongs to nobody in particular")
        : { kind: "payee", size, gaps: undefined, codes: payees };
    }
    case "period":
      return readPeriod(slot, expression, frame);
    case "parameter":
      return readParameter(expression.name, expression.place, frame);
    case "figure":
      return readFigure(slot, expression, frame);
    case "argument":
      return frame.arguments?.[expression.index] ?? outOfReach(slot, frame, "no table is around it");
    case "call":
      return callTable(expression, frame);
    case "tier":
      return tierValue(slot, expression, frame);
    case "add":
    case "multiply":
    case "min":
    case "max":
      return folded(slot, expression.op, expression.operands, frame);
    case "subtract":
      return folded(slot, "subtract", [expression.left, expression.right], frame);
    case "divide":
      return divideNumbers(slot, expression, frame);
    case "negate":
      return negateNumbers(expression.operand, frame);
    case "round":
      return roundNumbers(slot, expression, frame);
    case "shift":
      return shiftDates(slot, expression, frame);
    case "days":
      return daysBetween(expression, frame);
    case "choose":
      return choose(expression, frame);
    case "decide":
      return decide(expression.rule, frame);
    case "else":
      return otherwise(expression, frame);
    case "prorate":
      return prorated(slot, expression, frame);
    case "reading":
      return readOn(slot, expression, frame);
    case "monthsInPlan":
      return monthsInPlan(slot, expression.place, frame);
    case "periodDay":
      return periodDay(slot, expression, frame);
    case "aggregate":
      return evaluateAggregate(slot, expression, frame);
    case "convert":
      return convert(slot, expression, frame);
    case "matrix":
      return matrixValue(slot, expression, frame);
    case "weighted":
      return weightedMean(slot, expression, frame);
    case "group":
      return readGroup(slot, frame);
    case "goal":
      return readGoal(slot, expression, frame);
    default:
      return unreachable(expression);
  }
}

/** A literal in every lane. */
function constant(slot: Slot, { run, size }: Frame): Vector {
  const literal = run.prepared.constant(slot);
  switch (literal.kind) {
    case "number":
      return constantNumber(literal.units, literal.scale, size, run.settings.isWide);
    case "text":
    case "payee":
      return {
        kind: literal.kind,
        size,
        gaps: undefined,
        codes: new Int32Array(size).fill(run.texts.codeOf(literal.text)),
      };
    case "date":
      return { kind: "date", size, gaps: undefined, days: new Int32Array(size).fill(literal.day) };
    case "yesno":
      return { kind: "yesno", size, gaps: undefined, yes: new Uint8Array(size).fill(literal.yes ? 1 : 0) };
    case "period":
      return { kind: "period", size, gaps: undefined, codes: new Float64Array(size).fill(literal.code) };
    default:
      return unreachable(literal);
  }
}

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;

/** The group's value, as the roster's column holds it. */
function readGroup(slot: Slot, frame: Frame): Vector {
  const { owners, run, size } = frame;
  if (owners?.groups === undefined) return outOfReach(slot, frame, "it belongs to no group");
  const { column, values } = owners.groups;
  const type = run.roster?.columns.get(column)?.type.kind;
  return { kind: type === "payee" ? "payee" : "text", size, gaps: undefined, codes: values };
}

function readPeriod(slot: Slot, { unit }: Of<"period">, frame: Frame): Vector {
  const { period, reading, run, size } = frame;
  const { calendar } = run.prepared;
  if (period !== undefined) {
    if (isLonger(period.unit, unit))
      return outOfReach(slot, frame, `${period.text} is longer than a ${unit}`);
    const { number } = calendar.at(unit, period.from);
    return {
      kind: "period",
      size,
      gaps: undefined,
      codes: new Float64Array(size).fill(periodCode(unit, number)),
    };
  }
  if (reading === undefined) return outOfReach(slot, frame, "it belongs to no period");
  const codes = Float64Array.from(reading, (day) => periodCode(unit, calendar.at(unit, day).number));
  return { kind: "period", size, gaps: undefined, codes };
}

/** What `else` answers: nothing, or a problem that it is for. */
function otherwise({ value, otherwise: other, place }: Of<"else">, frame: Frame): Vector {
  const first = evaluate(value, frame);
  const { gaps } = first;
  if (gaps === undefined) return first;
  const isMissing = (lane: number) =>
    gaps.at[lane] === empty || gaps.problems.get(lane)?.answeredByElse === true;
  const missing = everyLane(frame.size).filter(isMissing);
  if (missing.length === 0) return first;
  const kept = everyLane(frame.size).filter((lane) => !isMissing(lane));
  const second = evaluate(other, someLanes(frame, missing));
  if (kept.length === 0) return second;
  return mergedParts(
    frame.size,
    [
      { lanes: kept, vector: takeLanes(first, kept) },
      { lanes: missing, vector: second },
    ],
    place,
  );
}
