/** Payout curves as points to be drawn beside the tiers: one for each component whose pay is a function of one figure. */

import { exact, type Fraction } from "@attain/engine";
import type { ComponentSymbol, PlanSymbol } from "../check/checked-plan.js";
import { type PayCurve, paidAt, payCurve } from "../prove/curve/pay-curve.js";
import { tellCurve } from "../prove/curve/tell-curve.js";
import type { Span } from "../source/span.js";
import type { PlanDocument } from "./plan-document.js";

export interface DrawnCurve {
  readonly component: string;
  readonly span: Span;
  /** What runs along the axis, as the plan calls it, and what it counts. */
  readonly figure: string;
  readonly unit?: string;
  readonly currency: string;
  /** To be drawn only: rounded to what a double holds. A jump is two points of one place. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Where the chosen payee stands. */
  readonly stands?: { readonly x: number; readonly y: number };
  /** In words, a line each. */
  readonly told: readonly string[];
}

/** What is known of somebody: figures by name, as decimal text. */
export type KnownFigures = ReadonlyMap<string, string>;

const samples = 24;

export function drawnCurves(
  { compilation }: PlanDocument,
  known: KnownFigures = new Map(),
): readonly DrawnCurve[] {
  const { checked, ruleSet, sources } = compilation;
  if (ruleSet === undefined) return [];
  const isComponent = (symbol: PlanSymbol): symbol is ComponentSymbol => symbol.kind === "component";
  return [...checked.symbols.values()].filter(isComponent).flatMap((component) => {
    const plain = payCurve(component, checked);
    if (plain === undefined) return [];
    // Quotas stand where they are; measures move with the figure that runs along the axis.
    const stated = new Map(
      [...known]
        .filter(([name]) => isQuota(checked.symbols.get(name)))
        .map(([name, value]) => [`figure ${name} `, exact.fromText(value)] as const),
    );
    const curve = payCurve(component, checked, { stated }) ?? plain;
    const figure = checked.symbols.get(curve.figure) ?? checked.symbols.get(curve.variable.name);
    const type = figure && "type" in figure ? figure.type : undefined;
    const unit =
      type?.kind === "money" ? checked.settings.currency : type?.kind === "percent" ? "%" : undefined;
    const at = known.get(curve.figure);
    const x = at === undefined ? undefined : exact.fromText(at);
    return [
      {
        component: component.name,
        span: component.statements[0].name.span,
        figure: curve.figure,
        ...(unit !== undefined && { unit }),
        currency: component.type.kind === "money" ? checked.settings.currency : "",
        points: pointsOf(curve, x),
        ...(x !== undefined && exact.sign(x) >= 0 && { stands: { x: drawn(x), y: drawn(paidAt(curve, x)) } }),
        told: tellCurve(curve, component, checked, ({ start, end }) => sources.whole.slice(start, end)),
      },
    ];
  });
}

function isQuota(symbol: PlanSymbol | undefined): boolean {
  return symbol?.kind === "figure" && symbol.statements[0].kind === "quota";
}

function pointsOf(curve: PayCurve, stands: Fraction | undefined): DrawnCurve["points"] {
  const end = endOf(curve, stands);
  const points: { x: number; y: number }[] = [];
  const add = (x: Fraction, y: Fraction) => points.push({ x: drawn(x), y: drawn(y) });
  for (const { from, to, start, slope, bend } of curve.pieces) {
    if (exact.compare(from, end) > 0) break;
    const last = to === undefined || exact.compare(to, end) > 0 ? end : to;
    const steps = exact.isZero(bend) ? 1 : samples;
    for (let step = 0; step <= steps; step += 1) {
      const share = exact.fromExactText(`${step}/${steps}`);
      const moved = exact.multiply(exact.subtract(last, from), share);
      const half = exact.fromExactText("1/2");
      const curved = exact.multiply(exact.multiply(bend, half), exact.multiply(moved, moved));
      add(exact.add(from, moved), exact.add(exact.add(start, exact.multiply(slope, moved)), curved));
    }
  }
  return points;
}

/** Half as far again as the last edge, and as far as where somebody stands. */
function endOf({ pieces }: PayCurve, stands: Fraction | undefined): Fraction {
  const last = pieces.at(-1)?.from ?? exact.zero;
  const usual = exact.isZero(last) ? exact.one : exact.multiply(last, exact.fromExactText("3/2"));
  return stands === undefined ? usual : exact.max(usual, exact.multiply(stands, exact.fromExactText("6/5")));
}

function drawn(value: Fraction): number {
  const { n, d } = exact.lowestTerms(value);
  const scale = 1_000_000n;
  return Number((n * scale) / d) / Number(scale);
}
