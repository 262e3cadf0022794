/** Finds credits for which a credit note counts like a sale, so that taking a deal back pays more. */

import { exact, type Fraction } from "@attain/engine";
import type { ColumnSymbol } from "../../check/checked-plan.js";
import type { CreditStatement, Expression } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Analysing } from "../analysing.js";
import { showNumber } from "../show-value.js";

const hundred = exact.fromInteger(100);
const minusHundred = exact.negate(hundred);

export function creditNotesTakeBack(analysing: Analysing): void {
  const { plan } = analysing;
  for (const symbol of plan.symbols.values()) {
    if (symbol.kind !== "credit" || symbol.base !== undefined) continue;
    const { statement } = symbol;
    const worth = statement.clauses.find((clause) => clause.kind === "worth");
    if (worth === undefined || statement.broken || !analysing.isSound(statement.span)) continue;
    const amounts = amountsIn(worth.value, analysing);
    const [column, ...others] = amounts;
    if (column === undefined || others.length > 0 || asksFor(column, statement, analysing)) continue;
    const at = (amount: Fraction) => worthAt(worth.value, { column, amount }, analysing);
    const [note, none, sale] = [at(minusHundred), at(exact.zero), at(hundred)];
    if (note === undefined || none === undefined || sale === undefined) continue;
    if (exact.compare(note, none) <= 0 || exact.compare(sale, none) <= 0) continue;
    const shown = (value: Fraction) => showNumber(value, column.type, plan.settings.currency);
    analysing.report(
      "credit-note-adds",
      worth.value.span,
      `A credit note of ${shown(minusHundred)} is worth ${shown(note)}, so that it pays instead of taking back`,
      { help: `Let \`${column.name}\` below nought take credit away, or leave such rows out by \`where\`` },
    );
  }
}

function columnOf(expression: Expression, { plan }: Analysing): ColumnSymbol | undefined {
  const meaning = expression.kind === "reference" ? plan.meaningOf.get(expression) : undefined;
  return meaning?.head.kind === "column" && meaning.steps.length === 0 ? meaning.head.column : undefined;
}

/** The columns of amounts that rows give; a worked-out one stands for its formula. */
function amountsIn(expression: Expression, analysing: Analysing): readonly ColumnSymbol[] {
  const found = new Set<ColumnSymbol>();
  visitNodes(expression, (node) => {
    const column = node.kind === "reference" ? columnOf(node, analysing) : undefined;
    if (column?.type.kind === "money") found.add(column);
  });
  return [...found];
}

/** A `where` that speaks of the amount may leave credit notes out. */
function asksFor(column: ColumnSymbol, statement: CreditStatement, analysing: Analysing): boolean {
  return statement.clauses.some(
    (clause) => clause.kind === "where" && amountsIn(clause.condition, analysing).includes(column),
  );
}

interface Row {
  readonly column: ColumnSymbol;
  readonly amount: Fraction;
}

/** What a row with this amount is worth, each other number of it and each weight being one. */
function worthAt(expression: Expression, row: Row, analysing: Analysing): Fraction | undefined {
  const of = (inner: Expression) => worthAt(inner, row, analysing);
  switch (expression.kind) {
    case "group":
      return of(expression.inner);
    case "number":
    case "money":
      return exact.fromText(expression.value);
    case "percent":
      return exact.divide(exact.fromText(expression.value), hundred);
    case "negate": {
      const value = of(expression.operand);
      return value && exact.negate(value);
    }
    case "arithmetic": {
      const [left, right] = [of(expression.left), of(expression.right)];
      if (left === undefined || right === undefined) return undefined;
      switch (expression.operator) {
        case "+":
          return exact.add(left, right);
        case "-":
          return exact.subtract(left, right);
        case "*":
          return exact.multiply(left, right);
        case "/":
          return exact.divide(left, right);
      }
      return undefined;
    }
    case "choice": {
      if (expression.hit !== "first") return undefined;
      for (const { when, value } of expression.cases) {
        const holds = holdsAt(when, row, analysing);
        if (holds === undefined) return undefined;
        if (holds) return of(value);
      }
      return expression.otherwise && of(expression.otherwise.value);
    }
    case "reference": {
      const own = columnOf(expression, analysing);
      if (own === row.column) return row.amount;
      const head = analysing.plan.meaningOf.get(expression)?.head;
      const given = (expression.arguments ?? []).map(of);
      if (head?.kind === "function" && (head.name === "min" || head.name === "max")) {
        const [first, ...others] = given;
        const isBetter = head.name === "max" ? 1 : -1;
        return others.reduce(
          (best, next) => (best && next ? (exact.compare(next, best) === isBetter ? next : best) : undefined),
          first,
        );
      }
      const type = analysing.plan.typeOf.get(expression)?.kind;
      const isPlain = head?.kind === "column" || head?.kind === "table" || head?.kind === "parameter";
      return isPlain && (type === "number" || type === "percent") ? exact.one : undefined;
    }
    default:
      return undefined;
  }
}

function holdsAt(condition: Expression, row: Row, analysing: Analysing): boolean | undefined {
  if (condition.kind === "group") return holdsAt(condition.inner, row, analysing);
  if (condition.kind !== "compare" || condition.right.length > 1) return undefined;
  const [left, right] = [condition.left, condition.right[0]].map((side) => worthAt(side, row, analysing));
  if (left === undefined || right === undefined) return undefined;
  const order = exact.compare(left, right);
  switch (condition.operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}
