/** The payout curve of a component: the line itself, its points as a table, and what it supposes. */

import { exact, type Fraction, round } from "@attain/engine";
import type { ComponentSymbol, TiersSymbol } from "../../check/checked-plan.js";
import type { Type } from "../../check/type.js";
import type { ComponentStatement, Expression } from "../../syntax/ast.js";
import type { Evidence } from "../example/evidence.js";
import { tell } from "../expressions/tell-expression.js";
import type { Block, Curve, Table, Tick } from "../letter.js";
import { amountDigits } from "../numbers/digits.js";
import { valueText } from "../numbers/value-text.js";
import { capitalized, data, joined, plainText, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { type Pay, type PayLine, payLine } from "./pay-line.js";
import { ascending, edgesOf } from "./pay-table.js";
import { placeOf, powerOfTenBelow, roundTicks } from "./scale.js";
import { type LinePoint, traceLine } from "./trace-line.js";

/** Nothing for a component whose amount no curve can show. */
export function componentCurve(
  component: ComponentSymbol,
  statement: ComponentStatement,
  evidence: Evidence | undefined,
  writing: Writing,
): readonly Block[] {
  const pay = statement.clauses.find((clause): clause is Pay => clause.kind === "pay");
  const tiers = pay?.at && writing.plan.symbols.get(pay.at.tiers.text);
  if (pay?.at === undefined || tiers?.kind !== "tiers") return [];
  const line = payLine(statement, tiers, evidence, writing);
  const edges = line && edgesOn(line);
  if (line === undefined || edges === undefined || edges.length === 0) return [];
  const through = endOf(line, edges);
  const pieces = traceLine(
    {
      free: line.free,
      limited: (y) => limited(y, line),
      bounds: [...(line.floor ? [line.floor] : []), ...(line.cap ? [line.cap] : [])],
    },
    edges.filter((edge) => exact.compare(edge, through) < 0),
    through,
  );
  const drawing: Drawing = {
    component,
    pay,
    axis: pay.at.axis,
    tiers,
    line,
    evidence,
    pieces,
    through,
    writing,
  };
  const most = highest(pieces);
  if (exact.sign(most) <= 0) return [];
  return [curveOf(drawing, most), pointsTable(drawing), ...notesOf(drawing)];
}

interface Drawing {
  readonly component: ComponentSymbol;
  readonly pay: Pay;
  readonly axis: Expression;
  readonly tiers: TiersSymbol;
  readonly line: PayLine;
  readonly evidence: Evidence | undefined;
  readonly pieces: readonly (readonly LinePoint[])[];
  readonly through: Fraction;
  readonly writing: Writing;
}

// ---------------------------------------------------------------- extent

function edgesOn({ table, gate }: PayLine): readonly Fraction[] {
  return ascending([...edgesOf(table), ...(gate && exact.sign(gate.at) > 0 ? [gate.at] : [])]);
}

/** Half as far again as the last edge, or as far as the cap if that is near. */
function endOf(line: PayLine, edges: readonly Fraction[]): Fraction {
  const last = edges.at(-1) ?? exact.one;
  const usual = roundedUp(exact.multiply(last, exact.fromExactText("3/2")));
  const farthest = exact.multiply(last, exact.fromExactText("5/2"));
  const at = line.cap && reaches(line, usual, line.cap);
  if (at === undefined || exact.compare(at, farthest) > 0) return usual;
  return roundedUp(exact.max(usual, exact.multiply(at, exact.fromExactText("11/10"))));
}

/** Where the line, going on as it does beyond `from`, comes to an amount. */
function reaches({ free }: PayLine, from: Fraction, amount: Fraction): Fraction | undefined {
  const further = exact.multiply(from, exact.fromInteger(2));
  const [low, high] = [free(from), free(further)];
  if (low === undefined || high === undefined) return undefined;
  const share = exact.divide(exact.subtract(amount, low), exact.subtract(high, low));
  if (share === undefined || exact.sign(share) <= 0) return undefined;
  return exact.add(from, exact.multiply(exact.subtract(further, from), share));
}

/** To a quarter of the leading digit's unit. */
function roundedUp(value: Fraction): Fraction {
  const step = exact.divide(powerOfTenBelow(value), exact.fromInteger(4)) ?? exact.one;
  const steps = exact.divide(value, step) ?? exact.zero;
  return exact.multiply(round(steps, { mode: "up", places: 0 }), step);
}

function limited(y: Fraction, { floor, cap }: PayLine): Fraction {
  const raised = floor === undefined ? y : exact.max(y, floor);
  return cap === undefined ? raised : exact.min(raised, cap);
}

function highest(pieces: Drawing["pieces"]): Fraction {
  return pieces.flat().reduce((most, { y }) => exact.max(most, y), exact.zero);
}

// ---------------------------------------------------------------- drawing

function curveOf(drawing: Drawing, most: Fraction): Curve {
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

/** A ratio is read as the thresholds are written: mostly in percent. */
function axisType(axis: Expression, tiers: TiersSymbol, { plan }: Writing): Type {
  const type = plan.typeOf.get(axis);
  return type?.kind === "money" ? type : tiers.axisType;
}

function textOf(value: Fraction, type: Type, writing: Writing): string {
  return valueText(value, type, writing.phrases);
}

// ---------------------------------------------------------------- points

function pointsTable(drawing: Drawing): Table {
  const { component, axis, pay, line, pieces, tiers, writing } = drawing;
  const { curve } = writing.phrases;
  const hasBase = !line.isFixed && line.example !== undefined;
  const rows = corners(pieces);
  const hasJump = rows.some(({ before }) => before !== undefined);
  const baseType = writing.plan.typeOf.get(pay.base) ?? component.type;
  const end = (heading: Text) => ({ heading, align: "end" as const });
  return {
    kind: "table",
    caption: [],
    columns: [
      { heading: capitalized(tell(axis, writing)), align: "start" },
      ...(hasBase ? [end(capitalized(tell(pay.base, writing)))] : []),
      ...(hasJump ? [end([curve.justBelow])] : []),
      end(hasJump ? [curve.from] : capitalized(writing.names.titleOf(component.name))),
    ],
    rows: rows.map(({ x, y, before }) => [
      [textOf(x, axisType(axis, tiers, writing), writing)],
      ...(hasBase ? [[textOf(line.baseAt(x), baseType, writing)]] : []),
      ...(hasJump ? [[before === undefined ? "" : amountText(before, drawing)]] : []),
      [amountText(y, drawing)],
    ]),
  };
}

interface Corner {
  readonly x: Fraction;
  readonly y: Fraction;
  /** What the amount comes to right before it jumps. */
  readonly before?: Fraction;
}

function corners(pieces: Drawing["pieces"]): readonly Corner[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1]?.at(-1)?.y;
    const isLast = index === pieces.length - 1;
    const marked = piece.filter(({ isCorner }) => isCorner);
    // The end of a piece is told with the beginning of the next.
    return (isLast ? marked : marked.slice(0, -1)).map(({ x, y }, place) => ({
      x,
      y,
      ...(place === 0 && before !== undefined && { before }),
    }));
  });
}

