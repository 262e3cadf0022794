/**
 * From which cell the value of a lane was read, so that a division by zero can name it. Found anew when
 * it is asked for: values carry no origins.
 */

import type { RowOrigin } from "../../facts/facts.js";
import type { Slot } from "../../rule-set.js";
import { figureOrigin } from "../figures/figure-origin.js";
import { type Frame, frameOf, someLanes } from "../frame.js";
import { isNought } from "../vectors/vector.js";
import { evaluate } from "./evaluate.js";
import { readRow } from "./lookup.js";
import { numbersAt } from "./operand.js";
import { parameterSlot } from "./parameter.js";
import { readingFrame } from "./reading.js";
import { chosenSlot } from "./table.js";

export function originOf(slot: Slot, whole: Frame, lane: number): RowOrigin | undefined {
  const frame = someLanes(whole, Int32Array.of(lane));
  return origin(slot, frame);
}

/** Of a frame of one lane. */
export function origin(slot: Slot, frame: Frame): RowOrigin | undefined {
  const expression = frame.run.prepared.expression(slot);
  switch (expression.op) {
    case "column":
      return frame.rows && columnOrigin(expression.column, frame);
    case "lookup": {
      const row = readRow(expression, frame);
      return row === undefined
        ? undefined
        : columnOrigin(expression.column, rowFrame(frame, expression.source, row));
    }
    case "multiply": {
      const zero = expression.operands.find((operand) => {
        const { n } = numbersAt(operand, frame);
        return isNought(n, 0);
      });
      return zero === undefined ? undefined : origin(zero, frame);
    }
    case "else": {
      const value = evaluate(expression.value, frame);
      const problem = value.gaps?.problems.get(0);
      const isMissing = value.gaps !== undefined && (problem === undefined || problem.answeredByElse);
      return origin(isMissing ? expression.otherwise : expression.value, frame);
    }
    case "prorate":
      return origin(expression.value, frame);
    case "reading": {
      const inner = readingFrame(expression, frame);
      return inner === undefined ? undefined : origin(expression.value, inner);
    }
    case "parameter": {
      const value = parameterSlot(expression.name, expression.place, frame);
      return value === undefined ? undefined : origin(value, frame);
    }
    case "choose":
    case "call": {
      const chosen = chosenSlot(expression, frame);
      return chosen === undefined ? undefined : origin(chosen.slot, chosen.frame);
    }
    case "argument":
      return undefined;
    case "figure":
      return figureOrigin(slot, expression, frame);
    default:
      return undefined;
  }
}

function columnOrigin(column: string, frame: Frame): RowOrigin | undefined {
  const { rows, reading, run, view } = frame;
  const row = rows?.at[0];
  if (rows === undefined || row === undefined) return undefined;
  const formula = rows.table.columns.get(column)?.formula;
  if (formula === undefined) return rows.table.origin(row);
  return origin(formula, frameOf({ run, view, size: 1, rows, ...(reading && { reading }) }));
}

function rowFrame(frame: Frame, source: string, row: number): Frame {
  const { run, view, reading } = frame;
  const table = run.tables.get(source);
  if (table === undefined) return frame;
  return frameOf({
    run,
    view,
    size: 1,
    rows: { table, at: Int32Array.of(row) },
    ...(reading && { reading }),
  });
}
