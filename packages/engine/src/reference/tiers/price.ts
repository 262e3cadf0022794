/** What the steps of a walk earn at a table of tiers, and which flat amounts were reached on the way. */

import { add, type Fraction, isZero, multiply, negate, toExactText, zero } from "../../values/fraction.js";
import { unreachable } from "../../values/unreachable.js";
import type { Context } from "../context.js";
import type { CreditRow } from "../crediting/credit-row.js";
import { rowDraft } from "../expressions/column.js";
import { explained } from "../trace.js";
import { type NumberValue, numberValue } from "../value.js";
import { notePriced, rateOf, type TierTable, valueAt } from "./tier-table.js";
import { cutAtEdges, hasReached, isAbove } from "./tiers.js";
import type { Step, Walk } from "./walk.js";

/** What one step earns; for an explanation also the products it is the sum of. */
export interface Price {
  readonly pay: Fraction;
  readonly products: readonly NumberValue[];
}

/** The rate at which the axis stands at the end, for tables that use it; otherwise of no use. */
export function endRate(table: TierTable, end: NumberValue, context: Context): NumberValue {
  return valueAt(table, end, context) ?? (table.mode === "topRate" ? rateOf(table, end, context) : end);
}

export function priceStep(step: Step, table: TierTable, atEnd: NumberValue, context: Context): Price {
  switch (table.mode) {
    case "reached":
      return priceWhole(step, rateOf(table, step.after, context), context);
    case "retroactive":
    case "curve":
    case "accumulating":
      return priceWhole(step, atEnd, context);
    case "marginal":
    case "topRate":
      return priceSlices(step, table, atEnd, context);
    default:
      return unreachable(table.mode);
  }
}

function priceWhole(step: Step, rate: NumberValue, context: Context): Price {
  if (isZero(step.part.value)) return { pay: zero, products: [] };
  const pay = multiply(step.part.value, rate.value);
  return { pay, products: explainedProduct(step, step.part, rate, pay, context) };
}

function priceSlices(step: Step, table: TierTable, atEnd: NumberValue, context: Context): Price {
  const cut = table.mode === "topRate" ? table.cut?.value : undefined;
  const { part, before, after } = step;
  const products: NumberValue[] = [];
  const unit = edgeUnit(table, context);
  let pay = zero;
  for (const slice of cutAtEdges(table.tiers, part.value, before.value, after.value, cut)) {
    if (isZero(slice.part)) continue;
    notePriced(table, slice.tier, after.value, context);
    const isTop = cut !== undefined && isAbove(slice, cut);
    const rate = isTop ? atEnd : (table.values[slice.tier] ?? atEnd);
    const earned = multiply(slice.part, rate.value);
    pay = add(pay, earned);
    const piece = context.run.tracer?.add(numberValue(slice.part), {
      operation: "slice",
      label: `${table.name}, tier ${slice.tier + 1}`,
      inputs: [part, before, after],
      detail: {
        tier: String(slice.tier + 1),
        ...(slice.lower && { lower: toExactText(slice.lower) }),
        ...(slice.upper && { upper: toExactText(slice.upper) }),
        ...(unit !== undefined && { unit }),
      },
      place: table.places[slice.tier] ?? null,
      effective: table.effective,
      ...rowOf(step),
    });
    if (piece !== undefined) products.push(...explainedProduct(step, piece, rate, earned, context));
  }
  return { pay, products };
}

/** What the thresholds count: an axis that is a ratio is a plain number, and reads as a percent where they are. */
function edgeUnit({ thresholds }: TierTable, { run }: Context): string | undefined {
  const { tracer } = run;
  if (tracer === undefined) return undefined;
  return thresholds.map((threshold) => tracer.unitOf(threshold)).find((unit) => unit !== undefined);
}

function explainedProduct(
  step: Step,
  part: NumberValue,
  rate: NumberValue,
  pay: Fraction,
  { run }: Context,
): readonly NumberValue[] {
  const product = run.tracer?.add(numberValue(pay), {
    operation: "multiply",
    label: stepName(step),
    inputs: [part, rate],
    place: null,
    ...rowOf(step),
  });
  return product === undefined ? [] : [product];
}

/** The key of the row behind a step, or the credit's name. */
function stepName({ credit }: Step): string {
  return credit === undefined ? "pay" : credit.source.keyText(credit.row) || credit.credit;
}

function rowOf({ credit }: Step) {
  return credit === undefined ? {} : { row: rowDraft(credit.source, credit.row) };
}

export interface Plus {
  readonly tier: number;
  /** Below zero where the axis fell out of a tier that earlier periods' credits had reached. */
  readonly amount: NumberValue;
  /** The credit whose step first reached the tier, or last fell below it. */
  readonly credit: CreditRow | undefined;
}

/**
 * The flat amounts of all tiers at or below the one in which the axis stands at the end, less those that
 * earlier periods' credits have reached: what was paid then is not paid again, and is taken back when the
 * axis falls, so that periods add up to what one long period pays.
 */
export function reachedPluses(
  walk: Walk,
  table: TierTable,
  end: NumberValue,
  context: Context,
): readonly Plus[] {
  return table.tiers.flatMap((tier, index) => {
    const amount = table.pluses[index];
    if (amount === undefined) return [];
    const isReached = hasReached(tier, end.value);
    const wasReached = walk.inherited !== undefined && hasReached(tier, walk.inherited);
    if (isReached === wasReached) return [];
    if (isReached) {
      const first = walk.steps.find((step) => hasReached(tier, step.after.value));
      return [{ tier: index, amount, credit: first?.credit }];
    }
    const last = walk.steps.findLast(
      ({ before, after }) => hasReached(tier, before.value) && !hasReached(tier, after.value),
    );
    return [{ tier: index, amount: takenBack(amount, table, index, context), credit: last?.credit }];
  });
}

function takenBack(amount: NumberValue, table: TierTable, index: number, { run }: Context): NumberValue {
  return explained(run.tracer, numberValue(negate(amount.value)), () => ({
    operation: "negate",
    label: `${table.name}, tier ${index + 1}, no longer reached`,
    inputs: [amount],
    place: table.places[index] ?? null,
  }));
}