/** As it is paid: rounded as the plan rounds. */
function amountText(amount: Fraction, { component, writing }: Drawing): string {
  const { rounding } = writing.plan.settings;
  if (component.type.kind !== "money") return textOf(amount, component.type, writing);
  const { currency } = component.type;
  return writing.phrases.number.money(amountDigits(round(amount, rounding), currency).text, currency);
}

// ---------------------------------------------------------------- what it supposes

function notesOf(drawing: Drawing): readonly Block[] {
  const sentences = notes(drawing);
  const text = joined(sentences, drawing.writing.phrases.marks.betweenSentences);
  return sentences.length === 0 ? [] : [{ kind: "paragraph", text }];
}

function notes({ line, tiers, evidence, writing }: Drawing): readonly Text[] {
  const { curve } = writing.phrases;
  const { example, drawn, left } = line;
  const words = (limits: readonly (typeof drawn)[number][]) => limits.map((limit) => curve.limit[limit]);
  const others = left.filter((limit) => limit !== "gate");
  const type = example && writing.plan.typeOf.get(example.what);
  const value = example ? textOf(example.value, type ?? { kind: "number" }, writing) : "";
  const [mode] = tiers.statements.map((statement) => statement.mode.kind);
  return [
    ...(example
      ? [
          evidence === undefined || example.isRound
            ? curve.roundExample(tell(example.what, writing), value)
            : curve.example(tell(example.what, writing), value, data(evidence.of.case.title)),
        ]
      : []),
    ...(drawn.length === 0 ? [] : [curve.withLimits(words(drawn))]),
    ...(left.includes("gate") ? [curve.gateOpen] : []),
    ...(others.length === 0 ? [] : [curve.without(words(others))]),
    ...(mode === "reached" ? [curve.smallCredits] : []),
  ];
}
