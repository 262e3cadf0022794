/** `for ann, 2026-Q1`: whose number of which period a test expects. */

import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { unreachable } from "../../invariant.js";
import type { Span } from "../../source/span.js";
import type { Expectation, Literal, Name } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { type Coordinate, coordinatesOf } from "../types/coordinates.js";
import { checkCell } from "./given-cell.js";

export function checkCoordinates(
  expectation: Expectation,
  grain: FigureGrain,
  what: string,
  payees: ReadonlyMap<string, Span> | undefined,
  checking: Checking,
): void {
  const wanted = coordinatesOf(grain);
  const { coordinates } = expectation;
  if (wanted.length === 0) return;
  if (coordinates.length !== wanted.length) {
    const first = coordinates[0]?.span ?? expectation.what.span;
    checking.report({
      code: "wrong-coordinates",
      span: { start: first.start, end: coordinates.at(-1)?.span.end ?? first.end },
      message: `${what} is a number of ${listed(wanted.map(nameOf))}`,
      help: `Write \`for ${wanted.map(exampleOf).join(", ")}\``,
    });
    return;
  }
  coordinates.forEach((cell, index) => {
    const coordinate = wanted[index];
    if (coordinate) checkCoordinate(cell, coordinate, what, payees, checking);
  });
}

function checkCoordinate(
  cell: Literal | Name,
  coordinate: Coordinate,
  what: string,
  payees: ReadonlyMap<string, Span> | undefined,
  checking: Checking,
): void {
  switch (coordinate.kind) {
    case "payee":
      checkPayee(cell, payees, checking);
      return;
    case "period":
      checkCell(cell, { kind: "period", unit: coordinate.unit }, false, `The period of ${what}`, checking);
      return;
    case "group": {
      const { name, type } = coordinate.column;
      // A team may be called as somebody is: then it is written as the text that it is.
      if (cell.kind === "name" && type.kind === "text" && payees?.has(cell.text)) {
        checking.report({
          code: "wrong-coordinates",
          span: cell.span,
          message: `${what} is a number of a \`${name}\`, and \`${cell.text}\` is a payee`,
          help: `Write the \`${name}\`, as in \`for ${exampleOf(coordinate)}\``,
        });
        return;
      }
      checkCell(cell, type, false, `\`${name}\` of ${what}`, checking, true);
      return;
    }
    case "plan":
      if (cell.kind === "name" && cell.text === "plan") return;
      checking.report({
        code: "wrong-coordinates",
        span: cell.span,
        message: `${what} is one number for the whole plan`,
        help: "Write `for plan`",
      });
      return;
    default:
      unreachable(coordinate);
  }
}

function nameOf(coordinate: Coordinate): string {
  switch (coordinate.kind) {
    case "payee":
      return "a payee";
    case "period":
      return `a ${coordinate.unit}`;
    case "group":
      return `a \`${coordinate.column.name}\``;
    case "plan":
      return "the whole plan";
    default:
      return unreachable(coordinate);
  }
}

function exampleOf(coordinate: Coordinate): string {
  switch (coordinate.kind) {
    case "payee":
      return "ann";
    case "period":
      return example[coordinate.unit];
    case "group": {
      const { type } = coordinate.column;
      const [first] = type.kind === "choice" ? type.values : [];
      return type.kind === "text" || type.kind === "choice" ? `"${first ?? "North"}"` : "north";
    }
    case "plan":
      return "plan";
    default:
      return unreachable(coordinate);
  }
}

/** "a payee, a quarter and a `role`" */
function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

const example = {
  day: "2026-01-31",
  month: "2026-01",
  quarter: "2026-Q1",
  half: "2026-H1",
  year: "2026",
} as const;

function checkPayee(
  payee: Literal | Name,
  payees: ReadonlyMap<string, Span> | undefined,
  checking: Checking,
): void {
  if (payee.kind !== "name") {
    checkCell(payee, { kind: "payee" }, false, "The payee", checking);
  }
  const id = payee.kind === "name" ? payee.text : "value" in payee ? String(payee.value) : "";
  if (payees === undefined || payees.has(id) || id === "") return;
  const near = didYouMean(id, payees.keys());
  checking.report({
    code: "payee-not-given",
    span: payee.span,
    message: `Nobody called \`${id}\` is given in this test`,
    help:
      near === undefined
        ? `Give a row of \`${checking.settings.roster?.name}\` for them`
        : `Did you mean \`${near}\`?`,
    ...(near !== undefined && {
      related: [{ span: payees.get(near) ?? payee.span, message: "Given here" }],
      fixes: [{ title: `Write \`${near}\``, edits: [{ span: payee.span, text: near }] }],
    }),
    cause: `payee ${id}`,
  });
}
