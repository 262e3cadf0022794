/** A `table` statement as a decision: its cells as sets of atoms of what its arguments can be. */

import { exact } from "@attain/engine";
import type { TableSymbol } from "../../check/checked-plan.js";
import type { Cell, Literal, Reference, TableStatement } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Analysing } from "../analysing.js";
import {
  type AtomSet,
  type Axis,
  atomsAt,
  between,
  common,
  everything,
  numberAxis,
  pointAtom,
  textAxis,
} from "../boxes/axis.js";
import { anyText, type Domain, hullOf } from "../domains/domain.js";
import { domainOf, domainOfType, numberOf } from "../domains/domain-of.js";
import { expressionKey } from "../expression-key.js";
import type { Use } from "../plan-uses.js";
import type { Decision, DecisionColumn } from "./decision.js";

/** Nothing for a table whose cells could not all be read. */
export function decisionOfTable(
  table: TableSymbol,
  statement: TableStatement,
  analysing: Analysing,
): Decision | undefined {
  const { plan, domains } = analysing;
  const count = statement.parameters.length;
  if (statement.rows.length === 0 || statement.rows.some(({ cells }) => cells.length !== count))
    return undefined;
  const calls = analysing.uses.calls.get(table.name) ?? [];
  const columns: DecisionColumn[] = [];
  const axes: Axis[] = [];
  for (const [index, parameter] of statement.parameters.entries()) {
    const type = table.parameterTypes[index];
    const given = calls.flatMap(({ node }) => node.arguments?.[index] ?? []);
    const domain =
      given.length === 0 ? domainOfType(type) : hullOf(given.map((each) => domainOf(each, domains)));
    const cells = statement.rows.flatMap((row) => row.cells[index] ?? []);
    const shown = given[0] && plan.typeOf.get(given[0]);
    const axis = axisOf(cells, domain, textsAround(calls, index, analysing));
    if (axis === undefined) return undefined;
    const isNumeric = type?.kind === "number" || type?.kind === "percent";
    axes.push(axis);
    columns.push({ name: parameter.text, type: isNumeric ? type : (shown ?? type), edges: edgesOf(cells) });
  }
  const last = statement.otherwise?.span ?? statement.rows.at(-1)?.span ?? statement.span;
  return {
    title: `\`${table.name}\``,
    span: statement.name.span,
    hit: table.statements[0].hit,
    columns,
    axes,
    rows: statement.rows.map(({ span, cells, value }) => {
      const box = cells.map((cell, index) => atomsOf(cell, axes[index]));
      return {
        span,
        cells: { start: cells[0]?.span.start ?? span.start, end: cells.at(-1)?.span.end ?? span.end },
        value,
        boxes: box.some((set) => set.length === 0) ? [] : [box],
        isSure: true,
      };
    }),
    hasOtherwise: statement.otherwise !== undefined,
    asked: calls.map(({ node, circumstances, hasElse }) => ({
      keys: (node.arguments ?? []).map((argument) => expressionKey(argument, plan)),
      circumstances,
      hasElse,
    })),
    rowsEnd: last.end,
    valueType: table.type,
    kind: "table",
  };
}

function literalsOf(cell: Cell): readonly Literal[] {
  switch (cell.kind) {
    case "anyCell":
      return [];
    case "valuesCell":
      return cell.values;
    case "rangeCell":
      return [cell.lower, cell.upper].flatMap((bound) => (bound ? [bound.value] : []));
  }
}

/** Texts that the conditions around a table's calls let through for an argument: rows will have them. */
function textsAround(
  calls: readonly Use<Reference>[],
  index: number,
  { plan }: Analysing,
): readonly string[] {
  const texts: string[] = [];
  for (const { node, circumstances } of calls) {
    const argument = node.arguments?.[index];
    const key = argument && expressionKey(argument, plan);
    for (const { condition, outcome } of circumstances) {
      if (!outcome) continue;
      visitNodes(condition, (inner) => {
        if (inner.kind !== "compare" || inner.operator !== "=" || expressionKey(inner.left, plan) !== key)
          return;
        for (const side of inner.right) if (side.kind === "text") texts.push(side.value);
      });
    }
  }
  return texts;
}

function axisOf(cells: readonly Cell[], domain: Domain, around: readonly string[]): Axis | undefined {
  const literals = cells.flatMap(literalsOf);
  const numbers = literals.flatMap((literal) => numberOf(literal) ?? []);
  const texts = literals.flatMap((literal) => textOf(literal) ?? []);
  // A year is written like a number, and a column may hold what no cell can.
  if (domain.kind === "numbers" && texts.length === 0) return numberAxis(numbers, domain);
  if (domain.kind === "texts" && numbers.length === 0) return textAxis([...texts, ...around], domain);
  return literals.length === 0 ? textAxis([], anyText) : undefined;
}

function textOf(literal: Literal): string | undefined {
  if (literal.kind === "text") return literal.value;
  return literal.kind === "yesno" ? (literal.value ? "yes" : "no") : undefined;
}

function edgesOf(cells: readonly Cell[]): ReadonlySet<string> {
  const edges = cells.flatMap((cell) => (cell.kind === "rangeCell" ? literalsOf(cell) : []));
  return new Set(edges.flatMap((literal) => numberOf(literal) ?? []).map(exact.toExactText));
}

function atomsOf(cell: Cell, axis: Axis | undefined): AtomSet {
  if (axis === undefined) return [];
  return common(atomsWritten(cell, axis), axis.possible);
}

function atomsWritten(cell: Cell, axis: Axis): AtomSet {
  switch (cell.kind) {
    case "anyCell":
      return everything(axis);
    case "valuesCell":
      return atomsAt(
        cell.values.flatMap((value) => {
          if (axis.kind === "texts") return axis.places.get(textOf(value) ?? "") ?? [];
          const number = numberOf(value);
          return number ? [pointAtom(axis, number)] : [];
        }),
      );
    case "rangeCell": {
      if (axis.kind === "texts") return [];
      const lower = cell.lower && numberOf(cell.lower.value);
      const upper = cell.upper && numberOf(cell.upper.value);
      return between(axis, {
        ...(lower && { lower: { value: lower, isIncluded: cell.lower?.edge === "from" } }),
        ...(upper && { upper: { value: upper, isIncluded: cell.upper?.edge === "through" } }),
      });
    }
  }
}
