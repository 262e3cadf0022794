/** A payout curve in lines of words, for hovers: what one more is paid where, and where the amount jumps. */

import { exact, type Fraction, round } from "@attain/engine";
import type { CheckedPlan, ComponentSymbol } from "../../check/checked-plan.js";
import type { Type } from "../../check/type.js";
import type { Span } from "../../source/span.js";
import { showNumber } from "../show-value.js";
import type { CurvePiece, PayCurve } from "./pay-curve.js";

const mostPieces = 8;

export function tellCurve(
  curve: PayCurve,
  { type }: ComponentSymbol,
  plan: CheckedPlan,
  textOf: (span: Span) => string,
): readonly string[] {
  const { currency } = plan.settings;
  const figure = plan.symbols.get(curve.figure) ?? plan.symbols.get(curve.variable.name);
  const figureType = figure && "type" in figure ? figure.type : undefined;
  const supposed = curve.supposed.map(
    ({ expression, value }) =>
      `${textOf(expression.span)} = ${showNumber(value, plan.typeOf.get(expression), currency)}`,
  );
  const where = supposed.length === 0 ? "" : `, with ${supposed.join(", ")}`;
  const pieces = curve.pieces.filter(({ from, to }) => to === undefined || !exact.equal(from, to));
  const lines = pieces.slice(0, mostPieces).map((piece) => {
    const jump = curve.jumps.find(({ at }) => exact.equal(at, piece.from));
    const leap = jump && amount(jump.size, type, plan);
    const jumps =
      jump === undefined
        ? ""
        : exact.sign(jump.size) > 0
          ? `${leap} more at once, then `
          : `${leap} at once, then `;
    return `from ${showNumber(rounded(piece.from), figureType, currency)}: ${jumps}${rateText(piece, figureType, type, plan)}`;
  });
  const more = pieces.length > mostPieces ? [`and ${pieces.length - mostPieces} pieces more`] : [];
  const falls = curve.neverFalls ? [] : [`More \`${curve.figure}\` can pay less`];
  return [`What one more of \`${curve.figure}\` pays${where}`, ...lines, ...more, ...falls];
}

/** Of an amount a percentage, of a count an amount. */
function rateText(
  { slope, bend }: CurvePiece,
  figureType: Type | undefined,
  type: Type,
  plan: CheckedPlan,
): string {
  const { currency } = plan.settings;
  const isShare = figureType?.kind === "money" && type.kind === "money";
  const rate = isShare
    ? showNumber(rounded(slope), { kind: "percent" }, currency)
    : amount(slope, type, plan);
  if (exact.isZero(bend)) return exact.isZero(slope) ? "nothing more" : rate;
  return `${rate}, ${exact.sign(bend) > 0 ? "rising" : "falling"}`;
}

function amount(value: Fraction, type: Type, { settings }: CheckedPlan): string {
  return showNumber(round(value, settings.rounding), type, settings.currency);
}

/** Words need no more than six places. */
function rounded(value: Fraction): Fraction {
  return round(value, { mode: "half even", places: 6 });
}
