/**
 * What a calculation made of each rule for one payee: the values that stand beside the rules of a plan while
 * it is written.
 */

import {
  exact,
  type FigureLine,
  type Outcome,
  showNumber,
  sumDecimals,
  unitOf,
  type ValueType,
} from "@attain/engine";
import type { Span } from "../source/span.js";
import type { Name } from "../syntax/ast.js";
import { definitionsOf, type Named } from "./named.js";
import type { PlanDocument } from "./plan-document.js";

export interface RuleValue {
  readonly name: string;
  /** The name in each of the rule's statements in this text. */
  readonly spans: readonly Span[];
  /** In the order of the periods. */
  readonly values: readonly PeriodValue[];
}

export interface PeriodValue {
  readonly period: string;
  /** Of a group's number its value, of one of a part of the period the value that holds in it. */
  readonly group?: string;
  readonly value: string;
  /** As a person reads it: `66,000.00 USD`, `111.11 %`. */
  readonly shown: string;
  /** Of credits: how many. */
  readonly count?: number;
}

/** Figures of the whole plan and of groups are everybody's. */
export function ruleValues(
  { compilation, text }: PlanDocument,
  outcome: Outcome,
  payee: string,
): readonly RuleValue[] {
  const { checked, ruleSet } = compilation;
  if (ruleSet === undefined) return [];
  const types = new Map<string, ValueType>(
    [...ruleSet.figures, ...ruleSet.components, ...(ruleSet.goals ?? [])].map(({ name, type }) => [
      name,
      type,
    ]),
  );

  function figureValue({ period, group, name, value, currency }: FigureLine): PeriodValue {
    const type = types.get(name);
    const unit = currency ?? (type && unitOf(type));
    return { period, ...(group !== undefined && { group }), value, shown: shownDecimal(value, unit) };
  }

  function creditValues(name: string): readonly PeriodValue[] {
    const own = outcome.credits.filter((line) => line.credit === name && line.payee === payee);
    const currencies = [...new Set(own.map(({ currency }) => currency))];
    return currencies.map((currency) => {
      const lines = own.filter((line) => line.currency === currency);
      const value = sumDecimals(["0", ...lines.map((line) => line.value)]);
      return { period: outcome.period, value, shown: shownDecimal(value, currency), count: lines.length };
    });
  }

  function payoutValues(): readonly PeriodValue[] {
    const own = outcome.payouts.filter((line) => line.payee === payee);
    const keys = [...new Set(own.map(({ period, currency }) => `${period} ${currency}`))];
    return keys.map((key) => {
      const [period = "", currency = ""] = key.split(" ");
      const lines = own.filter((line) => line.period === period && line.currency === currency);
      const value = sumDecimals(lines.map(({ amount }) => amount));
      return { period, value, shown: shownDecimal(value, currency) };
    });
  }

  function valuesOf(named: Named): readonly PeriodValue[] {
    switch (named.kind) {
      case "credit":
        return creditValues(named.name);
      case "figure":
      case "component":
      case "scorecard":
      case "goal":
        return outcome.figures
          .filter((line) => line.name === named.name && (line.payee === payee || line.payee === ""))
          .map(figureValue);
      default:
        return [];
    }
  }

  const isOwn = ({ span }: Name) => span.end <= text.length;
  const found = [...checked.symbols.values()].map((symbol) => ({
    name: symbol.name,
    spans: definitionsOf(symbol)
      .filter(isOwn)
      .map(({ span }) => span),
    values: valuesOf(symbol),
  }));
  const payout = checked.payout && {
    name: "payout",
    spans: [{ start: checked.payout.span.start, end: checked.payout.span.start + "payout".length }],
    values: payoutValues(),
  };
  return [...found, ...(payout ? [payout] : [])].filter(
    ({ spans, values }) => spans.length > 0 && values.length > 0,
  );
}

const decimal = /^-?\d+(\.\d+)?$/;

/** A grade of a scorecard is no number. */
function shownDecimal(value: string, unit: string | undefined): string {
  return decimal.test(value) ? showNumber(exact.fromText(value), unit) : value;
}
