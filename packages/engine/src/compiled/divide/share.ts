/** `share E among G by W`: an amount of each group, paid out to its members to the last unit. */

import { nameOf } from "../../reference/label.js";
import { negativeWeight, noWeight } from "../../reference/run-faults.js";
import type { Component, ComponentVersion, Share } from "../../rule-set.js";
import { numbersAt, problem, settled } from "../evaluate/operand.js";
import { type Frame, whereIs } from "../frame.js";
import { type DayPart, whole } from "../groups/group-parts.js";
import { wholeWeights } from "../pay/allot.js";
import { daysIn, isIn, planDays } from "../time/days-in-plan.js";
import { overlap } from "../time/periods.js";
import type { Problem } from "../vectors/gaps.js";
import { constantNumber, type Ratio, ratioAt } from "../vectors/numbers.js";
import type { NumberVector } from "../vectors/vector.js";
import { type Division, partsOfLanes, roundedUnits } from "./division.js";
import { type Field, fieldsOf, groupFrame } from "./fields.js";
import { spreadUnits } from "./spread.js";

export function sharedPay(
  component: Component,
  version: ComponentVersion,
  share: Share,
  frame: Frame,
): NumberVector {
  const fields = fieldsOf(component, version, share.among, frame);
  const weights = ownWeights(share, fields.frame);
  const claims = fields.fields.map((field) => claimsOf(field, share, weights, fields.frame));
  const asking = claims.flatMap((claim, index) => ("fault" in claim || claim.count === 0 ? [] : [index]));
  const inner = groupFrame(
    asking.flatMap((index) => fields.fields[index] ?? []),
    share.among,
    frame,
  );
  const amounts = settled(
    numbersAt(share.amount, inner),
    share.place,
    () => nameOf(frame.run.prepared, share.amount),
    inner,
  );
  const unitsOf = roundedUnits(amounts, component);
  const lanes = new Map(asking.map((index, lane) => [index, lane]));
  const divisions = claims.map((claim, index): Division => {
    const lane = lanes.get(index);
    if ("fault" in claim) return claim;
    if (lane === undefined) return new Map();
    const failure = amounts.gaps?.problems.get(lane);
    if (failure !== undefined) return failure;
    const { mode } = component.rounding;
    const parts = spreadUnits(unitsOf(lane), wholeWeights(claim.weights), share.leftover, mode);
    if (parts === undefined)
      return problem(() => noWeight(whereIs(inner, lane, share.place), component.name));
    return new Map(claim.payees.map((payee, place) => [payee, parts[place] ?? 0n]));
  });
  return partsOfLanes(component, fields, divisions, frame);
}

interface Claims {
  /** How many take part, with a weight or without. */
  readonly count: number;
  /** Of those who weigh something. */
  readonly payees: readonly number[];
  readonly weights: readonly Ratio[];
}

/** Whoever weighs nothing has no claim to a unit that is left over. */
function claimsOf(field: Field, share: Share, own: NumberVector, frame: Frame): Claims | Problem {
  if (field.problem !== undefined) return field.problem;
  const payees: number[] = [];
  const weights: Ratio[] = [];
  let count = 0;
  for (const { lane, part } of field.members) {
    const payee = frame.owners?.payees?.[lane] ?? -1;
    const stay = stayOf(share, payee, frame);
    if (stay.n === 0) continue;
    count += 1;
    const failure = own.gaps?.problems.get(lane);
    if (failure !== undefined) return failure;
    const { n, d } = ratioAt(own, lane);
    if (n < 0n && share.by !== undefined) {
      const name = nameOf(frame.run.prepared, share.by);
      return problem(() => negativeWeight(whereIs(frame, lane, share.place), name));
    }
    if (n === 0n) continue;
    payees.push(payee);
    weights.push({ n: n * BigInt(part.n) * BigInt(stay.n), d: d * BigInt(part.d) * BigInt(stay.d) });
  }
  return { count, payees, weights };
}

function ownWeights({ by, place }: Share, frame: Frame): NumberVector {
  const { run, size } = frame;
  if (by === undefined) return constantNumber(1n, 0, size, run.settings.isWide);
  return settled(numbersAt(by, frame), place, () => nameOf(run.prepared, by), frame);
}

/** How much a leaver counts: somebody who is not in the plan on the period's last day. */
function stayOf({ leavers }: Share, payee: number, { run, view, period }: Frame): DayPart {
  if (leavers === "included" || period === undefined) return whole;
  const days = overlap(period, run.prepared.calendar) ?? period;
  const place = run.indexOf(payee);
  const own = planDays(run, view)[place];
  if (own !== undefined && isIn(own, days.through)) return whole;
  if (leavers === "excluded") return { n: 0, d: 1 };
  return { n: daysIn(run, view, period).count[place] ?? 0, d: days.through - days.from + 1 };
}
