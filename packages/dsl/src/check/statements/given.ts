/** `given`: rows of data, the value of a parameter, or the numbers of a figure, for tests. */

import { unreachable } from "../../invariant.js";
import type { GivenStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { candidatesOf, reportUnknown } from "../resolve/unknown-name.js";
import { checkCell } from "./given-cell.js";
import { checkFigureRows } from "./given-figure.js";
import { reportForm } from "./given-form.js";
import { checkRows } from "./given-rows.js";

export function checkGiven(given: GivenStatement, checking: Checking): void {
  const { name, body } = given;
  const symbol = checking.symbols.get(name.text);
  if (symbol === undefined) {
    reportUnknown(
      {
        name,
        message: `Nothing is called \`${name.text}\``,
        candidates: () => candidatesOf(["source", "parameter", "figure", "component", "scorecard"], checking),
      },
      checking,
    );
    return;
  }
  checking.symbolOf.set(name, symbol);
  switch (symbol.kind) {
    case "source":
      if (body.kind === "rows") checkRows(symbol, given, body, checking);
      else
        reportForm(
          given,
          `\`${name.text}\` is data and is given by rows`,
          `Write \`given ${name.text} (column, ...) { ... }\``,
          checking,
        );
      return;
    case "parameter":
      if (body.kind === "value") checkCell(body.value, symbol.type, false, `\`${name.text}\``, checking);
      else
        reportForm(
          given,
          `\`${name.text}\` is a parameter and has one value`,
          `Write \`given ${name.text} = ...\``,
          checking,
        );
      return;
    case "figure":
    case "component":
    case "scorecard":
      if (body.kind === "rows") checkFigureRows(symbol, given, body, checking);
      else
        reportForm(
          given,
          `\`${name.text}\` has a number for each payee and period`,
          `Write \`given ${name.text} (payee, month, amount) { ... }\``,
          checking,
        );
      return;
    case "table":
    case "tiers":
    case "matrix":
    case "credit":
    case "goal":
    case "journal":
      reportForm(
        given,
        `A ${symbol.kind} cannot be given`,
        "Give the rows or the parameter behind it",
        checking,
      );
      return;
    case "other":
      return;
    default:
      unreachable(symbol);
  }
}
