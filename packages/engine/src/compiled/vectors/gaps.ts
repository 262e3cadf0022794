/** Lanes of a vector that hold no value: nothing, or a problem in its place. */

import type { Fault } from "../../fault.js";

/** A fault that is worded only when somebody is told. */
export interface Problem {
  readonly fault: () => Fault;
  /** Something is absent, empty or divided by zero: what an `else` answers. */
  readonly answeredByElse: boolean;
}

/** What a lane holds instead of a value. */
export const filled = 0;
export const empty = 1;
export const failed = 2;

export interface Gaps {
  /** One of the three above, by lane. */
  readonly at: Uint8Array;
  readonly problems: ReadonlyMap<number, Problem>;
}

export function isGap(gaps: Gaps | undefined, lane: number): boolean {
  return gaps !== undefined && gaps.at[lane] !== filled;
}

export function problemAt(gaps: Gaps | undefined, lane: number): Problem | undefined {
  return gaps?.problems.get(lane);
}

/** Gaps while they are found; no gaps cost nothing. */
export class GapBuilder {
  #at: Uint8Array | undefined;
  #problems = new Map<number, Problem>();

  constructor(
    readonly size: number,
    start?: Gaps,
  ) {
    if (start === undefined) return;
    this.#at = start.at.slice();
    this.#problems = new Map(start.problems);
  }

  /** The first problem of a lane stays. */
  fail(lane: number, problem: Problem): void {
    this.#at ??= new Uint8Array(this.size);
    if (this.#at[lane] === failed) return;
    this.#at[lane] = failed;
    this.#problems.set(lane, problem);
  }

  leaveEmpty(lane: number): void {
    this.#at ??= new Uint8Array(this.size);
    if (this.#at[lane] === filled) this.#at[lane] = empty;
  }

  isGap(lane: number): boolean {
    return this.#at !== undefined && this.#at[lane] !== filled;
  }

  build(): Gaps | undefined {
    return this.#at === undefined ? undefined : { at: this.#at, problems: this.#problems };
  }
}

/** Every problem of either, the first one's before the other's; empty where either is. */
export function bothGaps(a: Gaps | undefined, b: Gaps | undefined): Gaps | undefined {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  const at = a.at.slice();
  for (let lane = 0; lane < at.length; lane += 1) at[lane] = Math.max(at[lane] ?? 0, b.at[lane] ?? 0);
  return { at, problems: new Map([...b.problems, ...a.problems]) };
}

export function gapsOfLanes(gaps: Gaps | undefined, lanes: Int32Array): Gaps | undefined {
  if (gaps === undefined) return undefined;
  const at = new Uint8Array(lanes.length);
  const problems = new Map<number, Problem>();
  let has = false;
  for (let index = 0; index < lanes.length; index += 1) {
    const lane = lanes[index] ?? 0;
    const state = gaps.at[lane] ?? filled;
    if (state === filled) continue;
    at[index] = state;
    has = true;
    const problem = gaps.problems.get(lane);
    if (problem !== undefined) problems.set(index, problem);
  }
  return has ? { at, problems } : undefined;
}
