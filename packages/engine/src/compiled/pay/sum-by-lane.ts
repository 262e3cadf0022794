/** Adds up what steps earn, lane by lane. */

import { commonDivisor, mostSafe } from "../numbers/integer.js";
import { mostOf, narrow, narrowed, toWide, wide } from "../vectors/numbers.js";
import { isNarrow, type NumberVector } from "../vectors/vector.js";

/** Steps of a lane lie together; `isPaid` leaves some out. */
export function summedByLane(
  pays: NumberVector,
  { starts }: { readonly starts: Int32Array },
  isPaid: Uint8Array | undefined,
): NumberVector {
  const size = starts.length - 1;
  if (isNarrow(pays) && pays.d === undefined) {
    const n = new Float64Array(size);
    let isSafe = true;
    for (let lane = 0; lane < size && isSafe; lane += 1) {
      let [total, reach] = [0, 0];
      for (let step = starts[lane] ?? 0; step < (starts[lane + 1] ?? 0); step += 1) {
        if (isPaid?.[step] === 0) continue;
        const value = pays.n[step] ?? 0;
        total += value;
        reach += value < 0 ? -value : value;
      }
      n[lane] = total;
      isSafe = reach <= mostSafe;
    }
    if (isSafe) return narrow(n, pays.scale, mostOf(n));
  }
  const { n, d } = toWide(pays);
  const tops: bigint[] = [];
  const overs: bigint[] = [];
  for (let lane = 0; lane < size; lane += 1) {
    let [top, over] = [0n, 1n];
    for (let step = starts[lane] ?? 0; step < (starts[lane + 1] ?? 0); step += 1) {
      const value = n[step] ?? 0n;
      if (isPaid?.[step] === 0 || value === 0n) continue;
      const under = d === undefined ? 1n : BigInt(d[step] ?? 1n);
      if (under === over) top += value;
      else {
        const shared = commonDivisor(over, under);
        top = top * (under / shared) + value * (over / shared);
        over *= under / shared;
      }
    }
    const shared = over === 1n ? 1n : commonDivisor(top, over);
    tops.push(top / shared);
    overs.push(over / shared);
  }
  const total = wide(tops, pays.scale, undefined, overs.every((over) => over === 1n) ? undefined : overs);
  return isNarrow(pays) ? narrowed(total) : total;
}
