/** The calculation engine: `(rule set, facts, options) -> outcome`, and why. */

// What goes in and what comes out.
export type * from "./explain/explanation.js";
export type * from "./facts/facts.js";
export type * from "./fault.js";
export type { FaultCode } from "./fault-catalog.js";
export { faultCatalog } from "./fault-catalog.js";
export type * from "./outcome.js";
export type * from "./rule-set.js";

// A rule set from outside, and its one text.
export { canonicalText, digest } from "./canonical-json.js";
export { type ReadRuleSet, type RuleSetProblem, readRuleSet } from "./read-rule-set.js";

// Values a plan or a file writes.
export { currencies, isCurrency, minorUnits } from "./values/currency.js";
export { sameDecimal, sumDecimals } from "./values/decimal-sum.js";
export { parseDay } from "./values/calendar.js";
export {
  firstDayOf,
  isCoarser,
  lastDayOf,
  type Period,
  parsePeriod,
  periodHolding,
  periodsBetween,
  periodText,
} from "./values/period.js";
