/** Columns of the row in scope: cells as they were read, and formulas calculated once a row. */

import { unitOf } from "../../explain/show.js";
import type { ColumnType, Place, SourceColumn } from "../../rule-set.js";
import { type Context, problem, type RowInScope, whereIn } from "../context.js";
import type { FactSource } from "../fact-store.js";
import { needs } from "../program/needs.js";
import { pending } from "../run.js";
import { figureCycle, figureOutOfReach } from "../run-faults.js";
import { explained, type NodeDraft } from "../trace.js";
import { isProblem, type Result, type Value } from "../value.js";
import { evaluate } from "./evaluate.js";

export async function readColumn(column: string, place: Place, context: Context): Promise<Result> {
  const { row } = context;
  if (row === undefined) {
    return problem(figureOutOfReach(whereIn(context, place), column, "no row is in scope"));
  }
  return cellOf(row, column, place, context);
}

/** A cell of any row; a formula is evaluated with that row in scope and read on the reader's day. */
export async function cellOf(
  row: RowInScope,
  column: string,
  place: Place,
  context: Context,
  name = column,
): Promise<Result> {
  const declared = row.source.columns.get(column);
  if (declared?.formula === undefined) {
    const value = row.source.cell(row.index, column);
    return explained(context.run.tracer, value, () => ({
      operation: "leaf",
      ...cellDraft(row, declared, name),
      ...(value.kind === "number" && value.currency !== undefined && { unit: value.currency }),
      place,
    }));
  }
  return formulaOf(row, declared, declared.formula, context, name);
}

/** What an explanation says of a cell: its name, its unit and where it stands. */
export function cellDraft(
  row: RowInScope,
  column: SourceColumn | undefined,
  name: string,
): Pick<NodeDraft, "label" | "unit" | "row"> {
  const unit = column && columnUnit(column.type);
  return { label: name, ...(unit !== undefined && { unit }), row: rowDraft(row.source, row.index) };
}

export function rowDraft(source: FactSource, row: number): NonNullable<NodeDraft["row"]> {
  const { file, line } = source.origin(row);
  return { source: source.source.name, file, line, key: source.keyText(row) };
}

function columnUnit(type: ColumnType): string | undefined {
  return type.kind === "choice" || type.kind === "reference" || type.kind === "mixedMoney"
    ? undefined
    : unitOf(type);
}

async function formulaOf(
  row: RowInScope,
  column: SourceColumn,
  formula: number,
  context: Context,
  name: string,
): Promise<Result> {
  const { run, view } = context;
  const { source } = row.source;
  const facts = run.program.graph.slot(formula, source.name);
  const day = (facts.needs & needs.reading) === 0 ? "" : (context.reading ?? "");
  const known = run.knownOf(facts.sources, view.epoch);
  const key = `${source.name}\u0000${column.name}\u0000${row.index}\u0000${day}\u0000${known}`;
  const cached = run.formulas.get(key);
  if (cached === pending) {
    return problem(figureCycle(whereIn({ ...context, row }, column.place), column.name));
  }
  if (cached !== undefined) return cached;
  run.formulas.set(key, pending);
  // Rows may refer to rows in long chains; waiting here keeps them off the stack.
  await Promise.resolve();
  const { reading } = context;
  const value = await evaluate(formula, { run, view, row, ...(reading !== undefined && { reading }) });
  const result = isProblem(value) ? value : explainedFormula(value, row, column, name, context);
  run.formulas.set(key, result);
  return result;
}

function explainedFormula(
  value: Value,
  row: RowInScope,
  column: SourceColumn,
  name: string,
  context: Context,
): Value {
  return explained(context.run.tracer, value, () => ({
    operation: "same",
    inputs: [value],
    ...cellDraft(row, column, name),
    place: column.place,
  }));
}
