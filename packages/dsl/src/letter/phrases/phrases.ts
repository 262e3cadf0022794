/**
 * Everything a letter says in words of its own, as the shape of a phrase book: each language has one,
 * and a phrase that is missing does not compile. Statements that are new to the letter add a group.
 */

import type { Hit, PeriodUnitWord } from "../../syntax/ast.js";
import type { LetterLanguage } from "../language.js";
import type { Part, Text } from "../text.js";
import type { EarningPhrases } from "./earning-phrases.js";
import type { GlossaryTerm } from "./glossary-terms.js";
import type { PayingPhrases } from "./paying-phrases.js";
import type { TargetPhrases } from "./target-phrases.js";

export interface Phrases {
  readonly language: LetterLanguage;
  readonly marks: MarkPhrases;
  readonly time: TimePhrases;
  readonly number: NumberPhrases;
  readonly expression: ExpressionPhrases;
  readonly letter: LetterPhrases;
  readonly credit: CreditPhrases;
  readonly figure: FigurePhrases;
  readonly table: TablePhrases;
  readonly tiers: TiersPhrases;
  readonly matrix: MatrixPhrases;
  readonly curve: CurvePhrases;
  readonly earning: EarningPhrases;
  readonly paying: PayingPhrases;
  readonly target: TargetPhrases;
  readonly changes: ChangePhrases;
  readonly example: ExamplePhrases;
  readonly glossary: Readonly<Record<GlossaryTerm, { readonly word: string; readonly meaning: Text }>>;
}

// ---------------------------------------------------------------- small words

export interface MarkPhrases {
  readonly openQuote: string;
  readonly closeQuote: string;
  /** Between sentences of a paragraph. */
  readonly betweenSentences: string;
  /** Between the items of a list that no word joins. */
  readonly comma: string;
  /** Between parts that hold commas. */
  readonly semicolon: string;
  readonly colon: string;
  readonly fullStop: string;
  readonly openBracket: string;
  readonly closeBracket: string;
  /** Around a part of a formula. */
  readonly group: (formula: Part) => Text;
  readonly and: (parts: readonly Part[]) => Text;
  /** Of clauses that all hold. */
  readonly allOf: (clauses: readonly Part[]) => Text;
  readonly or: (parts: readonly Part[]) => Text;
  /** How a credit is called, so that one of them is not taken for their sum. */
  readonly oneCredit: (name: string) => string;
  /** How a data set is called, so that its rows are not taken for what they are about. */
  readonly rowsOf: (name: string) => string;
  /** A number that had to be rounded for reading. */
  readonly about: (number: string) => string;
}

/** A day of the calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** `index` counts the halves, quarters or months of the year. */
export interface NamedPeriod {
  readonly unit: Exclude<PeriodUnitWord, "day">;
  readonly year: number;
  readonly index: number;
  /** Its year is a fiscal one that does not begin in January. */
  readonly isFiscal: boolean;
}

export interface TimePhrases {
  /** "quarter" */
  readonly unit: Readonly<Record<PeriodUnitWord, string>>;
  /** "quarters" */
  readonly plural: Readonly<Record<PeriodUnitWord, string>>;
  /** "each quarter" */
  readonly each: Readonly<Record<PeriodUnitWord, string>>;
  /** "the quarter" as the one that is looked at. */
  readonly the: Readonly<Record<PeriodUnitWord, string>>;
  readonly wholePlan: string;
  readonly date: (day: Day) => string;
  readonly fromThrough: (from: string, through: string) => Text;
  readonly from: (date: string) => Text;
  readonly through: (date: string) => Text;
  /** A value and the time in which it holds. */
  readonly during: (value: Part, validity: Part) => Text;
  readonly period: (period: NamedPeriod) => string;
  readonly days: (count: string) => string;
  readonly months: (count: string) => string;
  readonly units: (count: string) => string;
}

