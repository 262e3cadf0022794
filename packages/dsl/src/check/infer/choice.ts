/** `first { when ... : ... otherwise : ... }`: cases of one type. */

import type { Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { knowing, type Scope } from "../resolve/scope.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { ownPeriod, withoutOwnPeriod } from "../types/money.js";
import { isNumeric, unify, unknown } from "../types/unify.js";
import { infer } from "./infer.js";
import { reportMoneyMix } from "./money-mix.js";
import { presentIf } from "./presence.js";
import { readCondition } from "./read.js";
import { unknownValue, type Value } from "./value.js";

type Choice = Extract<Expression, { kind: "choice" }>;

export function inferChoice(choice: Choice, scope: Scope, checking: Checking): Value {
  let known = scope;
  let result: Value = { type: { kind: "none" }, absent: false };
  const add = (branch: Expression, within: Scope) => {
    const value = infer(branch, within, checking);
    const type = together(result.type, value.type, branch, within, checking);
    result = { type, absent: result.absent || value.absent };
  };
  for (const branch of choice.cases) {
    readCondition(branch.when, known, checking);
    add(branch.value, knowing(known, presentIf(branch.when, true, checking)));
    // Only `first` asks a case after the ones before it have failed.
    if (choice.hit === "first") known = knowing(known, presentIf(branch.when, false, checking));
  }
  if (choice.otherwise) add(choice.otherwise.value, known);
  const { type } = result;
  if (choice.hit === "unique" || choice.hit === "first") return result;
  if (isNumeric(type) || type.kind === "money" || type.kind === "unknown") return result;
  reportHitNeedsNumbers(choice.hit, choice.span, type, checking);
  return unknownValue;
}

export function reportHitNeedsNumbers(
  hit: string,
  span: Choice["span"],
  type: Type,
  checking: Checking,
): void {
  checking.report({
    code: "type-mismatch",
    span,
    message: `\`${hit}\` takes numbers or amounts, but the cases give ${describeType(type)}`,
    help: "Write `unique` or `first`, which take one case",
  });
}

function together(so: Type, far: Type, branch: Expression, scope: Scope, checking: Checking): Type {
  const grain = ownPeriod(scope);
  const type = unify(so, far) ?? unify(withoutOwnPeriod(so, grain), withoutOwnPeriod(far, grain));
  if (type) return type;
  if (so.kind === "money" && far.kind === "money") {
    reportMoneyMix(far, so, branch.span, scope, checking);
  } else {
    checking.report({
      code: "type-mismatch",
      span: branch.span,
      message: `The cases before give ${describeType(so)}, this one gives ${describeType(far)}`,
      help: "Let all cases give the same kind of value",
    });
  }
  return unknown;
}
