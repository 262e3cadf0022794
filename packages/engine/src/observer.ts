/** What a calculation says of itself while it runs, for whoever counts which parts of a plan were used. */

import type { Place, RuleName, Slot } from "./rule-set.js";

/** Places are those objects of the rule set itself, by which a part is known. */
export interface Observer {
  /** A value was worked out, or read. */
  evaluated(slot: Slot): void;
  /** A decision was taken: what each comparison came to, in the order written; `undefined`: it was not asked. */
  decided(rule: RuleName, comparisons: readonly (boolean | undefined)[]): void;
  /** A row of tiers priced something. */
  priced(tier: Place): void;
  /** A floor or a cap was asked, and changed the amount or did not. */
  limited(limit: Place, isBinding: boolean): void;
}
