/** The payout curve of a component: the line itself, its points as a table, and what it supposes. */

import { exact, type Fraction, round } from "@attain/engine";
import type { ComponentSymbol } from "../../check/checked-plan.js";
import type { ComponentStatement } from "../../syntax/ast.js";
import type { Evidence } from "../example/evidence.js";
import type { Block } from "../letter.js";
import type { Writing } from "../writing.js";
import { curveNotes } from "./curve-notes.js";
import { curvePoints } from "./curve-points.js";
import { drawCurve } from "./draw-curve.js";
import type { Drawing } from "./drawing.js";
import { type Pay, type PayLine, payLine } from "./pay-line.js";
import { ascending, edgesOf } from "./pay-table.js";
import { powerOfTenBelow } from "./scale.js";
import { traceLine } from "./trace-line.js";

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
    statement,
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
  return [drawCurve(drawing, most), curvePoints(drawing), ...curveNotes(drawing)];
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
