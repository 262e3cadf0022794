/** The engine's front door: rule set and facts in, outcome and explanation out. */

// Contracts
export type * from "./explain/explanation.js";
export type * from "./facts/facts.js";
export type { Fault } from "./fault.js";
export { type FaultCode, faultCatalog } from "./fault-catalog.js";
export type * from "./outcome.js";
export type * from "./rule-set.js";

// Values
export { currencies, isCurrency, minorUnits } from "./values/currency.js";
