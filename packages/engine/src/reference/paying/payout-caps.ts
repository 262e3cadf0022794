/**
 * The caps of a payout over its pay dates: each limits what the components pay within its window. What
 * it cuts off is lost, or waits for room until a date. A walk from the first pay date on, so that what
 * is learned late changes what was cut, and nothing is cut that was never payable.
 */

import type { Payout } from "../../rule-set.js";
import { parseDay } from "../../values/calendar.js";
import { add, type Fraction, isZero, max, min, subtract, zero } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import { figureContext } from "../context.js";
import { numberAt } from "../expressions/operand.js";
import type { Run } from "../run.js";
import { grainPeriodAt } from "../time/grain-period.js";
import { isProblem, type Problem } from "../value.js";
import type { Look } from "./pay-dates.js";

type Cap = NonNullable<Payout["caps"]>[number];

interface Window {
  readonly text: string;
  /** What earlier windows put off. */
  readonly broughtIn: Fraction;
  /** Payable within the window so far, and what the cap let through of it. */
  readonly payable: Fraction;
  readonly paid: Fraction;
}

export interface CapStep {
  /** What all caps let through of what became payable on this pay date. */
  readonly paid: Fraction;
  /** What waits for room after this pay date. */
  readonly waiting: Fraction;
}

/** Feed it pay date after pay date. */
export class PayoutCaps {
  readonly #windows = new Map<Cap, Window>();

  constructor(
    readonly run: Run,
    readonly payee: string,
  ) {}

  async step(payable: Fraction, look: Look): Promise<CapStep | Problem> {
    let paid = payable;
    let waiting = zero;
    for (const cap of this.run.program.ruleSet.payout.caps ?? []) {
      const limit = await this.#limitOf(cap, look);
      if ("kind" in limit) return limit;
      const window = this.#windowAt(cap, look);
      const total = add(window.payable, paid);
      const let_ = min(limit, add(total, window.broughtIn));
      const left = subtract(add(total, window.broughtIn), let_);
      paid = subtract(let_, window.paid);
      this.#windows.set(cap, { ...window, payable: total, paid: let_ });
      if (mayWait(cap, look)) waiting = add(waiting, left);
    }
    return { paid, waiting };
  }

  async #limitOf({ value }: Cap, { on, known }: Look): Promise<Fraction | Problem> {
    const { run, payee } = this;
    const view = run.hindsight(on.through, known);
    const limit = await numberAt(value, figureContext({ run, view }, payee, on, view, undefined));
    return isProblem(limit) ? limit : max(round(limit.value, run.program.ruleSet.plan.rounding), zero);
  }

  #windowAt(cap: Cap, look: Look): Window {
    const { time, ruleSet } = this.run.program;
    const { text } = grainPeriodAt(time, cap.per ?? ruleSet.payout.per, look.on.through);
    const window = this.#windows.get(cap);
    if (window?.text === text) return window;
    const left = window && subtract(add(window.payable, window.broughtIn), window.paid);
    const broughtIn = left === undefined || isZero(left) || !mayWait(cap, look) ? zero : left;
    return { text, broughtIn, payable: zero, paid: zero };
  }
}

function mayWait({ excess }: Cap, { on }: Look): boolean {
  return excess !== "lost" && on.through <= (parseDay(excess.carriedThrough) ?? 0);
}
