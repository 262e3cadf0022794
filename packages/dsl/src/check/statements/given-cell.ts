/** One cell of a `given`: a literal or a bare name, of its column's type. */

import type { Literal, Name } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { checkText } from "../infer/choice-texts.js";
import { literalType } from "../infer/infer.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { literalFits } from "../types/literal-fits.js";

/** `keyLike`: the column names things, so that a bare name or a number may stand for a text. */
export function checkCell(
  cell: Literal | Name,
  declared: Type,
  mayBeEmpty: boolean,
  what: string,
  checking: Checking,
  keyLike = false,
): void {
  if (declared.kind === "unknown") return;
  if (cell.kind === "name") {
    checkName(cell, declared, what, checking, keyLike);
    return;
  }
  const type = literalType(cell, checking);
  checking.typeOf.set(cell, type);
  if (cell.kind === "none") {
    if (!mayBeEmpty) report(cell, `${what} must have a value`, `Write ${describeType(declared)}`, checking);
    return;
  }
  if (declared.kind === "choice" && cell.kind === "text") {
    checkText(cell, declared.values, what, checking);
    return;
  }
  const names = declared.kind === "payee" || keyLike;
  if (names && (cell.kind === "text" || cell.kind === "number")) return;
  if (type.kind === "unknown" || literalFits(cell, type, declared)) return;
  if (type.kind === "money" && declared.kind === "money") {
    checking.report({
      code: "currency-mix",
      span: cell.span,
      message: `${what} is in ${declared.currency}, but this is in ${type.currency}`,
      help: `Write an amount in ${declared.currency}`,
    });
    return;
  }
  checking.report({
    code: "type-mismatch",
    span: cell.span,
    message: `${what} is ${describeType(declared)}, but this is ${describeType(type)}`,
    help: helpFor(cell, declared),
    ...(declared.kind === "money" && cell.kind === "number" && declared.currency !== ""
      ? {
          fixes: [
            {
              title: `Add the currency ${declared.currency}`,
              edits: [{ span: { start: cell.span.end, end: cell.span.end }, text: ` ${declared.currency}` }],
            },
          ],
        }
      : {}),
  });
}

function checkName(name: Name, declared: Type, what: string, checking: Checking, keyLike: boolean): void {
  if (declared.kind === "payee" || keyLike) return;
  const isText =
    declared.kind === "text" || (declared.kind === "choice" && declared.values.includes(name.text));
  checking.report({
    code: "type-mismatch",
    span: name.span,
    message: `${what} is ${describeType(declared)}, but \`${name.text}\` is a name`,
    help: isText ? `Put it in quotation marks: "${name.text}"` : `Write ${describeType(declared)}`,
    ...(isText && {
      fixes: [{ title: `Write "${name.text}"`, edits: [{ span: name.span, text: `"${name.text}"` }] }],
    }),
  });
}

function helpFor(cell: Literal, declared: Type): string {
  if (declared.kind === "money" && cell.kind === "number") {
    return `Write the currency too: \`${cell.value} ${declared.currency || "USD"}\``;
  }
  if (declared.kind === "period") return `Write ${describeType(declared)}, such as ${example(declared.unit)}`;
  return `Write ${describeType(declared)}`;
}

function example(unit: string): string {
  switch (unit) {
    case "day":
      return "`2026-01-31`";
    case "month":
      return "`2026-01`";
    case "quarter":
      return "`2026-Q1`";
    case "half":
      return "`2026-H1`";
    default:
      return "`2026`";
  }
}

function report(cell: Literal, message: string, help: string, checking: Checking): void {
  checking.report({ code: "type-mismatch", span: cell.span, message, help });
}
