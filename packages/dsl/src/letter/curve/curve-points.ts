/** The points of a curve as a table: for those who want numbers, and for those who do not see the drawing. */

import type { Fraction } from "@attain/engine";
import { tell } from "../expressions/tell-expression.js";
import type { Table } from "../letter.js";
import { capitalized, type Text } from "../text.js";
import { amountText, axisType, type Drawing, textOf } from "./drawing.js";

export function curvePoints(drawing: Drawing): Table {
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