export interface NumberPhrases {
  readonly money: (digits: string, currency: string) => string;
  /** `amount` with its currency. */
  readonly moneyPer: (amount: string, unit: PeriodUnitWord) => string;
  readonly percent: (digits: string) => string;
  /** "US dollars (USD)" */
  readonly currency: (code: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly nothing: string;
}

// ---------------------------------------------------------------- expressions

export type OrderWord = "more" | "atLeast" | "less" | "atMost" | "equal" | "notEqual";

export interface ExpressionPhrases {
  readonly you: Text;
  readonly yours: (what: Part) => Text;
  /** The same of whoever is meant. */
  readonly theirs: (what: Part) => Text;
  /** Of a goal: the reader's part, and that of a team or another unit. */
  readonly yourPart: (goal: Part) => Text;
  readonly partOf: (unit: Part, goal: Part) => Text;
  readonly ofOwner: (what: Part, owner: Part) => Text;
  /** The column of the row that is about the payee. */
  readonly enteredFor: (what: Part, rows: Part) => Text;
  /** The same of the row about a group, and of one that is the same for everybody. */
  readonly enteredForGroup: (what: Part, group: Part, rows: Part) => Text;
  readonly entered: (what: Part, rows: Part) => Text;
  readonly percentOf: (percent: string, of: Part) => Text;
  readonly forEach: (amount: string, what: Part, where: Text | undefined, window: Text | undefined) => Text;
  readonly lowest: (parts: readonly Part[]) => Text;
  readonly highest: (parts: readonly Part[]) => Text;
  readonly roundedTo: (value: Part, step: Part) => Text;
  readonly prorated: (value: Part, isFormula: boolean) => Text;
  readonly atStart: (value: Part) => Text;
  readonly atEnd: (value: Part) => Text;
  readonly dayAverage: (value: Part) => Text;
  readonly quarterly: (value: Part) => Text;
  readonly monthly: (value: Part) => Text;
  readonly before: (value: Part) => Text;
  readonly monthsInPlan: Text;
  readonly lookedUp: (table: Part, by: readonly Part[]) => Text;
  readonly readAt: (tiers: Part, axis: Part) => Text;
  readonly converted: (value: Part, currency: string, on: Part) => Text;
  readonly unlessAbsent: (value: Part, otherwise: Part) => Text;
  readonly uncapped: (component: Part) => Text;
  readonly excess: (component: Part) => Text;
  /** The column of the row behind a credit. */
  readonly ofCredit: (what: Part, credit: Part) => Text;
  readonly creditedOn: (credit: Part) => Text;
  readonly shareOf: (credit: Part) => Text;
  readonly receiverOf: (credit: Part) => Text;
  readonly aggregate: Readonly<
    Record<"sum" | "count" | "average" | "lowest" | "highest", (of: Part) => Text>
  >;
  readonly countOf: (what: Part) => Text;
  /** What is added up, and of which rows. */
  readonly inRows: (value: Part, rows: Part, condition: Text | undefined) => Text;
  /** Only the rows that belong to the entry of which something is worked out. */
  readonly rowsOfEntry: (rows: Part) => Text;
  readonly countRows: (rows: Part, condition: Text | undefined) => Text;
  /** How many periods of a scorecard satisfy something. */
  readonly periodsIn: (periods: string, scorecard: Part, condition: Text | undefined) => Text;
  readonly where: (value: Part, condition: Part) => Text;
  readonly toDate: (unit: "month" | "quarter" | "half" | "year") => Text;
  readonly last: (count: string, unit: PeriodUnitWord) => Text;
  readonly within: (value: Part, window: Part) => Text;
  /** "a when b; c when d; otherwise e" */
  readonly cases: (
    hit: Hit,
    cases: readonly { readonly value: Text; readonly when: Text }[],
    otherwise: Text | undefined,
  ) => Text;
  /** Where the items stand elsewhere. */
  readonly weightedTotal: Text;
  readonly weighted: (
    items: readonly { readonly weight: string; readonly name: Part; readonly value: Text }[],
  ) => Text;
  readonly compared: (left: Part, order: OrderWord, right: Part) => Text;
  /** The same of dates. */
  readonly dated: (left: Part, order: OrderWord, right: Part) => Text;
  /** Of words: "is", "is not". */
  readonly is: (left: Part, right: Part) => Text;
  readonly isNot: (left: Part, right: Part) => Text;
  readonly holds: (what: Part) => Text;
  readonly holdsNot: (what: Part) => Text;
  readonly exists: (what: Part) => Text;
  readonly isAbsent: (what: Part) => Text;
  readonly not: (condition: Part) => Text;
}

// ---------------------------------------------------------------- the letter as a whole

export interface LetterPhrases {
  readonly kind: string;
  readonly introduction: (plan: Part) => Text;
  readonly addressed: Text;
  readonly head: Readonly<
    Record<"period" | "fiscalYear" | "takesPart" | "currency" | "paid" | "participant", string>
  >;
  readonly fiscalYear: (firstDay: string, named: "start" | "end") => Text;
  readonly everybody: Text;
  readonly everybodyIn: (roster: Part) => Text;
  readonly everybodyWho: (condition: Part) => Text;
  readonly headings: Readonly<
    Record<
      "glance" | "credits" | "figures" | "targets" | "paying" | "changes" | "values" | "example" | "glossary",
      string
    >
  >;
  readonly glance: Readonly<Record<"what" | "measured" | "paid" | "clause", string>>;
  readonly glanceIntroduction: Text;
  readonly valuesIntroduction: Text;
  readonly values: Readonly<Record<"name" | "value" | "inForce", string>>;
  readonly always: Text;
  readonly forYou: (validity: Text | undefined) => Text;
  readonly individualTerms: Text;
  readonly glossary: Readonly<Record<"word" | "meaning", string>>;
  readonly ownNames: Text;
  readonly ownName: Readonly<Record<"here" | "plan", string>>;
  readonly acceptance: Readonly<{
    heading: string;
    text: (plan: Part) => Text;
    participant: string;
    company: string;
    name: string;
    title: string;
    date: string;
    signature: string;
    mark: (plan: Part, digest: string) => Text;
  }>;
}

// ---------------------------------------------------------------- credits and figures

export interface CreditPhrases {
  readonly introduction: Text;
  readonly counts: (rows: Part) => Text;
  readonly countsIf: (rows: Part, condition: Part) => Text;
  readonly countsOfCredit: (credit: Part) => Text;
  readonly countsOfCreditIf: (credit: Part, condition: Part) => Text;
  readonly on: (date: Part) => Text;
  /** The day and the value in one sentence. */
  readonly onWith: (date: Part, value: Part) => Text;
  /** A column of the entry itself. */
  readonly its: (column: Part) => Text;
  readonly onSameDay: (credit: Part) => Text;
  readonly onSameDayWithSameValue: (credit: Part) => Text;
  readonly worth: (value: Part) => Text;
  readonly whole: (who: Part) => Text;
  readonly part: (share: Part, who: Part) => Text;
  /** Where a column says how much. */
  readonly partIn: (column: Part, who: Part) => Text;
  readonly rest: (who: Part) => Text;
  readonly overlay: (share: Part, who: Part) => Text;
  readonly overlayWhole: (who: Part) => Text;
  /** Of an overlay, behind its sentence. */
  readonly takesNothing: Text;
  readonly ifAny: (sentence: Part) => Text;
  readonly the: (who: Part) => Text;
  readonly person: Text;
  readonly managersOf: (who: Part) => Text;
  readonly inForce: (validity: Part) => Text;
  readonly finalAfter: (duration: Part) => Text;
  readonly means: (columns: readonly { readonly name: Part; readonly formula: Part }[]) => Text;
}

export interface FigurePhrases {
  readonly introduction: Text;
  readonly name: string;
  readonly per: string;
  readonly how: string;
  readonly target: string;
  readonly perCredit: (credit: Part) => Text;
  readonly perPlan: Text;
  readonly perOwner: (owner: Part, period: string | undefined) => Text;
  readonly wholePlans: (period: string) => Text;
  /** Whose credits and rows a number of several people adds up. */
  readonly ofGroup: (column: Part) => Text;
  readonly ofPlan: Text;
}

// ---------------------------------------------------------------- tables

export interface TablePhrases {
  readonly caption: (name: Part) => Text;
  readonly any: Text;
  readonly otherwise: Text;
  readonly hit: Readonly<Record<Hit, Text>>;
  readonly noRow: Text;
  readonly range: RangePhrases;
}

/** Stretches of numbers or dates, their edges in or out. */
export interface RangePhrases {
  readonly from: (low: Part) => Text;
  readonly above: (low: Part) => Text;
  readonly below: (high: Part) => Text;
  readonly through: (high: Part) => Text;
  readonly fromBelow: (low: Part, high: Part) => Text;
  readonly fromThrough: (low: Part, high: Part) => Text;
  readonly aboveBelow: (low: Part, high: Part) => Text;
  readonly aboveThrough: (low: Part, high: Part) => Text;
}

export interface MatrixPhrases {
  readonly stepped: (axis: Part) => Text;
  readonly interpolated: (axis: Part) => Text;
  readonly beyond: Readonly<Record<"flat" | "fault", Text>>;
}

export interface TiersPhrases {
  readonly caption: (name: Part) => Text;
  readonly rate: string;
  readonly amount: string;
  readonly plus: string;
  readonly point: string;
  readonly mode: Readonly<
    Record<"marginal" | "retroactive" | "reached" | "curve" | "accumulating", (base: Part) => Text>
  >;
  readonly topRate: (base: Part, above: Part) => Text;
  /** Of a table that a formula calls for one value. */
  readonly called: Text;
  readonly belowZero: Text;
  readonly plusOnce: Text;
  readonly beneath: (value: Part) => Text;
  readonly beneathFirst: Text;
  readonly beyondFlat: Text;
  readonly beyondRising: Text;
  readonly end: (at: Part) => Text;
}

export interface CurvePhrases {
  readonly caption: (component: Part) => Text;
  readonly description: (component: string, axis: string, from: string, to: string) => string;
  /** For whom it is drawn: `what` is `value` in a test of the plan. */
  readonly example: (what: Part, value: string, test: Part) => Text;
  readonly roundExample: (what: Part, value: string) => Text;
  readonly justBelow: string;
  readonly from: string;
  readonly smallCredits: Text;
  readonly gateOpen: Text;
  readonly without: (limits: readonly Part[]) => Text;
  readonly withLimits: (limits: readonly Part[]) => Text;
  readonly limit: Readonly<Record<"gate" | "times" | "floor" | "cap" | "rounding", string>>;
}

// ---------------------------------------------------------------- what if, and the example

export interface ChangePhrases {
  readonly late: Readonly<{ label: string; text: Text }>;
  readonly reversal: Readonly<{ label: string; text: Text; atTiers: Text; belowZero: Text }>;
  readonly outside: Readonly<{ label: string; text: (period: Part) => Text }>;
  readonly joining: Readonly<{
    label: string;
    roster: (roster: Part) => Text;
    left: (column: Part) => Text;
    where: (condition: Part) => Text;
    credits: Text;
    prorated: (figures: readonly Part[]) => Text;
  }>;
  readonly dated: Readonly<{
    label: string;
    opening: Text;
    closing: Text;
    byDays: Text;
    ofCredit: Text;
  }>;
  readonly gateShuts: Readonly<{ label: string; text: Text }>;
  readonly managers: Readonly<{ label: string; text: Text }>;
  readonly leftOver: Readonly<{ label: string; text: Text }>;
}

export interface ExamplePhrases {
  readonly introduction: (title: Part, who: Part) => Text;
  readonly invented: Text;
  readonly rows: (source: Part) => Text;
  readonly given: Text;
  readonly credited: (who: Part) => Text;
  readonly columns: Readonly<
    Record<
      | "date"
      | "entry"
      | "credit"
      | "share"
      | "value"
      | "figure"
      | "how"
      | "tier"
      | "base"
      | "rate"
      | "pay"
      | "amount"
      | "payday"
      | "component",
      string
    >
  >;
  readonly total: Text;
  readonly figures: (period: Part) => Text;
  readonly step: (component: Part, period: Part) => Text;
  readonly gateMet: (condition: Part) => Text;
  readonly gateOf: (what: Part, value: string) => Text;
  readonly tiers: (base: Part, axis: Part) => Text;
  readonly pay: (formula: Part, value: Part) => Text;
  readonly plus: (amounts: readonly Part[], value: Part) => Text;
  readonly times: (factor: Part, value: Part) => Text;
  readonly raised: (floor: Part, value: Part) => Text;
  readonly notRaised: (floor: Part) => Text;
  readonly cut: (cap: Part, value: Part) => Text;
  readonly notCut: (cap: Part) => Text;
  readonly rounded: (value: Part) => Text;
  /** One's part of what is shared: a weight among those of all, or one of so many. */
  readonly shared: (pot: Part, weight: Part, all: Part, value: Part, byWeight: boolean) => Text;
  /** A place among so many, with how many others it was shared, if it was. */
  readonly won: (place: string, field: string, tied: string | undefined, value: Part) => Text;
  readonly perCredit: Text;
  /** Where a budget leaves less than was earned. */
  readonly budgetCut: Text;
  readonly result: (who: Part, amount: Part, component: Part, period: Part) => Text;
  readonly payouts: (who: Part) => Text;
}
