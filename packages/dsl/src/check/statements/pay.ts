/** `pay B at T(A)`: money of the plan's currency, for no length of time of its own. */

import type { EarningClause } from "../../syntax/ast.js";
import { addDependency, type Checking } from "../checking.js";
import { checkVersionedPay } from "../infer/dated.js";
import { read, readAs } from "../infer/read.js";
import { passPayeeOn } from "../resolve/named.js";
import type { Scope } from "../resolve/scope.js";
import { candidatesOf, reportUnknown } from "../resolve/unknown-name.js";
import type { Type } from "../type.js";
import { describeType } from "../types/describe-type.js";
import { ownPeriod, sameCurrency, withoutOwnPeriod } from "../types/money.js";
import { isNumeric, unknown } from "../types/unify.js";

type Pay = Extract<EarningClause, { kind: "pay" }>;

export function checkPay(clause: Pay, scope: Scope, checking: Checking): void {
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
          candidates: () => candidatesOf(["tiers"], checking),
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
  checkVersionedPay(`\`${symbol.name}\``, versions, use.span, scope, checking);
  passPayeeOn(symbol, { kind: "reference", span: use.span, head: use.tiers, path: [] }, scope, checking);
  return symbol.valueType;
}

function multiplied(base: Type, rate: Type): Type {
  if (base.kind === "unknown" || rate.kind === "unknown") return unknown;
  if (base.kind === "money" && isNumeric(rate)) return base;
  if (rate.kind === "money" && isNumeric(base)) return rate;
  return isNumeric(base) && isNumeric(rate) ? { kind: "number" } : base;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
