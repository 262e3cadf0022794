/** Literals: their value as text, without separators, quotation marks and units. */

import type { IToken } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import { invariant } from "../../invariant.js";
import { type Span, spanning } from "../../source/span.js";
import type {
  DateLiteral,
  Literal,
  NumberLiteral,
  PercentLiteral,
  PeriodLiteral,
  TextLiteral,
} from "../ast.js";
import type { ConstantCstNode, LiteralCstNode } from "../cst.js";
import { type Building, only, sole, tokenSpan, wordOf } from "./building.js";

/** `1_000.50` as `1000.50`: digits stay as they were written. */
function digits(text: string): string {
  return text.replaceAll("_", "");
}

export function numberLiteral(token: IToken): NumberLiteral {
  return { kind: "number", span: tokenSpan(token), value: digits(token.image) };
}

export function percentLiteral(token: IToken): PercentLiteral {
  return { kind: "percent", span: tokenSpan(token), value: digits(token.image.slice(0, -1)) };
}

/** The text between the marks; `\"` and `\\` give up their backslash, every other one stands for itself. */
export function textLiteral(token: IToken): TextLiteral {
  const closed = /^"(?:[^"\\]|\\.)*"$/u.test(token.image);
  const inner = token.image.slice(1, closed ? -1 : undefined);
  return { kind: "text", span: tokenSpan(token), value: inner.replace(/\\(["\\])/g, "$1") };
}

/** A date the calendar does not have is reported here, so that nobody behind the parser meets one. */
export function dateLiteral(build: Building, token: IToken): DateLiteral {
  const value = token.image;
  if (!isDate(value)) {
    build.report(
      diagnose("not-a-date", tokenSpan(token), `${value} is not a day of the calendar`, {
        help: dateHelp(value),
      }),
    );
    return { kind: "date", span: tokenSpan(token), value: "2000-01-01" };
  }
  return { kind: "date", span: tokenSpan(token), value };
}

export function isDate(text: string): boolean {
  const [year, month, day] = partsOf(text) ?? [0, 0, 0];
  return year > 0 && day >= 1 && day <= daysIn(year, month);
}

/** The day is the likelier slip where the month exists. */
function dateHelp(text: string): string {
  const [year, month] = partsOf(text) ?? [0, 0];
  const days = daysIn(year, month);
  if (year > 0 && days > 0) return `${text.slice(0, 7)} has ${days} days`;
  return "Write year, month and day with four, two and two digits, such as 2026-01-31";
}

function partsOf(text: string): readonly [year: number, month: number, day: number] | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

/** 0 for a month that does not exist. */
function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function periodLiteral(build: Building, token: IToken): PeriodLiteral {
  const value = token.image;
  if (/^\d{4}-(?:Q[1-4]|H[12]|0[1-9]|1[0-2])$/.test(value))
    return { kind: "period", span: tokenSpan(token), value };
  build.report(
    diagnose("not-a-period", tokenSpan(token), `${value} is not a period`, {
      help: "Write a month such as 2026-03, a quarter such as 2026-Q1 or a half-year such as 2026-H1; to subtract, put blanks around the minus",
    }),
  );
  return { kind: "period", span: tokenSpan(token), value: "2000-01" };
}

export function constantOf(build: Building, node: ConstantCstNode): Literal {
  const token = sole(node.children);
  const span = tokenSpan(token);
  switch (wordOf(token)) {
    case "Number":
      return numberLiteral(token);
    case "Percent":
      return percentLiteral(token);
    case "Date":
      return dateLiteral(build, token);
    case "Period":
      return periodLiteral(build, token);
    case "Text":
      return textLiteral(token);
    case "none":
      return { kind: "none", span };
    case "yes":
      return { kind: "yesno", span, value: true };
    case "no":
      return { kind: "yesno", span, value: false };
    case "Money":
      return moneyLiteral(token);
    default:
      return quantityLiteral(token);
  }
}

function moneyLiteral(token: IToken): Literal {
  const [amount, currency] = amountAndUnit(token);
  return { kind: "money", span: tokenSpan(token), value: amount, currency };
}

function quantityLiteral(token: IToken): Literal {
  const [value, unit] = amountAndUnit(token);
  invariant(unit === "days" || unit === "months" || unit === "units", "a quantity has a unit");
  return { kind: "quantity", span: tokenSpan(token), value, unit };
}

function amountAndUnit(token: IToken): [amount: string, unit: string] {
  const [amount = "", unit = ""] = token.image.split(/[ \t]+/);
  return [digits(amount), unit];
}

export function literalOf(build: Building, node: LiteralCstNode): Literal {
  const literal = constantOf(build, only(node.children.constant));
  const minus = node.children.Minus?.[0];
  if (!minus) return literal;
  const span = spanning(tokenSpan(minus), literal.span);
  const negative = negated(literal, span);
  if (negative) return negative;
  build.report(
    diagnose("minus-without-number", span, "A minus stands before something that is not a number", {
      help: "Delete the minus",
      fixes: [
        {
          title: "Delete the minus",
          edits: [{ span: { start: span.start, end: literal.span.start }, text: "" }],
        },
      ],
    }),
  );
  return literal;
}

/** The literal with its sign turned; undefined for one that has no sign. */
export function negated(literal: Literal, span: Span): Literal | undefined {
  switch (literal.kind) {
    case "number":
    case "money":
    case "percent":
    case "quantity":
      return { ...literal, span, value: `-${literal.value}` };
    default:
      return undefined;
  }
}
