/**
 * The walk: credits of a component's period in their one order, and what each adds to the base and to
 * the axis. Base and axis are evaluated on every prefix of the credits, whatever formulas they are.
 */

import type { Slot } from "../../rule-set.js";
import { compare, type Fraction, subtract, zero } from "../../values/fraction.js";
import type { Context } from "../context.js";
import { creditBook } from "../crediting/credit-book.js";
import type { CreditRow } from "../crediting/credit-row.js";
import { numberAt } from "../expressions/operand.js";
import { isProblem, type NumberValue, numberValue, type Problem } from "../value.js";
import { readsCredits } from "./walk-ordinals.js";

/** What a credit earns by itself, exact, before the component's limits. */
export interface CreditPay {
  readonly credit: CreditRow;
  readonly pay: Fraction;
}

/** One credit's move: the axis from before to after, the base by `part`. */
export interface Step {
  /** Absent: what base and axis are without any credit of the period. */
  readonly credit: CreditRow | undefined;
  readonly ordinal: number;
  readonly before: NumberValue;
  readonly after: NumberValue;
  readonly part: NumberValue;
}

export interface Walk {
  readonly start: Step;
  readonly steps: readonly Step[];
  /** Tiers whose flat amount an earlier period has paid: where the axis stood because of its credits. */
  readonly inherited: Fraction | undefined;
}

/** The context in which only credits up to a place in the order count. */
export function upTo(context: Context, ordinal: number): Context {
  return { ...context, limit: ordinal };
}

/** The place in the order before every credit of the period. */
export async function placeBefore(context: Context): Promise<number> {
  const { run, view, period, limit } = context;
  const book = await creditBook(run, view);
  const all = book.rows.length;
  let low = 0;
  let high = all;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((book.rows[middle]?.date ?? 0) < (period?.from ?? 0)) low = middle + 1;
    else high = middle;
  }
  return Math.min(low - 1, limit ?? all);
}

/** Evaluates base and axis on every prefix. */
export async function walkCredits(
  base: Slot,
  axis: Slot | undefined,
  ordinals: readonly number[],
  context: Context,
): Promise<Walk | Problem> {
  const { run, view } = context;
  const slots = axis === undefined ? [base] : [base, axis];
  if (context.credit !== undefined || !readsCredits(slots, context)) {
    const whole = await pointOn(base, axis, context);
    return "kind" in whole ? whole : { start: firstStep(whole), steps: [], inherited: undefined };
  }
  const book = await creditBook(run, view);
  const before = await placeBefore(context);
  const isOutermost = context.limit === undefined;
  const start = forgiving(await pointOn(base, axis, upTo(context, before)), nowhere);
  if ("kind" in start) return start;
  const inherited = await inheritedAxis(base, axis, start.axis, before, context);
  if (inherited !== undefined && "kind" in inherited) return inherited;
  const steps: Step[] = [];
  let last = start;
  for (const ordinal of ordinals) {
    const next = forgiving(await pointOn(base, axis, upTo(context, ordinal)), last);
    if ("kind" in next) return next;
    const credit = book.rows[ordinal];
    const part = difference(next.base, last.base, credit, context);
    steps.push({ credit, ordinal, before: last.axis, after: next.axis, part });
    last = next;
  }
  // What prefixes came to is of no more use once the outermost walk is done.
  if (isOutermost) {
    view.limited.clear();
    view.limitedDivisions.clear();
  }
  return { start: firstStep(start), steps, inherited };
}

interface Point {
  readonly base: NumberValue;
  readonly axis: NumberValue;
}

const nought = numberValue(zero);

async function pointOn(base: Slot, axis: Slot | undefined, context: Context): Promise<Point | Problem> {
  const own = await numberAt(base, context);
  if (isProblem(own)) return own;
  const along = axis === undefined ? nought : await numberAt(axis, context);
  return isProblem(along) ? along : { base: own, axis: along };
}

const nowhere: Point = { base: nought, axis: nought };

/**
 * With only some of the credits an average may have nothing to go by, or a formula divide by a number
 * that is still zero, although the whole has a value: until then the walk stays where it is.
 */
function forgiving(point: Point | Problem, last: Point): Point | Problem {
  return "kind" in point && point.answeredByElse ? last : point;
}

/** What is there without credits is a first step from nought. */
function firstStep(point: Point): Step {
  return { credit: undefined, ordinal: -1, before: nought, after: point.axis, part: point.base };
}

/** Where the axis stands because of earlier periods' credits; `undefined` when they do not move it. */
async function inheritedAxis(
  base: Slot,
  axis: Slot | undefined,
  start: NumberValue,
  before: number,
  context: Context,
): Promise<Fraction | Problem | undefined> {
  if (axis === undefined || before < 0) return undefined;
  const untouched = forgiving(await pointOn(base, axis, upTo(context, -1)), nowhere);
  if ("kind" in untouched) return untouched;
  return compare(untouched.axis.value, start.value) === 0 ? undefined : start.value;
}

function difference(
  next: NumberValue,
  last: NumberValue,
  credit: CreditRow | undefined,
  { run }: Context,
): NumberValue {
  const value = numberValue(subtract(next.value, last.value));
  const { tracer } = run;
  if (tracer === undefined || credit === undefined) return value;
  const label = credit.source.keyText(credit.row) || credit.credit;
  return tracer.add(value, { operation: "subtract", label, inputs: [next, last], place: null });
}
