/** Sums over credits: of each lane's owner, dated in the window, not after the day of looking. */

import type { Slot } from "../../rule-set.js";
import { keptLanes } from "../figures/owner-lanes.js";
import { type Frame, frameOf, someOwners } from "../frame.js";
import { groupLanes } from "../groups/group-lanes.js";
import { needsArguments, needsFigures, needsPeriod } from "../plan/slot-needs.js";
import type { Stretch } from "../time/periods.js";
import { takeIntegers, takeLanes, type Vector } from "../vectors/vector.js";
import type { AggregateExpression } from "./aggregate.js";
import {
  firstNotBelow,
  keyOfWhose,
  type OwnedCredits,
  ownedCredits,
  ownerIndex,
  whoseOf,
} from "./credit-series.js";
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
  const credits = ownedCredits(run, view, credit, whoseOf(owners));
  const ranges = rangesOf(credits, days, frame);
  const keepsWide = run.settings.isWide;
  if (!isKept(expression, credit, frame)) {
    const { totals, own } = takenAnew(expression, credits, ranges, frame);
    return combined(slot, expression, totals, own, frame, keepsWide);
  }
  const key = `${slot} ${keyOfWhose(credits.whose)}`;
  const known = view.epoch.series.get(key)?.totals;
  const totals = known ?? totalsOf(takenOf(expression, ownersFrame(credits, frame)));
  if (known === undefined) view.epoch.series.set(key, { credits, totals });
  return combined(slot, expression, totals, ranges, frame, keepsWide);
}

/** Each lane's first credit in the window, and the one after its last. */
export function rangesOf(credits: OwnedCredits, days: Stretch, { view, owners, run, size }: Frame): Ranges {
  const last = Math.min(days.through, view.asOf) + 1;
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  const { indexOf } = ownerIndex(credits.whose, run, view);
  for (let lane = 0; lane < size; lane += 1) {
    const owner = indexOf(owners?.payees?.[lane] ?? -1, owners?.groups?.values[lane] ?? -1);
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

/** The credits as lanes, without an owner yet. */
function creditLanes(at: Int32Array, { part }: OwnedCredits, { run, view }: Frame): Frame {
  return frameOf({
    run,
    view,
    size: at.length,
    rows: { table: part.table, at: takeIntegers(part.rows, at) },
    credits: { part, at },
    reading: takeIntegers(part.dates, at),
  });
}

/** Every credit once, for its owner. */
function ownersFrame(credits: OwnedCredits, frame: Frame): Frame {
  const { run, view } = frame;
  const { part, whose, at, starts } = credits;
  const receivers = whose.of === "payee" || whose.of === "part" ? takeIntegers(part.payees, at) : undefined;
  const groups = "column" in whose ? { column: whose.column, values: new Int32Array(at.length) } : undefined;
  if (groups !== undefined) {
    const known = groupLanes(run, view, groups.column, whose.of === "part").memo.groups?.values;
    for (let owner = 0; owner + 1 < starts.length; owner += 1)
      groups.values.fill(known?.[owner] ?? 0, starts[owner], starts[owner + 1]);
  }
  const of = { size: at.length, payees: receivers, groups };
  const lanes = keptLanes(of, run, view, undefined);
  return { ...creditLanes(at, credits, frame), owners: { ...of, limits: undefined, ...lanes } };
}

/** Of somebody in particular, in the frame's period: the credits' receivers. */
export function receiversFrame(at: Int32Array, credits: OwnedCredits, frame: Frame): Frame {
  const { run, period } = frame;
  const payees = takeIntegers(credits.part.payees, at);
  return {
    ...creditLanes(at, credits, frame),
    ...(period && { period }),
    owners: {
      payees,
      limits: undefined,
      memo: run.payeeMemo,
      at: payees.map((payee) => run.indexOf(payee)),
    },
  };
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
  const { owners, period } = frame;
  const inner: Frame = {
    ...creditLanes(Int32Array.from(places), credits, frame),
    ...(period && { period }),
    ...(owners && { owners: someOwners(owners, lanes) }),
    ...(frame.arguments && { arguments: frame.arguments.map((vector) => takeLanes(vector, lanes)) }),
  };
  return { totals: totalsOf(takenOf(expression, inner)), own: { from: start, to: end } };
}
