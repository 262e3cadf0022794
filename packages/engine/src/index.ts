/** The calculation engine: `(rule set, facts, options) -> outcome`, and why. */

export {
  calculate,
  type ExplainPaidRequest,
  type ExplainPostingRequest,
  type ExplainRequest,
  explain,
  explainPayouts,
  explainPostings,
  type Unexplained,
} from "./calculate.js";
// A rule set from outside, and its one text.
export { canonicalText, digest } from "./canonical-json.js";
export { type Bound, type RunSettings, usualSettings } from "./compiled/bound.js";
// The compiled evaluator, and what it does not calculate yet.
export { bind, type ColumnsOrUncovered, payoutsInColumns } from "./compiled/calculate-columns.js";
export { type CompiledOutcome, calculateCompiled } from "./compiled/calculate-compiled.js";
export { type Prepared, prepare } from "./compiled/prepare.js";
export type { PayoutColumn, PayoutColumns } from "./compiled/result/payout-columns.js";
// What would be paid with other parameters.
export { KeptRun, type PayOrUncovered } from "./compiled/sweep/kept-run.js";
export { PayeeRun } from "./compiled/sweep/payee-run.js";
export {
  type Changes,
  type GivenParameters,
  type ReadChanges,
  readChanges,
  type ScenarioProblem,
} from "./compiled/sweep/read-changes.js";
export {
  type Cost,
  costOf,
  type PayeeTotals,
  payeeTotals,
  type ScenarioPay,
} from "./compiled/sweep/scenario-pay.js";
export { type CostChange, costChanges, type PayeeChange } from "./compiled/sweep/winners.js";
export type { UncoveredForm } from "./compiled/uncovered.js";
export { type ControlTotals, controlTotals } from "./control-totals.js";
export {
  type EvaluatedOutcome,
  type Evaluator,
  evaluateOutcome,
  evaluators,
} from "./evaluate-outcome.js";
// What goes in and what comes out.
export type * from "./explain/explanation.js";
// Explanations, replayed and shown.
export { type FlatRow, flatColumns } from "./explain/flat.js";
export { amountsOf, inputsOf, nodeAt, origin, type StepNode, stepsOf, termsOf } from "./explain/graph.js";
export type { Change, Need } from "./explain/need.js";
export { whyNotSentence } from "./explain/need-sentence.js";
export type * from "./explain/paid.js";
export { paidSentences } from "./explain/paid-sentences.js";
export { type Language, languages } from "./explain/phrases/languages.js";
export { type Mismatch, type Replay, replay } from "./explain/replay.js";
export { showNumber, showValue, unitOf } from "./explain/show.js";
export type { Cause, Statement, StatementLimit, StatementLine, StatementPiece } from "./explain/statement.js";
export { renderTree, type TreeNode, type TreeOptions, tree } from "./explain/tree.js";
export { type Views, viewsOf } from "./explain/views.js";
export type { WhyNot } from "./explain/why-not.js";
// From files and records to facts.
export { cellText } from "./facts/cell-text.js";
export { type ColumnCells, textOfCell } from "./facts/column-cells.js";
export { absentNote, type DataNote, dataNoteText } from "./facts/data-notes.js";
export type * from "./facts/facts.js";
export { factsKnownBy } from "./facts/facts-known-by.js";
export { FactsReader, type ReadFacts, type ReadFactsOptions } from "./facts/facts-reader.js";
export { nearest } from "./facts/nearest.js";
export { factsFromRecords, readFacts } from "./facts/read-facts.js";
export type { RecordBatch } from "./facts/record-batch.js";
export { someRows } from "./facts/some-rows.js";
export { RowsNeeded } from "./facts/summed-rows.js";
export type { SupersededRow } from "./facts/superseded-rows.js";
export { TableBuilder, type TablePart } from "./facts/table-builder.js";
export type { LeftOutReason, LeftOutRow } from "./facts/table-rows.js";
export type * from "./fault.js";
export type { FaultCode } from "./fault-catalog.js";
export { faultCatalog } from "./fault-catalog.js";
export { type LedgerEntry, type LedgerKind, ledgerColumns, ledgerKinds } from "./ledger/ledger-entry.js";
export { ledgerOf, ledgerReader, ledgerSource, type ReadLedger } from "./ledger/ledger-table.js";
export type { ObservedComparison, Observer } from "./observer.js";
export type * from "./outcome.js";
export { payoutBalanceNames, payoutLineNames } from "./payout-names.js";
export {
  type CsvHead,
  firstLineStart,
  PartJoiner,
  PartReader,
  type ReadPart,
  readCsvHead,
} from "./read/csv-parts.js";
export { type CsvOptions, type CsvReader, longestRecord } from "./read/csv-reader.js";
export type { Delimiter } from "./read/delimiter.js";
export { readCsv } from "./read/read-csv.js";
export { type ReadRuleSet, type RuleSetProblem, readRuleSet } from "./read-rule-set.js";
// What a run has not counted, without any fault.
export { type CreditsOutsidePlan, creditsOutsidePlan } from "./reference/crediting/credits-outside.js";
export { ruleSetFor } from "./reference/paying/personal-runs.js";
// What a table of tiers pays, for the curves of plan letters.
export { type PayTable, smoothPay } from "./reference/tiers/smooth-pay.js";
export type { Tier, TierList } from "./reference/tiers/tiers.js";
export { changesInsidePeriods, type VersionChange } from "./reference/time/version-changes.js";
export { type RollForwardTotal, rollForwardTotals } from "./roll-forward-totals.js";
export type * from "./rule-set.js";
export { type Sweep, sweep } from "./sweep.js";
export { dateOf, dayText, parseDay } from "./values/calendar.js";
// Values a plan or a file writes.
export { currencies, isCurrency, minorUnits } from "./values/currency.js";
export { sameDecimal, sumDecimals } from "./values/decimal-sum.js";
export type { Fraction } from "./values/fraction.js";
export * as exact from "./values/fraction.js";
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
export { round } from "./values/round.js";
