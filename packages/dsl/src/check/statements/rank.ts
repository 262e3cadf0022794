/** `rank E among G`: what decides the places, and the prize of each. */

import type { EarningClause, RankPlace } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { infer } from "../infer/infer.js";
import { read } from "../infer/read.js";
import type { Scope } from "../resolve/scope.js";
import { compareConstants, constantValue, one, zero } from "../types/constant-value.js";
import { describeType } from "../types/describe-type.js";
import { isNumeric } from "../types/unify.js";
import { amongScope } from "./among.js";
import { readAmount } from "./amount.js";

type Rank = Extract<EarningClause, { kind: "rank" }>;

export function checkRank(rank: Rank, scope: Scope, checking: Checking): void {
  const whole = amongScope(rank.among, "rank", scope, checking);
  readOrder(rank.value, "Places go by", scope, checking);
  if (typeof rank.ties === "object") readOrder(rank.ties.tiebreak, "A tie is broken by", scope, checking);
  if (rank.field && !isCount(rank.field.value)) {
    reportNoCount(rank.field.span, `${rank.field.value} is no number of competitors`, checking);
  }
  for (const { prize } of rank.places) {
    if (whole) readAmount(prize, "A prize", whole, checking);
    else infer(prize, scope, checking);
  }
  checkPlaces(rank.places, checking);
}

/** A number or an amount, of which more is better. */
function readOrder(expression: Rank["value"], what: string, scope: Scope, checking: Checking): void {
  const type = read(expression, scope, checking);
  if (isNumeric(type) || type.kind === "money" || type.kind === "unknown") return;
  checking.report({
    code: "type-mismatch",
    span: expression.span,
    message: `${what} a number or an amount, but this is ${describeType(type)}`,
    help: "Write a measure, such as `bookings`",
  });
}

/** Places count from 1, and none is named twice. */
function checkPlaces(lines: readonly RankPlace[], checking: Checking): void {
  const taken: { readonly first: number; readonly last: number; readonly line: RankPlace }[] = [];
  for (const line of lines) {
    const { places } = line;
    if (places.kind === "top") {
      const share = places.of.kind === "percent" ? constantValue(places.of) : undefined;
      const isShare = share && compareConstants(share, zero) > 0 && compareConstants(share, one) <= 0;
      const isTop = places.of.kind === "percent" ? isShare : isCount(places.of.value);
      if (!isTop) reportNoCount(places.of.span, "The top of a field is a number or a part of it", checking);
      continue;
    }
    const { first, last = first } = places;
    if (!isCount(first.value) || !isCount(last.value) || Number(first.value) > Number(last.value)) {
      reportNoCount(line.span, "Places count from 1, the better one first", checking);
      continue;
    }
    const own = { first: Number(first.value), last: Number(last.value), line };
    const before = taken.find((other) => other.first <= own.last && own.first <= other.last);
    if (before) {
      checking.report({
        code: "place-twice",
        span: line.span,
        message: `Place ${Math.max(before.first, own.first)} has two prizes`,
        help: "Let each place stand in one line",
        related: [{ span: before.line.span, message: "The first one" }],
      });
    }
    taken.push(own);
  }
}

function isCount(text: string): boolean {
  return /^0*[1-9]\d{0,8}$/.test(text);
}

function reportNoCount(span: RankPlace["span"], message: string, checking: Checking): void {
  checking.report({
    code: "wrong-place",
    span,
    message,
    help: "Write whole numbers, such as `place 1`, `place 2 through 3`, `top 5`, `top 10%`, `field 5`",
  });
}
