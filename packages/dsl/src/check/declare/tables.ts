/** Tables and tiers: the types their cells, thresholds and values show. */

import type { Cell, Literal, TableStatement, TiersStatement } from "../../syntax/ast.js";
import type { TableSymbol, TiersSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { literalType } from "../infer/infer.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { unify, unknown } from "../types/unify.js";
import { typeOfNode } from "./type-of-node.js";
import { checkVersions, reportDifference } from "./versions.js";

export function declareTable(
  name: string,
  statements: readonly [TableStatement, ...TableStatement[]],
  checking: Checking,
): TableSymbol {
  const [first, ...others] = statements;
  checkVersions(
    name,
    statements.map(({ scope, name }) => ({ span: name.span, ...(scope && { scope }) })),
    checking,
  );
  const type = typeOfNode(first.type, "value", checking);
  for (const other of others) {
    const written = typeOfNode(other.type, "value", checking);
    const names = other.parameters.map(({ text }) => text).join(", ");
    if (names !== first.parameters.map(({ text }) => text).join(", "))
      reportDifference(other, "list of arguments", checking);
    else if (describeType(written) !== describeType(type)) reportDifference(other, "type", checking);
    else if (other.hit !== first.hit) reportDifference(other, "hit policy", checking);
  }
  const parameterTypes = first.parameters.map((parameter, index) => {
    const cells = statements.flatMap(({ rows }) => rows.flatMap((row) => row.cells[index] ?? []));
    const type = columnType(parameter.text, cells.flatMap(literalsOf), checking);
    checkRanges(parameter.text, type, cells, checking);
    return type;
  });
  checkParameterNames(first, checking);
  return { kind: "table", name, statements, type, parameterTypes };
}

/** Thresholds and values are typed when they are checked; until then they fit everything. */
export function declareTiers(
  name: string,
  statements: readonly [TiersStatement, ...TiersStatement[]],
  checking: Checking,
): TiersSymbol {
  const [first, ...others] = statements;
  checkVersions(
    name,
    statements.map(({ scope, name }) => ({ span: name.span, ...(scope && { scope }) })),
    checking,
  );
  for (const other of others) {
    if (other.mode.kind !== first.mode.kind) reportDifference(other, "mode", checking);
  }
  return { kind: "tiers", name, statements, axisType: unknown, valueType: unknown };
}

function columnType(parameter: string, literals: readonly Literal[], checking: Checking): Type {
  let type: Type = { kind: "none" };
  for (const literal of literals) {
    const next = literalType(literal, checking);
    checking.typeOf.set(literal, next);
    const together: Type | undefined = literal.kind === "none" ? undefined : unify(type, next);
    if (together === undefined) {
      reportCell(parameter, literal, type, next, checking);
      return unknown;
    }
    type = together;
  }
  return type.kind === "none" ? unknown : type;
}

/** Only what has an order can be asked for from one value to another. */
function checkRanges(parameter: string, type: Type, cells: readonly Cell[], checking: Checking): void {
  if (type.kind !== "text" && type.kind !== "yesno") return;
  const range = cells.find(({ kind }) => kind === "rangeCell");
  if (range === undefined) return;
  checking.report({
    code: "type-mismatch",
    span: range.span,
    message: `\`${parameter}\` is ${describeType(type)}, of which none is less or more than another`,
    help: "List the values, separated by `|`",
  });
}

function literalsOf(cell: Cell): Literal[] {
  switch (cell.kind) {
    case "anyCell":
      return [];
    case "valuesCell":
      return [...cell.values];
    case "rangeCell":
      return [cell.lower, cell.upper].flatMap((bound) => (bound ? [bound.value] : []));
  }
}

function reportCell(parameter: string, literal: Literal, before: Type, type: Type, checking: Checking): void {
  checking.report({
    code: "type-mismatch",
    span: literal.span,
    message:
      literal.kind === "none"
        ? "A cell cannot ask for `none`"
        : `Other rows ask whether \`${parameter}\` is ${describeType(before)}, this one whether it is ${describeType(type)}`,
    help:
      literal.kind === "none"
        ? 'Pass a value for it with `else`: `partner_tier else "none"`'
        : "Ask for values of one type in each column",
  });
}

function checkParameterNames({ parameters }: TableStatement, checking: Checking): void {
  const seen = new Set<string>();
  for (const parameter of parameters) {
    if (seen.has(parameter.text)) {
      checking.report({
        code: "duplicate-name",
        span: parameter.span,
        message: `Two arguments are called \`${parameter.text}\``,
        help: "Give one of them another name",
      });
    }
    seen.add(parameter.text);
  }
}
