/**
 * What an expression yields in the reference evaluator: a value, nothing, or a problem. Problems are
 * carried like values, so that what one payee cannot be told never stops another's pay.
 */

import type { RowOrigin } from "../facts/facts.js";
import type { Fault } from "../fault.js";
import type { DecimalText, ValueType } from "../rule-set.js";
import { type Day, dayText, parseDay } from "../values/calendar.js";
import { plainText } from "../values/decimal-text.js";
import { type Fraction, fromText } from "../values/fraction.js";
import { type Period, parsePeriod, periodText } from "../values/period.js";
import { unreachable } from "../values/unreachable.js";

/** Index of the explanation node that says why; present only while an explanation is built. */
export interface Explained {
  readonly node?: number;
}

export interface NumberValue extends Explained {
  readonly kind: "number";
  readonly value: Fraction;
  /** The cell it was read from, kept so that a division by zero can name it. */
  readonly origin?: RowOrigin;
  /** Of an amount that names its own currency: a cell of mixed money, until it is converted. */
  readonly currency?: string;
}

export type Value =
  | NumberValue
  | (Explained & { readonly kind: "text"; readonly text: string })
  | (Explained & { readonly kind: "payee"; readonly text: string })
  | (Explained & { readonly kind: "date"; readonly day: Day })
  | (Explained & { readonly kind: "yesno"; readonly yes: boolean })
  | (Explained & { readonly kind: "period"; readonly period: Period })
  /** Everybody above a payee, nearest first. */
  | (Explained & { readonly kind: "payees"; readonly payees: readonly string[] })
  /** An absent optional cell, `none`, a figure outside its versions. */
  | (Explained & { readonly kind: "nothing" });

/** Where a value would be. */
export interface Problem extends Explained {
  readonly kind: "problem";
  readonly fault: Fault;
  /** Something is absent, empty or divided by zero: what an `else` answers. */
  readonly answeredByElse: boolean;
}

export type Result = Value | Problem;

export const nothing: Value = { kind: "nothing" };

export function numberValue(value: Fraction): NumberValue {
  return { kind: "number", value };
}

export function isProblem<T extends { readonly kind: string }>(result: T | Problem): result is Problem {
  return result.kind === "problem";
}

/** A literal or a given value as the evaluator holds it; `undefined` when the text does not fit the type. */
export function constantValue(type: ValueType, text: DecimalText | string): Value | undefined {
  switch (type.kind) {
    case "number":
    case "percent":
    case "money":
      return /^-?\d+(\.\d+)?$/.test(text) ? numberValue(fromText(text)) : undefined;
    case "date": {
      const day = parseDay(text);
      return day === undefined ? undefined : { kind: "date", day };
    }
    case "yesno":
      return { kind: "yesno", yes: text === "yes" };
    case "text":
    case "payee":
      return { kind: type.kind, text };
    case "period": {
      const period = parsePeriod(text);
      return period === undefined ? undefined : { kind: "period", period };
    }
    default:
      return unreachable(type);
  }
}

/** The value as one text: part of a key, or what an outcome prints. Numbers must be decimals. */
export function textOf(value: Value): string {
  switch (value.kind) {
    case "number":
      return plainText(value.value);
    case "text":
    case "payee":
      return value.text;
    case "date":
      return dayText(value.day);
    case "yesno":
      return value.yes ? "yes" : "no";
    case "period":
      return periodText(value.period);
    case "payees":
      return value.payees.join(", ");
    case "nothing":
      return "";
    default:
      return unreachable(value);
  }
}

/** A kind of value in business words. */
export function kindText(value: Value): string {
  switch (value.kind) {
    case "number":
      return "a number";
    case "text":
      return "a text";
    case "payee":
      return "a payee";
    case "date":
      return "a date";
    case "yesno":
      return "a yes or no";
    case "period":
      return "a period";
    case "payees":
      return "several payees";
    case "nothing":
      return "nothing";
    default:
      return unreachable(value);
  }
}
