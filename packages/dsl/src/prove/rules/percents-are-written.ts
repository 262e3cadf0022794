/**
 * Finds numbers that are surely meant as percentages: a rate of 8 pays eight times the sale, and nobody
 * attains 100 times a quota.
 */

import { exact } from "@attain/engine";
import type { Type } from "../../check/type.js";
import type { Expression, Literal, NumberLiteral } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { showNumber } from "../show-value.js";

/** Percentages of ten times the whole are rare, and percentages under ten are no targets. */
const least = exact.fromInteger(2);
const leastRatio = exact.fromInteger(10);

export function percentsAreWritten(analysing: Analysing): void {
  const { plan } = analysing;
  for (const symbol of plan.symbols.values()) {
    switch (symbol.kind) {
      case "parameter":
        if (symbol.type.kind !== "percent") break;
        for (const { values } of symbol.statements) {
          for (const { value } of values) checkPercent(value, least, analysing);
        }
        break;
      case "table":
        if (symbol.type.kind !== "percent") break;
        for (const { rows, otherwise } of symbol.statements) {
          for (const { value } of rows) checkPercent(value, least, analysing);
          if (otherwise) checkPercent(otherwise.value, least, analysing);
        }
        break;
      case "matrix":
        if (symbol.type.kind !== "percent") break;
        for (const { rows } of symbol.statements) {
          for (const { values } of rows) for (const value of values) checkPercent(value, least, analysing);
        }
        break;
      case "source":
        for (const { declaration } of symbol.columns.values()) {
          const isPercent = declaration?.type.kind === "simpleType" && declaration.type.name === "percent";
          if (isPercent && declaration.default) checkPercent(declaration.default, least, analysing);
        }
        break;
      default:
        break;
    }
  }
  checkFactors(analysing);
  checkShares(analysing);
  checkEdges(analysing);
  checkComparisons(analysing);
  checkAttainment(analysing);
}

/** Nobody multiplies pay by fifty; twelve may be months. */
const leastFactor = exact.fromInteger(50);

function checkFactors(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind !== "component" || statement.broken) continue;
    for (const clause of statement.clauses) {
      if (clause.kind === "times") checkPercent(clause.value, leastFactor, analysing);
    }
  }
}

/** Of a row nobody receives twice the whole, nor is twice a goal broken down. */
function checkShares(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.broken) continue;
    if (statement.kind === "credit") {
      for (const clause of statement.clauses) {
        if (clause.kind === "receiver" && clause.share !== "rest")
          checkPercent(clause.share, least, analysing);
      }
    } else if (statement.kind === "goal") {
      for (const clause of statement.clauses) {
        if (clause.kind === "cover") checkPercent(clause.value, least, analysing);
      }
    }
  }
}

/** Against percentages, and against what one amount is of another. */
function checkComparisons(analysing: Analysing): void {
  for (const { left, right } of analysing.uses.comparisons) {
    if (right.some(({ kind }) => kind === "number") && isShare(left, analysing)) {
      for (const each of right) checkPercent(each, leastRatio, analysing);
    }
  }
}

/** Edges of a table's rows that are asked for a share. */
function checkEdges(analysing: Analysing): void {
  for (const [name, calls] of analysing.uses.calls) {
    const table = analysing.plan.symbols.get(name);
    if (table?.kind !== "table") continue;
    for (const cell of table.statements
      .flatMap(({ rows }) => rows.map(({ cells }) => cells))
      .flatMap((cells) =>
        cells.filter((_, index) =>
          calls.some(({ node }) => {
            const argument = node.arguments?.[index];
            return argument !== undefined && isShare(argument, analysing);
          }),
        ),
      )) {
      if (cell.kind !== "rangeCell") continue;
      if (cell.lower) checkPercent(cell.lower.value, leastRatio, analysing);
      if (cell.upper) checkPercent(cell.upper.value, leastRatio, analysing);
    }
  }
}

/** Thresholds of tiers that are read at a share. */
function checkAttainment(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind !== "component" || statement.broken) continue;
    for (const clause of statement.clauses) {
      if (clause.kind !== "pay" || !clause.at || !isShare(clause.at.axis, analysing)) continue;
      const tiers = analysing.plan.symbols.get(clause.at.tiers.text);
      if (tiers?.kind !== "tiers") continue;
      for (const { rows } of tiers.statements) {
        for (const { at } of rows) checkPercent(at, leastRatio, analysing);
      }
    }
  }
}

function isShare(expression: Expression, analysing: Analysing): boolean {
  const { plan } = analysing;
  if (countsDeals(expression, analysing)) return false;
  if (plan.typeOf.get(expression)?.kind === "percent") return true;
  switch (expression.kind) {
    case "group":
      return isShare(expression.inner, analysing);
    case "else":
      return isShare(expression.value, analysing);
    case "arithmetic":
      return (
        expression.operator === "/" &&
        [expression.left, expression.right].every((side) => isAmount(plan.typeOf.get(side)))
      );
    case "reference": {
      const head = plan.meaningOf.get(expression)?.head;
      if (head?.kind !== "figure" || head.figure.kind !== "figure") return false;
      const [first, ...others] = head.figure.statements;
      // A figure that looks back at itself is no quotient.
      return others.length === 0 && first.value.kind !== "reference" && isShare(first.value, analysing);
    }
    default:
      return false;
  }
}

/** `sum(booking.share)` adds up parts of deals to a number of deals. */
function countsDeals(expression: Expression, { plan }: Analysing): boolean {
  for (let inner = expression; ; ) {
    if (inner.kind === "group") inner = inner.inner;
    else if (inner.kind === "aggregate") {
      const { function: name, value } = inner;
      return name === "sum" && value.kind === "reference" && plan.meaningOf.get(value)?.head.kind === "share";
    } else if (inner.kind === "reference") {
      const head = plan.meaningOf.get(inner)?.head;
      if (head?.kind !== "figure" || head.figure.kind !== "figure") return false;
      const [first, ...others] = head.figure.statements;
      if (others.length > 0 || first.value.kind === "reference") return false;
      inner = first.value;
    } else return false;
  }
}

function isAmount(type: Type | undefined): boolean {
  return type?.kind === "money";
}

export function checkPercent(value: Expression | Literal, from: typeof least, analysing: Analysing): void {
  if (value.kind !== "number" || exact.compare(exact.fromText(value.value), from) < 0) return;
  if (!analysing.isSound(value.span) || analysing.isTold(value.span)) return;
  report(value, analysing);
}

function report(value: NumberLiteral, analysing: Analysing): void {
  const { currency } = analysing.plan.settings;
  const shown = showNumber(exact.fromText(value.value), { kind: "percent" }, currency);
  const written = `${analysing.textOf(value.span)}%`;
  analysing.report(
    "percent-forgotten",
    value.span,
    `This is ${shown}, as it is written without a percent sign`,
    {
      help: `Write \`${written}\``,
      fixes: [{ title: `Write ${written}`, edits: [{ span: value.span, text: written }] }],
    },
  );
}
