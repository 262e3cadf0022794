/** Parts of an amount by weight, each between limits of its own. */

import type { Leftover, Rounding } from "../../rule-set.js";
import { spreadUnits } from "../divide/spread.js";
import { dividedBig, greater, lesser } from "../numbers/integer.js";
import { wholeWeights } from "../pay/allot.js";
import type { Ratio } from "../vectors/numbers.js";
import { sumOf } from "./plan.js";

/** Weights are whole numbers of one denominator. */
export interface Limited {
  readonly weight: bigint;
  readonly least: bigint;
  readonly most: bigint;
}

/** What the limits let through is too much or too little. */
export interface OutOfLimits {
  readonly least: bigint;
  readonly most: bigint;
}

/** The weights times one factor, each held within its limits, so that they add up to the amount. */
export function sharedWithin(
  amount: bigint,
  members: readonly Limited[],
  rounding: Rounding,
  leftover: Leftover,
): readonly bigint[] | OutOfLimits {
  const least = sumOf(members.map((member) => member.least));
  const most = sumOf(members.map((member) => member.most));
  if (amount < least || amount > most) return { least, most };
  const factor = factorFor(amount, members);
  const held = wholeWeights(members.map((member) => within(timesOf(member.weight, factor), member)));
  const rounded = spreadUnits(amount, held, leftover, rounding.mode);
  return broughtWithin(amount, rounded ?? members.map(() => 0n), members, leftover);
}

/** Each part as it would be, held within its limits; what that takes or adds is not made up for. */
export function droppedWithin(
  amount: bigint,
  members: readonly Limited[],
  { mode }: Rounding,
): readonly bigint[] {
  const total = sumOf(members.map(({ weight }) => weight));
  return members.map((member) => {
    const part = total === 0n ? 0n : dividedBig(amount * member.weight, total, mode);
    return lesser(greater(part, member.least), member.most);
  });
}

function timesOf(weight: bigint, { n, d }: Ratio): Ratio {
  return { n: weight * n, d };
}

function within({ n, d }: Ratio, { least, most }: Limited): Ratio {
  const raised = n < least * d ? { n: least, d: 1n } : { n, d };
  return raised.n > most * raised.d ? { n: most, d: 1n } : raised;
}

/** Between two limits that some part meets the sum grows in a straight line; the factor lies on one of them. */
function factorFor(amount: bigint, members: readonly Limited[]): Ratio {
  const meetings = members.flatMap(({ weight, least, most }): readonly Ratio[] =>
    weight === 0n
      ? []
      : [
          { n: least, d: weight },
          { n: most, d: weight },
        ],
  );
  const points = [{ n: 0n, d: 1n }, ...meetings].sort((a, b) => order(a.n * b.d - b.n * a.d));
  const totalAt = (factor: Ratio): Ratio =>
    members
      .map((member) => within(timesOf(member.weight, factor), member))
      .reduce((sum, part) => added(sum, part), { n: 0n, d: 1n });
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { n, d } = totalAt(points[middle] ?? { n: 0n, d: 1n });
    if (n >= amount * d) high = middle;
    else low = middle + 1;
  }
  const end = points[low];
  const start = points[low - 1];
  if (end === undefined) return points.at(-1) ?? { n: 0n, d: 1n };
  if (start === undefined) return end;
  const below = totalAt(start);
  const grown = less(totalAt(end), below);
  if (grown.n === 0n) return end;
  const rest = less({ n: amount, d: 1n }, below);
  const share = { n: rest.n * grown.d, d: rest.d * grown.n };
  const stretch = less(end, start);
  return added(start, { n: share.n * stretch.n, d: share.d * stretch.d });
}

function added(a: Ratio, b: Ratio): Ratio {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

function less(a: Ratio, b: Ratio): Ratio {
  return added(a, { n: -b.n, d: b.d });
}

function order(difference: bigint): number {
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** What rounding brought beyond a limit goes to the others, in their order, as far as theirs let it. */
function broughtWithin(
  amount: bigint,
  rounded: readonly bigint[],
  members: readonly Limited[],
  leftover: Leftover,
): readonly bigint[] {
  const hold = (part: bigint, index: number) => {
    const member = members[index];
    return member === undefined ? part : lesser(greater(part, member.least), member.most);
  };
  const parts = rounded.map(hold);
  let over = amount - sumOf(parts);
  const indexes = [...parts.keys()];
  for (const index of leftover === "last" ? indexes.reverse() : indexes) {
    const part = parts[index] ?? 0n;
    const moved = hold(part + over, index);
    over -= moved - part;
    parts[index] = moved;
  }
  return parts;
}
