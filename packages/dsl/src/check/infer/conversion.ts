/** `amount in USD on closed`: money in another currency, at the rate of a named day. */

import type { Span } from "../../source/span.js";
import type { Expression, Reference } from "../../syntax/ast.js";
import { addDependency, type Checking } from "../checking.js";
import { checkCurrency } from "../declare/settings.js";
import { resolveReference } from "../resolve/reference.js";
import type { Scope } from "../resolve/scope.js";
import { describeType } from "../types/describe-type.js";
import { mixed } from "../types/money.js";
import { infer } from "./infer.js";
import { reportAbsent } from "./read.js";
import { present, unknownValue, type Value } from "./value.js";

type Conversion = Extract<Expression, { kind: "convert" }>;

export function inferConversion(conversion: Conversion, scope: Scope, checking: Checking): Value {
  const { value, currency } = conversion;
  const { type, absent } = infer(value, scope, checking);
  checkDay(conversion, scope, checking);
  if (!checkCurrency(currency, checking) || type.kind === "unknown") return unknownValue;
  if (absent) reportAbsent(value, type, checking);
  if (type.kind !== "money") {
    checking.report({
      code: "type-mismatch",
      span: value.span,
      message: `Only money can be converted, and this is ${describeType(type)}`,
      help: "Write an amount before `in`",
    });
    return unknownValue;
  }
  checkExchange(type.currency, currency.text, conversion.span, scope, checking);
  return present({ ...type, currency: currency.text });
}

/** What `on` names is a date. */
function checkDay({ on }: Conversion, scope: Scope, checking: Checking): void {
  const [head, ...path] = on.names;
  const reference: Reference = { kind: "reference", span: on.span, head, path };
  const { type, absent } = resolveReference(reference, scope, checking);
  const meaning = checking.meaningOf.get(reference);
  if (meaning) checking.meaningOf.set(on, meaning);
  if (absent) reportAbsent(reference, type, checking);
  if (type.kind === "date" || type.kind === "unknown") return;
  checking.report({
    code: "type-mismatch",
    span: on.span,
    message: `The rate of a day is needed, and this is ${describeType(type)}`,
    help: "Name a date after `on`; `on closing` is the last day of the period",
  });
}

/** Whether the plan has rates that could lead from one currency to the other. */
export function checkExchange(
  from: string,
  to: string,
  span: Span,
  scope: Pick<Scope, "definition">,
  checking: Checking,
): void {
  const { exchange, currency, statement } = checking.settings;
  if (exchange === undefined) {
    const isNamed = statement?.settings.some(({ kind }) => kind === "exchange") ?? false;
    if (isNamed || statement === undefined || statement.broken) return;
    checking.report({
      code: "no-exchange",
      span,
      message: "An amount is converted, and the plan does not say where the rates of exchange are",
      help: "Add `exchange fx` to the plan, and `data fx dated { currency : text key  usd : number }`",
      cause: "exchange",
    });
    return;
  }
  addDependency(scope.definition, exchange.source, checking);
  const useful = from === mixed ? [to, currency] : [from, to, currency];
  if (from === to || from === "" || currency === "") return;
  if (exchange.rates.some((rate) => useful.includes(rate.currency))) return;
  if (from === mixed) return;
  checking.report({
    code: "no-exchange",
    span,
    message: `\`${exchange.source.name}\` has no rates that lead from ${from} to ${to}`,
    help: `Add the column \`${to.toLowerCase()} : number\`: what one unit of a row's currency is worth in ${to}`,
    related: [{ span: exchange.source.statement.name.span, message: "The rates" }],
  });
}
