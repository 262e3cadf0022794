/** `final after 30 days`: a length of time as it is written, so that nobody has to calculate until when news counts. */

import type { Expression, FinalAfter } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

export interface WrittenLength {
  readonly count: number;
  readonly unit: "days" | "months";
}

/** Nothing for anything but a whole number of days or months. */
export function writtenLength(expression: Expression): WrittenLength | undefined {
  if (expression.kind === "group") return writtenLength(expression.inner);
  if (expression.kind !== "quantity" || expression.unit === "units") return undefined;
  return /^\d{1,5}$/.test(expression.value)
    ? { count: Number(expression.value), unit: expression.unit }
    : undefined;
}

export function checkFinalAfter({ duration }: FinalAfter, checking: Checking): void {
  if (writtenLength(duration) || duration.kind === "unread") return;
  checking.report({
    code: "type-mismatch",
    span: duration.span,
    message: "`final after` takes a number of days or months",
    help: "Write a length of time, such as `30 days` or `12 months`",
  });
}
