/** `component`: what is paid, at which rate, and what opens, multiplies and limits it. */

import { unreachable } from "../../invariant.js";
import type { ComponentStatement, EarningClause, Expression, PeriodUnit } from "../../syntax/ast.js";
import type { ComponentSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { checkVersionedUse } from "../infer/dated.js";
import { reportNotEvaluated } from "../infer/not-evaluated.js";
import { read, readAs, readCondition, readNumber } from "../infer/read.js";
import { passPayeeOn } from "../resolve/named.js";
import { figureScope, type Scope } from "../resolve/scope.js";
import { candidatesOf, reportUnknown } from "../resolve/unknown-name.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { ownPeriod, sameCurrency, withoutOwnPeriod } from "../types/money.js";
import { isNumeric, unknown } from "../types/unify.js";

export function checkComponent(component: ComponentSymbol, checking: Checking): void {
  for (const statement of component.statements) {
    const scope = figureScope(component.grain, component, statement.scope);
    for (const clause of statement.clauses) checkClause(clause, scope, checking);
    checkComplete(statement, checking);
  }
}

type Pay = Extract<EarningClause, { kind: "pay" }>;

function checkClause(clause: EarningClause, scope: Scope, checking: Checking): void {
  switch (clause.kind) {
    case "pay":
      checkPay(clause, scope, checking);
      return;
    case "gate":
      readCondition(clause.condition, scope, checking);
      return;
    case "times":
      readNumber(clause.value, "A multiplier", scope, checking);
      return;
    case "floor":
      checkLimit(clause.value, clause.per, "A floor", scope, checking);
      return;
    case "cap":
      checkLimit(clause.value, clause.per, "A cap", scope, checking);
      if (clause.excess.carriedThrough) reportNotEvaluated("`excess carried`", clause.excess.span, checking);
      return;
    case "grant":
    case "share":
    case "rank":
    case "budget":
    case "vest":
      reportNotEvaluated(`\`${clause.kind}\``, clause.span, checking);
      return;
    case "finalAfter":
      reportNotEvaluated("`final after`", clause.span, checking);
      return;
    case "paidPer":
    case "clause":
    case "round":
      return;
    default:
      unreachable(clause);
  }
}

function checkPay(clause: Pay, scope: Scope, checking: Checking): void {
  const base = withoutOwnPeriod(read(clause.base, scope, checking), ownPeriod(scope));
  const paid = clause.at ? multiplied(base, rateType(clause.at, scope, checking)) : base;
  const { currency } = checking.settings;
  if (paid.kind === "unknown") return;
  if (paid.kind !== "money") {
    checking.report({
      code: "type-mismatch",
      span: clause.base.span,
      message: clause.at
        ? `\`pay\` gives an amount of money, but ${describeType(base)} at these rates is ${describeType(paid)}`
        : `\`pay\` gives an amount of money, but this is ${describeType(paid)}`,
      help: `Multiply by an amount: \`100 ${currency || "USD"} * ...\``,
    });
  } else if (paid.per !== undefined) {
    checking.report({
      code: "period-mix",
      span: clause.base.span,
      message: `${capital(describeType(paid))} is not what is paid for one period`,
      help: "Write `quarterly(...)` or `monthly(...)`, or give the component that period",
    });
  } else if (!sameCurrency(paid, { kind: "money", currency })) {
    checking.report({
      code: "currency-mix",
      span: clause.base.span,
      message: `The plan pays in ${currency}, but this is ${describeType(paid)}`,
      help: `Pay an amount in ${currency}`,
    });
  }
}

/** The type of the rates, whose thresholds must be of the axis's type. */
function rateType(use: NonNullable<Pay["at"]>, scope: Scope, checking: Checking): Type {
  const symbol = checking.symbols.get(use.tiers.text);
  if (symbol?.kind !== "tiers") {
    read(use.axis, scope, checking);
    if (symbol === undefined) {
      reportUnknown(
        {
          name: use.tiers,
          message: `No tiers are called \`${use.tiers.text}\``,
          candidates: candidatesOf(["tiers"], checking),
        },
        checking,
      );
    } else if (symbol.kind !== "other" && symbol.kind !== "matrix") {
      checking.symbolOf.set(use.tiers, symbol);
      checking.report({
        code: "wrong-kind",
        span: use.tiers.span,
        message: `\`${use.tiers.text}\` is no rate table`,
        help:
          symbol.kind === "table"
            ? `Multiply instead: \`pay ... * ${use.tiers.text}(...)\``
            : "Write the name of `tiers` after `at`",
      });
    }
    return unknown;
  }
  checking.symbolOf.set(use.tiers, symbol);
  addDependency(scope.definition, symbol, checking);
  checking.ensure(symbol);
  readAs(use.axis, symbol.axisType, `What \`${symbol.name}\` is read at`, scope, checking);
  const versions = symbol.statements.map((statement) => statement.scope);
  checkVersionedUse(`\`${symbol.name}\``, versions, use.span, scope, checking);
  passPayeeOn(symbol, { kind: "reference", span: use.span, head: use.tiers, path: [] }, scope, checking);
  return symbol.valueType;
}

function multiplied(base: Type, rate: Type): Type {
  if (base.kind === "unknown" || rate.kind === "unknown") return unknown;
  if (base.kind === "money" && isNumeric(rate)) return base;
  if (rate.kind === "money" && isNumeric(base)) return rate;
  return isNumeric(base) && isNumeric(rate) ? { kind: "number" } : base;
}

/** A limit counts the component's own period, or the longer one it names. */
function checkLimit(
  value: Expression,
  per: PeriodUnit | undefined,
  what: string,
  scope: Scope,
  checking: Checking,
): void {
  const { currency } = checking.settings;
  const window = per?.unit;
  const type = read(value, scope, checking);
  if (type.kind === "money" && type.per === window && sameCurrency(type, { kind: "money", currency })) return;
  const declared: Type = { kind: "money", currency };
  const plain = withoutOwnPeriod(type, ownPeriod(scope));
  if (
    plain.kind === "unknown" ||
    (plain.kind === "money" && plain.per === undefined && sameCurrency(plain, declared))
  )
    return;
  const isMoney = plain.kind === "money";
  const otherCurrency = isMoney && !sameCurrency(plain, declared);
  checking.report({
    code: otherCurrency ? "currency-mix" : isMoney ? "period-mix" : "type-mismatch",
    span: value.span,
    message: `${what} ${window ? `per ${window} ` : ""}is money in ${currency || "the plan's currency"}, but this is ${describeType(plain)}`,
    help:
      isMoney && plain.per
        ? `Write \`per ${plain.per}\` after it, or bring it to the limit's length of time`
        : `Write an amount in ${currency || "the plan's currency"}`,
  });
}

/** What is paid stands once; so do `paid per` and `round`. */
function checkComplete(statement: ComponentStatement, checking: Checking): void {
  const seen = new Map<string, EarningClause>();
  for (const clause of statement.clauses) {
    if (clause.kind !== "pay" && clause.kind !== "paidPer" && clause.kind !== "round") continue;
    const before = seen.get(clause.kind);
    if (before) {
      checking.report({
        code: "written-twice",
        span: clause.span,
        message: `\`${statement.name.text}\` says \`${clause.kind === "paidPer" ? "paid per" : clause.kind}\` twice`,
        help:
          clause.kind === "pay"
            ? "Add the amounts in one line, or make a second component"
            : "Keep one of the two lines",
        related: [{ span: before.span, message: "The first one" }],
      });
    } else seen.set(clause.kind, clause);
  }
  const earns = statement.clauses.some(({ kind }) => ["pay", "grant", "share", "rank"].includes(kind));
  if (earns || statement.broken) return;
  checking.report({
    code: "missing-clause",
    span: statement.name.span,
    message: `\`${statement.name.text}\` does not say what it pays`,
    help: "Add `pay` with an amount, such as `pay 10% * bookings`",
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
