/** Figures that were calculated for the same lanes: everybody, the plan, groups, or the steps of walks. */

import type { BudgetParts } from "../divide/budget.js";
import type { Groups } from "../frame.js";
import type { PutOff } from "../pay/put-off.js";
import type { FigureNumbers } from "./figure-numbers.js";

export const pending = "pending";
export type Pending = typeof pending;

export class FigureMemo {
  /** By name, period and view. */
  readonly figures = new Map<string, FigureNumbers | Pending>();

  /** What caps put off, by component, period and view, then by lane. */
  readonly putOff = new Map<string, Map<number, readonly PutOff[]>>();

  /** What budgets leave with only some of the credits. */
  readonly budgets = new Map<string, BudgetParts | Pending>();

  constructor(
    readonly size: number,
    /** Whose figure each lane is; absent: the plan's, or a group's. */
    readonly payees: Int32Array | undefined,
    /** Only credits up to this place in the order of all credits count. */
    readonly limits: Int32Array | undefined,
    readonly groups?: Groups | undefined,
    /** Of a walk: lanes of other owners whose figures its steps read. */
    readonly pool = new Map<string, FigureMemo>(),
  ) {}
}
