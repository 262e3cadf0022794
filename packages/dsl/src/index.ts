/** The plan language: text in, diagnostics or a rule set out, and the answers an editor asks for. */

// Helping to write it.
export type { CompletionItem, CompletionKind } from "./assist/complete/completion-item.js";
export type { DefinitionPlace } from "./assist/definition.js";
export type { Description } from "./assist/describe-named.js";
export type { PlacedDiagnostic } from "./assist/diagnostics.js";
export { type DrawnCurve, drawnCurves, type KnownFigures } from "./assist/drawn-curves.js";
export type { OfferedFix } from "./assist/fixes.js";
export type { FoldingRange } from "./assist/folding.js";
export { type FromSheet, fromSheet } from "./assist/from-sheet.js";
export { type Grid, type GridCell, type GridRow, grids } from "./assist/grids.js";
export type { Hover } from "./assist/hover.js";
export { type LanguageService, languageService, type PlanAnswers } from "./assist/language-service.js";
export type { Named } from "./assist/named.js";
export type { Occurrence } from "./assist/occurrences.js";
export type { OutlineEntry } from "./assist/outline.js";
export type { PlanDocument } from "./assist/plan-document.js";
export type { UseOfName } from "./assist/references.js";
export type { Renaming } from "./assist/rename.js";
export { type PeriodValue, type RuleValue, ruleValues } from "./assist/rule-values.js";
export { type PayeeRule, type PayeeRules, type RulesOf, rulesOfPayee } from "./assist/rules-of-payee.js";
export type { SemanticKind, SemanticToken } from "./assist/semantic-tokens.js";
export { functionHelp, partHelp, wordHelp } from "./assist/word-help.js";
export { explainCheck } from "./cases/explain-check.js";
// Running a plan's own tests.
export type { CaseExpectation, PlanCase } from "./cases/plan-case.js";
export { type CaseCheck, type CaseResult, runCase } from "./cases/run-case.js";
// Knowing what it means.
export { type Checked, check } from "./check/check.js";
export type {
  AggregateMeaning,
  BuiltIn,
  CheckedPlan,
  ColumnSymbol,
  ComponentSymbol,
  CreditSymbol,
  FigureGrain,
  FigureSymbol,
  Head,
  MatrixSymbol,
  Meaning,
  OtherSymbol,
  ParameterSymbol,
  PlanSymbol,
  Settings,
  SourceSymbol,
  Step,
  TableSymbol,
  TiersSymbol,
} from "./check/checked-plan.js";
export type { Type } from "./check/type.js";
export { describeType } from "./check/types/describe-type.js";
// The whole way, from text to rule set.
export { type Compilation, compilePlan } from "./compile-plan.js";
// Counting what they use.
export {
  type Coverage,
  CoverageCounter,
  type CoveredCases,
  type CoveredPart,
  coverageOf,
  coverCases,
  coveredShare,
} from "./coverage/coverage.js";
export type { PartKind } from "./coverage/plan-part.js";
export { missingWays, type Shade, shadesOf } from "./coverage/shades.js";
// Reading the text.
export { catalog, type DiagnosticCode } from "./diagnostics/catalog.js";
// Showing what is wrong.
export { type CodeFrameOptions, codeFrame, type FrameRole } from "./diagnostics/code-frame.js";
export {
  type Diagnostic,
  type Fix,
  hasErrors,
  type RelatedPlace,
  type Severity,
  type TextEdit,
  type Witness,
  type WitnessValue,
} from "./diagnostics/diagnostic.js";
export { titleOf } from "./diagnostics/titles/title-of.js";
// What has changed from one plan to another, and who is paid what because of it.
export { changesOf } from "./diff/changes-of.js";
export { comparePay, type FactsFor, type PayComparison, type PayDifference } from "./diff/compare-pay.js";
export type { PlanChange } from "./diff/plan-change.js";
export { type ComparedPlan, type PlanStep, stepsBetween } from "./diff/plan-steps.js";
export { sayTheSame } from "./diff/same-pay.js";
// Laying it out.
export { format } from "./format/format.js";
// Telling it to those it pays.
export { type LetterLanguage, letterLanguages } from "./letter/language.js";
export type {
  Acceptance,
  Block,
  Curve,
  CurvePlace,
  CurvePoint,
  Fact,
  Letter,
  Party,
  Section,
  Table,
  TableColumn,
  Tick,
} from "./letter/letter.js";
export { curveSize } from "./letter/letter.js";
export type { LetterOptions } from "./letter/start-writing.js";
export type { Inline, Text } from "./letter/text.js";
export { type LetterSource, writeLetter } from "./letter/write-letter.js";
export type { LinkOptions } from "./link/link.js";
export type { ReadFile, UnreadableFile } from "./link/read-file.js";
// Changing the plan to see whether they notice.
export { type Mutant, type MutantKind, mutated } from "./mutate/mutant.js";
export { mutantsOf } from "./mutate/mutants-of.js";
export { type MutantFate, type TriedMutant, type TryOptions, tryMutants } from "./mutate/try-mutants.js";
// What the text alone proves.
export { type AnalysedText, analyse } from "./prove/analyse.js";
export { type Claim, claimsOf, type UntriedClaim } from "./prove/claims/claim.js";
export { type Proof, proveClaim } from "./prove/claims/prove-claim.js";
export {
  type CurveOptions,
  type CurvePiece,
  type Jump,
  marginalRateAt,
  type PayCurve,
  paidAt,
  payCurve,
  type Supposition,
} from "./prove/curve/pay-curve.js";
export { type LineMap, lineMap, type Position } from "./source/line-map.js";
export type { SourceText, SourceTexts } from "./source/source-texts.js";
export { type Span, spanning } from "./source/span.js";
export type * from "./syntax/ast.js";
export { type GrammarPart, type GrammarRule, serializeGrammar } from "./syntax/grammar-rules.js";
export { type Parsed, parse } from "./syntax/parse.js";
export type { Comment, Token, TokenType } from "./syntax/token.js";
