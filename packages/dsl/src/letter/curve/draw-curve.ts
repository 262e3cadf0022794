/** The curve as a drawing: its pieces, its scales, and what it shows in words. */

import { exact, type Fraction } from "@attain/engine";
import { tell } from "../expressions/tell-expression.js";
import type { Curve, Tick } from "../letter.js";
import { capitalized, plainText } from "../text.js";
import { amountText, axisType, type Drawing, textOf } from "./drawing.js";
import { ascending } from "./pay-table.js";
import { placeOf, roundTicks } from "./scale.js";
import type { LinePoint } from "./trace-line.js";

/** `most` is the highest amount that the line comes to. */
export function drawCurve(drawing: Drawing, most: Fraction): Curve {
  const { component, axis, pieces, through, writing } = drawing;
  const { curve } = writing.phrases;
  const title = writing.names.titleOf(component.name);
  const axisText = capitalized(tell(axis, writing));
  const yTicks = roundTicks(exact.multiply(most, exact.fromExactText("51/50")), 5);
  const top = exact.max(most, yTicks.at(-1) ?? most);
  const [first, last] = [pieces[0]?.[0], pieces.at(-1)?.at(-1)];
  const amount = (point: LinePoint | undefined) => amountText(point?.y ?? exact.zero, drawing);
  return {
    kind: "curve",
    caption: capitalized(curve.caption(title)),
    description: curve.description(plainText(title), plainText(axisText), amount(first), amount(last)),
    xLabel: plainText(axisText),
    yLabel: plainText(capitalized(title)),
    xTicks: xTicks(drawing),
    yTicks: yTicks.map((tick) => ({ at: placeOf(tick, top), label: textOf(tick, component.type, writing) })),
    pieces: pieces.map((piece) =>
      piece.map(({ x, y, isCorner }) => ({
        x: exact.toExactText(x),
        y: exact.toExactText(y),
        at: { x: placeOf(x, through), y: placeOf(y, top) },
        marked: isCorner,
      })),
    ),
  };
}

/** Nought, the corners and the end, as far as their labels have room; the end always has. */
function xTicks({ pieces, through, axis, tiers, writing }: Drawing): readonly Tick[] {
  const corners = pieces.flatMap((piece) => piece.filter(({ isCorner }) => isCorner).map(({ x }) => x));
  const ticks = ascending([...corners, through]).map((x) => ({
    at: placeOf(x, through),
    label: textOf(x, axisType(axis, tiers, writing), writing),
  }));
  const last = ticks.at(-1);
  const kept: Tick[] = [];
  for (const tick of ticks.slice(0, -1)) {
    const before = kept.at(-1);
    if ((before === undefined || haveRoom(before, tick)) && last && haveRoom(tick, last, 1)) kept.push(tick);
  }
  return last ? [...kept, last] : kept;
}

/** What a character of a label takes of the drawing's width, and what stays free between two. */
const characterWidth = 120;
const labelGap = 160;

/** Labels stand centred on their places, but for the last: of that one, `share` lies before its place. */
function haveRoom(left: Tick, right: Tick, share = 0.5): boolean {
  const taken = widthOf(left) / 2 + widthOf(right) * share + labelGap;
  return right.at - left.at >= taken;
}

/** Chinese characters are as wide as two others. */
function widthOf({ label }: Tick): number {
  const wide = [...label].filter((character) => /\p{Script=Han}/u.test(character)).length;
  return (label.length + wide) * characterWidth;
}
