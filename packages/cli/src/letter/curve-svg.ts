/** A payout curve as a drawing. */

import { type Curve, type CurvePlace, curveSize, type Tick } from "@attain/dsl";
import { element, type Markup } from "./markup.js";

/** Colours and the font, which a page and a file have in different ways. */
export interface Look {
  readonly ink: string;
  readonly faint: string;
  readonly grid: string;
  readonly accent: string;
  readonly font: string;
}

const width = 720;
const height = 330;
const left = 104;
const right = 24;
const top = 34;
const bottom = 52;
const fontSize = 12;

export function curveSvg(curve: Curve, look: Look): Markup {
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": curve.description,
      "font-family": look.font,
      "font-size": fontSize,
    },
    ...curve.yTicks.flatMap((tick) => yTick(tick, look)),
    ...curve.xTicks.flatMap((tick, index) => xTick(tick, index === curve.xTicks.length - 1, look)),
    axisLine(left, top, left, height - bottom, look.faint),
    axisLine(left, height - bottom, width - right, height - bottom, look.faint),
    label(left, top - 16, "start", curve.yLabel, look.ink, true),
    label(width - right, height - 10, "end", curve.xLabel, look.ink, true),
    ...jumps(curve, look),
    ...curve.pieces.map((piece) =>
      element("path", {
        d: piece.map(({ at }, index) => `${index === 0 ? "M" : "L"}${xOf(at.x)} ${yOf(at.y)}`).join(" "),
        fill: "none",
        stroke: look.accent,
        "stroke-width": 2.5,
        "stroke-linejoin": "round",
        "stroke-linecap": "round",
      }),
    ),
    ...dots(curve, look),
  );
}

/** From what the amount comes to just before a jump to what it comes to then. */
function jumps({ pieces }: Curve, look: Look): readonly Markup[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1]?.at(-1)?.at;
    const after = piece[0]?.at;
    if (before === undefined || after === undefined) return [];
    return [
      element("line", {
        x1: xOf(before.x),
        y1: yOf(before.y),
        x2: xOf(after.x),
        y2: yOf(after.y),
        stroke: look.accent,
        "stroke-width": 1.5,
        "stroke-dasharray": "3 4",
      }),
    ];
  });
}

function dots({ pieces }: Curve, look: Look): readonly Markup[] {
  const places = pieces.flatMap((piece) =>
    piece.flatMap(({ at, marked }): CurvePlace[] => (marked ? [at] : [])),
  );
  return places.map(({ x, y }) => element("circle", { cx: xOf(x), cy: yOf(y), r: 3.5, fill: look.accent }));
}

function yTick({ at, label: text }: Tick, look: Look): readonly Markup[] {
  const y = yOf(at);
  return [axisLine(left, y, width - right, y, look.grid), label(left - 8, y + 4, "end", text, look.ink)];
}

function xTick({ at, label: text }: Tick, isLast: boolean, look: Look): readonly Markup[] {
  const x = xOf(at);
  const y = height - bottom;
  return [
    axisLine(x, y, x, y + 5, look.faint),
    label(isLast ? width - right : x, y + 20, isLast ? "end" : "middle", text, look.ink),
  ];
}

function axisLine(x1: number, y1: number, x2: number, y2: number, stroke: string): Markup {
  return element("line", { x1, y1, x2, y2, stroke, "stroke-width": 1 });
}

function label(x: number, y: number, anchor: string, text: string, fill: string, isTitle = false): Markup {
  const weight = isTitle ? "bold" : undefined;
  return element("text", { x, y, "text-anchor": anchor, fill, "font-weight": weight }, text);
}

/** Drawn to a tenth of a point. */
function xOf(place: number): number {
  return Math.round((left + (place * (width - left - right)) / curveSize) * 10) / 10;
}

function yOf(place: number): number {
  return Math.round((height - bottom - (place * (height - top - bottom)) / curveSize) * 10) / 10;
}
