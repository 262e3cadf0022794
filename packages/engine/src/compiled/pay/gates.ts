/** The gates of a version: asked one after the other, only of those who passed the ones before. */

import type { ComponentVersion } from "../../rule-set.js";
import { decide } from "../evaluate/decide.js";
import { everyLane, type Frame, someLanes } from "../frame.js";
import { filled, type Problem } from "../vectors/gaps.js";

export interface Gates {
  /** Ascending lanes, and those whose gates could not be asked. */
  readonly open: Int32Array;
  readonly shut: Int32Array;
  readonly failing: ReadonlyMap<number, Problem>;
}

export function askGates({ gates }: Pick<ComponentVersion, "gates">, frame: Frame): Gates {
  let open = everyLane(frame.size);
  let part = frame;
  const shut: number[] = [];
  const failing = new Map<number, Problem>();
  for (const { rule } of gates) {
    if (open.length === 0) break;
    const answer = decide(rule, part);
    const left: number[] = [];
    for (const [index, lane] of open.entries()) {
      const failure = answer.gaps?.problems.get(index);
      if (failure !== undefined) failing.set(lane, failure);
      else if ((answer.gaps?.at[index] ?? filled) === filled && answer.yes[index] === 1) left.push(lane);
      else shut.push(lane);
    }
    if (left.length === open.length) continue;
    open = Int32Array.from(left);
    part = someLanes(frame, open);
  }
  return { open, shut: Int32Array.from(shut).sort(), failing };
}
