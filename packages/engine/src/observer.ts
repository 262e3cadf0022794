/** What a calculation says of itself while it runs, for whoever counts which parts of a plan were used. */

import type { Place, RuleName, Slot } from "./rule-set.js";

/** Places are those objects of the rule set itself, by which a part is known. */
export interface Observer {
  /** A value was worked out, or read. */
  evaluated(slot: Slot): void;
  /** A decision was taken: what each comparison came to, in the order written; `undefined`: it was not asked. */
  decided(rule: RuleName, comparisons: readonly (ObservedComparison | undefined)[]): void;
  /** A row of tiers priced something; or what is priced stands at its edge, to the digit. */
  priced(tier: Place, isAtEdge: boolean): void;
  /** A floor or a cap was asked, and changed the amount or did not. */
  limited(limit: Place, isBinding: boolean): void;
}

export interface ObservedComparison {
  readonly holds: boolean;
  /** Both sides are the same number. */
  readonly isAtEdge: boolean;
}
