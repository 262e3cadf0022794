/** Figures that were calculated for the same lanes: everybody, the plan, or the steps of walks. */

import type { FigureNumbers } from "./figure-numbers.js";

export const pending = "pending";
export type Pending = typeof pending;

export class FigureMemo {
  /** By name, period and view. */
  readonly figures = new Map<string, FigureNumbers | Pending>();
  #ofPlan: FigureMemo | undefined;

  constructor(
    readonly size: number,
    /** Whose figure each lane is; absent: the plan's. */
    readonly payees: Int32Array | undefined,
    /** Only credits up to this place in the order of all credits count. */
    readonly limits: Int32Array | undefined,
  ) {}

  /** The same lanes, for figures of the plan. */
  get ofPlan(): FigureMemo {
    this.#ofPlan ??= new FigureMemo(this.size, undefined, this.limits);
    return this.#ofPlan;
  }
}
