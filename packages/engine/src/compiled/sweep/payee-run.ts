/**
 * One payee, calculated again and again while their rows change: with their own rows only, where nobody else's
 * matter to them, and with everything else bound once.
 */

import type { Facts, FactTable } from "../../facts/facts.js";
import { Bound } from "../bound.js";
import { type CompiledOutcome, calculateBound } from "../calculate-compiled.js";
import { factsOfPayees, payeesApart, sourcesApart } from "../parts/payees-apart.js";

export class PayeeRun {
  readonly #bound: Bound;

  private constructor(
    like: Bound,
    /** Of the data sets of `ownRows` those that name the payee; all others whole. */
    readonly facts: Facts,
    /** Data sets whose rows say themselves whom they credit. */
    readonly ownRows: ReadonlySet<string>,
    readonly payee: string,
    readonly period: string,
  ) {
    this.#bound = new Bound(like.prepared, facts, like.settings, like, new Set([payee]));
  }

  /** `undefined` where the payee is nobody, or where rows of others change what the payee gets. */
  static of(bound: Bound, payee: string, period: string): PayeeRun | undefined {
    const { prepared, facts } = bound;
    if (payeesApart(prepared, facts, period)?.includes(payee) !== true) return undefined;
    const own = factsOfPayees(prepared, facts, new Set([payee]));
    return new PayeeRun(bound, own, sourcesApart(prepared, facts), payee, period);
  }

  /** Everything of the payee; `rows` stand instead of those in `facts`, by data set; lines deal by deal where they are wanted. */
  outcome(rows: ReadonlyMap<string, FactTable> = new Map(), hasDeals = true): CompiledOutcome {
    const { period, payee, facts } = this;
    const { prepared, settings } = this.#bound;
    const changed = { ...facts, tables: new Map([...facts.tables, ...rows]) };
    const bound =
      rows.size === 0 ? this.#bound : new Bound(prepared, changed, settings, this.#bound, this.#bound.only);
    return calculateBound(bound, { period, payees: [payee], hasDeals });
  }
}
