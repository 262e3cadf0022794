/** Every code a plan text can be answered with, once. Each has a page in docs/diagnostics. */

export interface CatalogEntry {
  readonly severity: "error" | "warning" | "information";
  /** The page's title: what the code means in general, one phrase. */
  readonly title: string;
}

export const catalog = {
  // -------------------------------------------------------------- reading the text
  "unexpected-character": { severity: "error", title: "A character that no plan contains" },
  "hidden-character": { severity: "error", title: "A character that cannot be seen" },
  "unterminated-text": { severity: "error", title: "A text without its closing quotation mark" },
  "misspelt-word": { severity: "error", title: "A word of the language that is misspelt" },
  "missing-part": { severity: "error", title: "Something that is missing" },
  "unexpected-part": { severity: "error", title: "Something that does not belong where it stands" },
  "reserved-word": { severity: "error", title: "A word of the language used as a name" },
  "unclosed-block": { severity: "error", title: "A block without its closing brace" },
  "missing-brace": { severity: "error", title: "A block without its opening brace" },
  "stray-brace": { severity: "error", title: "A brace too many" },
  "unknown-statement": { severity: "error", title: "A statement that the language does not have" },
  "missing-language": { severity: "error", title: "A plan without its language line" },
  "unknown-language": { severity: "error", title: "A version of the language that does not exist" },
  "misplaced-frame": { severity: "error", title: "A language or use line too far down" },
  "nested-too-deeply": { severity: "error", title: "More brackets within brackets than can be read" },
  "not-a-date": { severity: "error", title: "A date the calendar does not have" },
  "not-a-period": { severity: "error", title: "A period the calendar does not have" },
  "minus-without-number": { severity: "error", title: "A minus before something that is not a number" },
  "misplaced-operator": { severity: "error", title: "An operator that does not fit what stands around it" },
  "written-twice": { severity: "error", title: "A line that may stand once stands twice" },
  "expression-too-long": { severity: "error", title: "An expression with too many operators" },
  // -------------------------------------------------------------- names
  "unknown-name": { severity: "error", title: "A name that nothing in the plan defines" },
  "ambiguous-name": { severity: "error", title: "A name that means two things where it stands" },
  "duplicate-name": { severity: "error", title: "Two things of one name" },
  "built-in-name": { severity: "error", title: "A name that has a meaning in every plan" },
  "wrong-kind": { severity: "error", title: "A name of something else than is needed here" },
  "no-such-part": { severity: "error", title: "A dot behind something that has no such part" },
  "unknown-value": { severity: "error", title: "A text that is none of the declared values" },
  "unknown-currency": { severity: "error", title: "A currency that does not exist" },
  // -------------------------------------------------------------- statements and their lines
  "missing-plan": { severity: "error", title: "No `plan` statement" },
  "missing-payout": { severity: "error", title: "No `payout` statement" },
  "second-statement": { severity: "error", title: "A second `plan` or `payout`" },
  "missing-setting": { severity: "error", title: "A plan without its dates, its currency or its rounding" },
  "missing-clause": { severity: "error", title: "A statement without a line it needs" },
  "needless-clause": { severity: "error", title: "A line that means nothing here" },
  "versions-differ": { severity: "error", title: "Versions that differ in more than their values" },
  "version-changes-inside-period": {
    severity: "error",
    title: "Two versions of one number in one period",
  },
  "dates-reversed": { severity: "error", title: "An end before its beginning" },
  "contradicting-column": {
    severity: "error",
    title: "A column with two properties that exclude each other",
  },
  "wrong-column-type": { severity: "error", title: "A column of known meaning with another type" },
  "wrong-reference": { severity: "error", title: "A reference to rows that one key does not find" },
  "no-roster": { severity: "error", title: "Payees chosen without a list of payees" },
  "no-exchange": { severity: "error", title: "Money converted without rates of exchange" },
  "wrong-exchange": { severity: "error", title: "Rates of exchange that cannot be found" },
  "two-rosters": { severity: "error", title: "Two lists of payees" },
  "credit-without-key": { severity: "error", title: "Credit of rows that cannot be told apart" },
  "date-kept": { severity: "error", title: "A date for credit that has one already" },
  "rest-of-overlay": { severity: "error", title: "The rest of extra credit" },
  "shares-exceed-whole": { severity: "error", title: "Shares of more than 100 %" },
  "nobody-to-pay": { severity: "error", title: "A payout to nobody" },
  // -------------------------------------------------------------- types and units
  "type-mismatch": { severity: "error", title: "A value of another type than is needed" },
  "currency-mix": { severity: "error", title: "Two currencies in one amount" },
  "period-mix": { severity: "error", title: "Amounts for two lengths of time" },
  "may-be-absent": { severity: "error", title: "A value that may not be there" },
  "wrong-argument-count": { severity: "error", title: "Too many or too few values in brackets" },
  "wrong-cell-count": { severity: "error", title: "A row with too many or too few cells" },
  "argument-not-asked": { severity: "error", title: "An argument that no row of a table asks for" },
  // -------------------------------------------------------------- grain and time
  "wrong-grain": { severity: "error", title: "A number that belongs to two at once" },
  "needs-aggregate": { severity: "error", title: "Several numbers where one is needed" },
  "nothing-to-aggregate": { severity: "error", title: "An aggregate of nothing, or of two things" },
  "coarser-period": { severity: "error", title: "A longer period that is not over yet" },
  "no-period-here": { severity: "error", title: "Something that needs a period where there is none" },
  "no-payee-here": { severity: "error", title: "The payee where there is none" },
  "which-row": { severity: "error", title: "Data read where it cannot be told which row" },
  "which-payee": { severity: "error", title: "Rows of which it cannot be told whose they are" },
  "which-date": { severity: "error", title: "Rows of which it cannot be told when they count" },
  "no-link": { severity: "error", title: "Rows that do not refer to this one" },
  "window-does-not-fit": { severity: "error", title: "A window shorter than what it should hold" },
  "prior-needs-figure": { severity: "error", title: "A look back at something without a period before" },
  "chain-too-long": { severity: "error", title: "Too many definitions that look back at one another" },
  circle: { severity: "error", title: "Something that depends on itself" },
  "changes-not-chosen": { severity: "error", title: "A value that changes within the period" },
  "cannot-average": { severity: "error", title: "A changing value that has no average" },
  // -------------------------------------------------------------- tiers and paying
  "tiers-not-ascending": { severity: "error", title: "Thresholds that do not ascend" },
  "tiers-start-above-nought": { severity: "error", title: "Tiers that say nothing about their start" },
  "tiers-need-pay-at": { severity: "error", title: "Tiers used without what is paid at them" },
  "curve-without-anchors": { severity: "error", title: "A curve without two points" },
  "base-does-not-move": { severity: "error", title: "Slices of something that does not grow with the tiers" },
  "paid-per-missing": { severity: "error", title: "A long component that does not say when it is paid" },
  "paid-per-too-short": { severity: "error", title: "A component paid more often than there is a payout" },
  "past-not-chosen": { severity: "error", title: "A gate that does not say what becomes of the past" },
  // -------------------------------------------------------------- tests
  "given-does-not-fit": {
    severity: "error",
    title: "Given rows of another form than what they are given for",
  },
  "payee-not-given": { severity: "error", title: "An expectation for somebody who is not given" },
  "wrong-coordinates": { severity: "error", title: "An expectation without its payee or period" },
  "expects-nothing": { severity: "warning", title: "A test that cannot fail" },
  // -------------------------------------------------------------- advice
  "dates-not-covered": { severity: "warning", title: "Days without a value" },
  "never-paid": { severity: "warning", title: "A component that no payout pays" },
  "never-used": { severity: "information", title: "A definition that nothing uses" },
  "not-evaluated-yet": { severity: "error", title: "A part of the language that is not calculated yet" },
} as const satisfies Record<string, CatalogEntry>;

export type DiagnosticCode = keyof typeof catalog;
