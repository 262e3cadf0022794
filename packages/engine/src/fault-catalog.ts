/** Every code a run can be answered with, once. Each has a page in docs/diagnostics. */

export const faultCatalog = {
  // -------------------------------------------------------------- files
  "missing-file": "A data set has no file",
  "several-files": "A data set has more than one file",
  "unreadable-file": "A file is not what its name says, or cannot be read",
  "unreadable-record": "A record of a JSON file is not one object of plain values",
  "unreadable-column": "A column of a Parquet file holds values that no plan can hold",
  "inexact-column": "A column of a Parquet file holds binary approximations of numbers",
  "missing-table": "A data set was given no rows",
  "empty-file": "A data file has no rows",
  "unclosed-quote": "A quoted cell never ends",
  "not-utf-8": "A file is not text in UTF-8",
  "more-faults": "A file has more faults than are listed",
  // -------------------------------------------------------------- rows and cells
  "missing-column": "A column the plan needs is not in the file",
  "repeated-column": "A file has two columns of one name",
  "wrong-field-count": "A line has more or fewer fields than the header",
  "misplaced-quote": "Something follows the quote that closes a cell",
  "line-too-long": "A line is longer than any row of data",
  "empty-cell": "A cell that must hold something is empty",
  "wrong-type": "A cell does not hold what its column is declared to hold",
  "wrong-currency": "An amount is in another currency than its column",
  "too-many-decimals": "A number has more decimals than are calculated with",
  "number-too-large": "A number has more digits than are calculated with",
  // -------------------------------------------------------------- rows with each other
  "duplicate-key": "Two rows have the same key",
  "unknown-payee": "A row names somebody who is not in the roster",
  "unknown-reference": "A row refers to a row that does not exist",
  "management-cycle": "A line of management goes round in a circle",
  // -------------------------------------------------------------- calculation
  "division-by-zero": "A formula divides by zero",
  "absent-value": "A formula uses a value that is absent",
  "empty-aggregate": "An average, a lowest or a highest has no row to go by",
  "no-row": "A formula reads a row that does not exist",
  "no-value-in-force": "A dated value has no version on the day it is read",
  "no-match": "No row of a table and no case of a choice matches",
  "several-matches": "More than one row of a unique table or choice matches",
  "unfit-value": "A formula or decision meets a value of another type than it can use",
  "value-too-large": "A value is larger than any amount",
  "too-many-digits": "An exact value needs more digits than a formula may have",
  "date-out-of-range": "A calculated date leaves the calendar",
  "changing-text": "A text or date that changes is averaged over days",
  "figure-out-of-reach": "A figure is read where its payee, period or credit is not known",
  "figure-cycle": "A figure, credit or formula depends on itself",
  "tiers-not-ascending": "Calculated thresholds of tiers do not ascend",
  "formula-too-large": "A formula is too deep or too large to calculate",
  "plan-too-long": "A plan runs for too many years",
  // -------------------------------------------------------------- crediting
  "date-outside-plan": "A row is credited on a day outside the plan",
  "no-receiver": "Nobody is named to receive a credit",
  "shares-above-whole": "The shares of a credit add up to more than the whole",
  "management-gap": "A manager has no row in the roster on the day of a credit",
  // -------------------------------------------------------------- what was asked for
  "unknown-period": "The period asked for is none",
  "unknown-component": "The component asked for is not in the plan",
  "nothing-to-explain": "There is no amount to explain",
  "explanation-differs": "An explanation does not come to the amount that was calculated",
} as const satisfies Record<string, string>;

export type FaultCode = keyof typeof faultCatalog;
