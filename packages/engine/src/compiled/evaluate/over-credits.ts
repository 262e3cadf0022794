/** Sums over credits: of each lane's owner, dated in the window, not after the day of looking. */

import type { Slot } from "../../rule-set.js";
import { type Frame, frameOf } from "../frame.js";
import { needsArguments, needsFigures, needsPeriod } from "../plan/slot-needs.js";
import type { Stretch } from "../time/periods.js";
import { takeIntegers, takeLanes, type Vector } from "../vectors/vector.js";
import type { AggregateExpression } from "./aggregate.js";
import { firstNotBelow, type OwnedCredits, ownedCredits } from "./credit-series.js";
import { overMonths } from "./over-months.js";
import { combined, type Ranges, type Totals, takenOf, totalsOf } from "./taken.js";

export function overCredits(
  slot: Slot,
  expression: AggregateExpression,
  credit: string,
  days: Stretch,
  frame: Frame,
): Vector {
  const { run, view, owners } = frame;
  const quick = overMonths(expression, credit, days, frame);
  if (quick !== undefined) return quick;
  const credits = ownedCredits(run, view, credit, owners?.payees !== undefined);
  const ranges = rangesOf(credits, days, frame);
  const keepsWide = run.settings.isWide;
  if (!isKept(expression, credit, frame)) {
    const { totals, own } = takenAnew(expression, credits, ranges, frame);
    return combined(slot, expression, totals, own, frame, keepsWide);
  }
  const key = `${slot} ${owners?.payees === undefined ? "all" : "own"}`;
  const known = view.epoch.series.get(key)?.totals;
  const totals = known ?? totalsOf(takenOf(expression, creditFrame(credits.at, credits, frame, false)));
  if (known === undefined) view.epoch.series.set(key, { credits, totals });
  return combined(slot, expression, totals, ranges, frame, keepsWide);
}

/** Each lane's first credit in the window, and the one after its last. */
export function rangesOf(credits: OwnedCredits, days: Stretch, { view, owners, run, size }: Frame): Ranges {
  const last = Math.min(days.through, view.asOf) + 1;
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  for (let lane = 0; lane < size; lane += 1) {
    const payee = owners?.payees?.[lane];
    const owner = payee === undefined ? 0 : run.indexOf(payee);
    if (owner < 0) continue;
    const low = credits.starts[owner] ?? 0;
    const high = credits.starts[owner + 1] ?? low;
    const start = firstNotBelow(credits.dates, days.from, low, high);
    let end = firstNotBelow(credits.dates, last, start, high);
    const limit = owners?.limits?.[lane];
    if (limit !== undefined) end = Math.min(end, firstNotBelow(credits.ordinals, limit + 1, low, high));
    from[lane] = start;
    to[lane] = Math.max(start, end);
  }
  return { from, to };
}

/** Whether what is taken of a credit depends on the credit and its payee alone. */
function isKept({ value, where }: AggregateExpression, credit: string, { run }: Frame): boolean {
  const { needs } = run.prepared;
  const bits = needs.all([value], where === undefined ? [] : [where], needs.sourceOf(credit)).bits;
  return (bits & (needsPeriod | needsArguments | needsFigures)) === 0;
}

/** The credits as lanes; their payee is the figure's, absent in a figure of the plan. */
export function creditFrame(
  at: Int32Array,
  { part }: OwnedCredits,
  frame: Frame,
  withPeriod: boolean,
): Frame {
  const { run, view, owners, period } = frame;
  const payees = takeIntegers(part.payees, at);
  return frameOf({
    run,
    view,
    size: at.length,
    rows: { table: part.table, at: takeIntegers(part.rows, at) },
    credits: { part, at },
    reading: takeIntegers(part.dates, at),
    ...(withPeriod && period && { period }),
    owners:
      owners?.payees === undefined
        ? { payees: undefined, limits: undefined, memo: run.planMemo, at: new Int32Array(at.length) }
        : {
            payees,
            limits: undefined,
            memo: run.payeeMemo,
            at: Int32Array.from(payees, (payee) => run.indexOf(payee)),
          },
  });
}

/** A lane for each credit of each owner: what is taken depends on who asks, and when. */
function takenAnew(
  expression: AggregateExpression,
  credits: OwnedCredits,
  { from, to }: Ranges,
  frame: Frame,
): { readonly totals: Totals; readonly own: Ranges } {
  const asking: number[] = [];
  const places: number[] = [];
  const start = new Int32Array(frame.size);
  const end = new Int32Array(frame.size);
  for (let lane = 0; lane < frame.size; lane += 1) {
    start[lane] = places.length;
    for (let index = from[lane] ?? 0; index < (to[lane] ?? 0); index += 1) {
      asking.push(lane);
      places.push(credits.at[index] ?? 0);
    }
    end[lane] = places.length;
  }
  const lanes = Int32Array.from(asking);
  const plain = creditFrame(Int32Array.from(places), credits, frame, true);
  const { owners } = frame;
  const inner: Frame = {
    ...plain,
    ...(owners && {
      owners: {
        payees: owners.payees && takeIntegers(owners.payees, lanes),
        limits: owners.limits && takeIntegers(owners.limits, lanes),
        memo: owners.memo,
        at: owners.at === undefined ? lanes : takeIntegers(owners.at, lanes),
      },
    }),
    ...(frame.arguments && { arguments: frame.arguments.map((vector) => takeLanes(vector, lanes)) }),
  };
  return { totals: totalsOf(takenOf(expression, inner)), own: { from: start, to: end } };
}
