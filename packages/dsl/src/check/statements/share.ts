/** `share E among G by W`: an amount of each group, and the weights by which it is shared. */

import type { EarningClause } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { infer } from "../infer/infer.js";
import { read } from "../infer/read.js";
import type { Scope } from "../resolve/scope.js";
import { describeType } from "../types/describe-type.js";
import { isNumeric } from "../types/unify.js";
import { amongScope } from "./among.js";
import { readAmount } from "./amount.js";

type Share = Extract<EarningClause, { kind: "share" }>;

export function checkShare({ value, among, split }: Share, scope: Scope, checking: Checking): void {
  const whole = amongScope(among, "share", scope, checking);
  if (whole) readAmount(value, "What is shared", whole, checking);
  else infer(value, scope, checking);
  if (split.by === undefined) return;
  const type = read(split.by, scope, checking);
  if (isNumeric(type) || type.kind === "money" || type.kind === "unknown") return;
  checking.report({
    code: "type-mismatch",
    span: split.by.span,
    message: `An amount is shared by a number or an amount of each one, but this is ${describeType(type)}`,
    help: "Write a measure such as `bookings` after `by`, or `equally`",
  });
}
