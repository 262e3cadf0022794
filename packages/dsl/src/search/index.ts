/**
 * Trying plans on made-up companies: claims refuted by the smallest rows, tests that are missing, two plans
 * told apart. Apart from the language itself, because only who asks for it needs what makes companies up.
 */

export { decimalText } from "./cell.js";
export {
  amountRecord,
  type ChangeRecord,
  changeRecords,
  type DifferenceRecord,
  type PayRecord,
  payRecord,
  sameSentence,
} from "./comparison-record.js";
export { type Counterexample, changedTables } from "./counterexample.js";
export { type Equality, equalityOf } from "./equality.js";
export { type Guarantee, guaranteesOf, lawNames, standingGuarantees, usualCases } from "./guarantee.js";
export { type SearchOptions, search } from "./search.js";
export { type SuggestedTest, type Suggestions, suggestTests } from "./suggest-tests.js";
