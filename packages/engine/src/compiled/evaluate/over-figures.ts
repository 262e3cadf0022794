/** Sums over finer figures: periods within a window, and for a figure of the plan over everybody. */

import type { Slot } from "../../rule-set.js";
import { planPayees } from "../figures/plan-payees.js";
import { everyLane, type Frame, frameOf } from "../frame.js";
import { grainUnit } from "../plan/figure-reach.js";
import { daysIn } from "../time/days-in-plan.js";
import type { Stretch } from "../time/periods.js";
import { Uncovered } from "../uncovered.js";
import { constantNumber } from "../vectors/numbers.js";
import { mergedParts, type Part } from "../vectors/select.js";
import { type NumberVector, takeIntegers, type Vector } from "../vectors/vector.js";
import type { AggregateExpression } from "./aggregate.js";
import { ownedCredits } from "./credit-series.js";
import { creditFrame, rangesOf } from "./over-credits.js";
import { combined, takenOf, totalsOf } from "./taken.js";

export function overFigures(
  slot: Slot,
  expression: AggregateExpression,
  name: string,
  days: Stretch,
  frame: Frame,
): Vector {
  const { run, view, period, owners, size } = frame;
  const { calendar } = run.prepared;
  const { kind, definition } = run.prepared.figure(name);
  const { grain } = definition;
  if (grain.owner === "credit") return overCreditFigures(slot, expression, grain.credit, days, frame);
  const isQuota = kind === "figure" && definition.kind === "quota";
  const readers = owners?.payees;
  const isOfPayee = grain.owner === "payee";
  // A lane for each period of each lane's payee, or of everybody.
  const everybody = isOfPayee && readers === undefined ? planPayees(run, view) : undefined;
  const parts: Part[] = [];
  let count = 0;
  const asking: number[] = [];
  for (const sub of calendar.touched(grainUnit(grain), days)) {
    const isWhole = period?.unit === "plan" || (sub.from >= days.from && sub.through <= days.through);
    // Quotas are read whole; what is earned or measured has not begun before its period has.
    if (!isWhole || (!isQuota && sub.from > view.asOf)) continue;
    const own = isOfPayee ? daysIn(run, view, sub) : undefined;
    const lanes: number[] = [];
    const payees: number[] = [];
    for (let lane = 0; lane < size; lane += 1) {
      if (!isOfPayee) {
        lanes.push(lane);
        continue;
      }
      for (const payee of everybody ?? [readers?.[lane] ?? -1]) {
        if ((own?.count[run.indexOf(payee)] ?? 0) === 0) continue;
        lanes.push(lane);
        payees.push(payee);
      }
    }
    if (lanes.length === 0) continue;
    const at = Int32Array.from(lanes);
    const inner = subFrame(
      frame,
      at,
      isOfPayee ? Int32Array.from(payees) : readers && takeIntegers(readers, at),
      sub,
    );
    parts.push({
      lanes: everyLane(lanes.length).map((lane) => lane + count),
      vector: takenOf(expression, inner),
    });
    asking.push(...lanes);
    count += lanes.length;
  }
  return reordered(slot, expression, parts, asking, frame);
}

function subFrame(
  frame: Frame,
  at: Int32Array,
  payees: Int32Array | undefined,
  period: Frame["period"],
): Frame {
  const { run, view, owners } = frame;
  const limits = owners?.limits && takeIntegers(owners.limits, at);
  const isSame = (owners?.payees === undefined) === (payees === undefined);
  if (limits !== undefined && !isSame)
    throw new Uncovered("figures of everybody in a walk", run.prepared.ruleSet.payout.place);
  const own =
    isSame && owners !== undefined
      ? { memo: owners.memo, at: owners.at === undefined ? at : takeIntegers(owners.at, at) }
      : payees === undefined
        ? { memo: run.planMemo, at: new Int32Array(at.length) }
        : { memo: run.payeeMemo, at: Int32Array.from(payees, (payee) => run.indexOf(payee)) };
  return frameOf({
    run,
    view,
    size: at.length,
    ...(period && { period }),
    owners: { payees, limits, ...own },
  });
}

/** Brings what was taken, period by period, into one stretch a lane: by payee, then period. */
function reordered(
  slot: Slot,
  expression: AggregateExpression,
  parts: readonly Part[],
  asking: readonly number[],
  frame: Frame,
): Vector {
  const { size, run } = frame;
  const counts = new Int32Array(size + 1);
  for (const lane of asking) counts[lane + 1] = (counts[lane + 1] ?? 0) + 1;
  for (let lane = 0; lane < size; lane += 1) counts[lane + 1] = (counts[lane + 1] ?? 0) + (counts[lane] ?? 0);
  const next = counts.slice();
  const placed = Int32Array.from(asking, (lane) => {
    const place = next[lane] ?? 0;
    next[lane] = place + 1;
    return place;
  });
  const moved = parts.map(({ lanes, vector }) => ({ lanes: takeIntegers(placed, lanes), vector }));
  const merged = mergedParts(asking.length, moved, expression.place);
  const taken: NumberVector =
    merged.kind === "number" ? merged : constantNumber(0n, 0, asking.length, run.settings.isWide);
  const totals = totalsOf(merged.kind === "number" ? taken : { ...taken, gaps: merged.gaps });
  return combined(
    slot,
    expression,
    totals,
    { from: counts.slice(0, size), to: counts.slice(1) },
    frame,
    run.settings.isWide,
  );
}

/** Of numbers of a credit, each belongs to whoever received it. */
function overCreditFigures(
  slot: Slot,
  expression: AggregateExpression,
  credit: string,
  days: Stretch,
  frame: Frame,
): Vector {
  const { run, view, owners } = frame;
  const isOwn = owners?.payees !== undefined;
  if (owners?.limits !== undefined) throw new Uncovered("numbers of credits in a walk", expression.place);
  const credits = ownedCredits(run, view, credit, isOwn);
  const ranges = rangesOf(credits, days, frame);
  const plain = creditFrame(credits.at, credits, frame, true);
  const payees = takeIntegers(credits.part.payees, credits.at);
  const inner: Frame = {
    ...plain,
    owners: {
      payees,
      limits: undefined,
      memo: run.payeeMemo,
      at: Int32Array.from(payees, (payee) => run.indexOf(payee)),
    },
  };
  const totals = totalsOf(takenOf(expression, inner));
  return combined(slot, expression, totals, ranges, frame, run.settings.isWide);
}
