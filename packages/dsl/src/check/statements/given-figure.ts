/** `given commission (payee, month, amount) { ... }`: numbers that are fixed instead of calculated. */

import { unreachable } from "../../invariant.js";
import type { GivenStatement, Literal, Name } from "../../syntax/ast.js";
import type { AnyFigure } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import type { Type } from "../type.js";
import { type Coordinate, coordinatesOf } from "../types/coordinates.js";
import { describeGrain } from "../types/period-length.js";
import { checkCell } from "./given-cell.js";
import { reportForm, widthFits } from "./given-form.js";

type Rows = Extract<GivenStatement["body"], { kind: "rows" }>;

/** The columns are what the figure's numbers are found by, and the value last. */
export function checkFigureRows(
  figure: AnyFigure,
  given: GivenStatement,
  rows: Rows,
  checking: Checking,
): void {
  const { grain } = figure;
  checking.ensure(figure);
  if (grain.owner === "credit") {
    reportForm(
      given,
      `\`${figure.name}\` is one number ${describeGrain(grain)}, and only numbers of payees, groups and periods can be given`,
      "Give the rows behind it",
      checking,
    );
    return;
  }
  const coordinates = coordinatesOf(grain).filter(({ kind }) => kind !== "plan");
  const wanted = [...coordinates.map(columnName), "amount"];
  const isFit = rows.columns.every(
    ({ text }, index) => text === wanted[index] || index === wanted.length - 1,
  );
  if (!isFit || rows.columns.length !== wanted.length) {
    if (given.broken) return;
    checking.report({
      code: "given-does-not-fit",
      span: spanOfColumns(rows, given),
      message: `The numbers of \`${figure.name}\` are given by ${wanted.slice(0, -1).join(", ") || "nothing"} and amount`,
      help: `Write \`given ${figure.name} (${wanted.join(", ")}) { ... }\``,
    });
    return;
  }
  const types: readonly Type[] = [...coordinates.map(typeOf), figure.type];
  const names = [...coordinates.map((coordinate) => `The ${columnName(coordinate)}`), `\`${figure.name}\``];
  for (const row of rows.rows) {
    if (!widthFits(row.values.length, types.length, row, given, checking)) continue;
    row.values.forEach((cell: Literal | Name, index) => {
      const type = types[index];
      const isKeyLike = coordinates[index]?.kind === "group";
      if (type) checkCell(cell, type, false, names[index] ?? "", checking, isKeyLike);
    });
  }
}

/** The columns are called after what they hold: `payee`, `quarter`, `team`. */
function columnName(coordinate: Coordinate): string {
  switch (coordinate.kind) {
    case "payee":
    case "plan":
      return coordinate.kind;
    case "period":
      return coordinate.unit;
    case "group":
      return coordinate.column.name;
    default:
      return unreachable(coordinate);
  }
}

function typeOf(coordinate: Coordinate): Type {
  if (coordinate.kind === "group") return coordinate.column.type;
  return coordinate.kind === "period" ? { kind: "period", unit: coordinate.unit } : { kind: "payee" };
}

function spanOfColumns(rows: Rows, given: GivenStatement) {
  const [first] = rows.columns;
  const last = rows.columns.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : given.name.span;
}
