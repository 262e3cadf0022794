/** The words for everything that can be wrong with data files: one function a fault, nothing else. */

import type { Fault } from "../fault.js";
import type { FaultCode } from "../fault-catalog.js";
import type { ColumnType, Source, SourceColumn } from "../rule-set.js";
import { mostDecimals, mostWholeDigits } from "../values/decimal-text.js";
import { unreachable } from "../values/unreachable.js";
import { cellAdvice } from "./cell-advice.js";
import type { CellProblem } from "./columns/cell-problem.js";
import { nearest } from "./nearest.js";

/** Where in a data file: `line` 0 is the whole file, `column` 0 the whole line. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

type Words = Pick<Fault, "message" | "help" | "found" | "expected">;

function fault(code: FaultCode, place: FilePlace, words: Words): Fault {
  return { code, ...words, ...place, payee: null, period: null };
}

// ---------------------------------------------------------------- whole files

export function missingTable(source: Source): Fault {
  return fault("missing-table", wholeFile(source.name), {
    message: `There are no rows for the data set "${source.name}"`,
    help: `Give a table with the columns ${listed(neededHeaders(source))}`,
  });
}

export function emptyFile(source: Source, file: string, hasHeader: boolean): Fault {
  return fault("empty-file", wholeFile(file), {
    message: hasHeader ? `${file} has a header but no rows` : `${file} is empty`,
    help: hasHeader
      ? "Check that the export was complete"
      : `Check that the export was complete; the first line names the columns ${listed(neededHeaders(source))}`,
  });
}

export function missingColumn(
  source: Source,
  column: { readonly name: string; readonly header: string },
  file: string,
  headers: readonly string[],
  line: number,
): Fault {
  const near = headers.includes(column.name) ? column.name : nearest(column.header, headers);
  return fault(
    "missing-column",
    { file, line, column: 0 },
    {
      message: `${file} has no column "${column.header}", which the data set "${source.name}" needs`,
      help:
        near === undefined
          ? `Add the column, or write its title in the plan: header "..."; the file has ${listed(headers)}`
          : `Did you mean "${near}"? Rename the column, or write header "${near}" behind "${column.name}" in the plan`,
      expected: column.header,
    },
  );
}

/** A column that may be missing, beside a title that differs from its own by a letter or by case. */
export function misspeltTitle(
  place: FilePlace,
  source: Source,
  column: { readonly name: string; readonly header: string },
  title: string,
): Fault {
  return fault("misspelt-title", place, {
    message: `The title "${title}" is almost that of "${column.header}", a column of the data set "${source.name}" that would be taken as empty`,
    help: `Rename it to "${column.header}", or write header "${title}" behind "${column.name}" in the plan; if it is something else, give it a title that differs more`,
    found: title,
    expected: column.header,
  });
}

export function repeatedColumn(place: FilePlace, header: string): Fault {
  return fault("repeated-column", place, {
    message: `${place.file} has two columns "${header}"`,
    help: "Keep one of them, so that it is clear which one counts",
    found: header,
  });
}

// ---------------------------------------------------------------- lines

export function wrongFieldCount(place: FilePlace, found: number, expected: number): Fault {
  return fault("wrong-field-count", place, {
    message: `The line has ${count(found, "field")} where the header has ${expected}`,
    help:
      found > expected
        ? "Put quotes around a cell that contains the separator"
        : "Check whether the line is cut off or a separator is missing",
    found: String(found),
    expected: String(expected),
  });
}

export function unclosedQuote(place: FilePlace): Fault {
  return fault("unclosed-quote", place, {
    message: "A quote that opens here is never closed, so the rest of the file cannot be told apart",
    help: "Close it, or double each quote that belongs to the text",
  });
}

export function misplacedQuote(place: FilePlace): Fault {
  return fault("misplaced-quote", place, {
    message: "Something follows the quote that closes this cell",
    help: "Double each quote that belongs to the text, and put a separator behind the closing one",
  });
}

export function lineTooLong(place: FilePlace, longest: number): Fault {
  return fault("line-too-long", place, {
    message: `The line is longer than ${longest} bytes`,
    help: "Check that the file is a table of lines; no row of data is this long",
  });
}

export function notUtf8(place: FilePlace): Fault {
  return fault("not-utf-8", place, {
    message:
      place.line === 0 ? `${place.file} is not text in UTF-8` : "The text here is not written in UTF-8",
    help: 'Save the file as "CSV UTF-8"',
  });
}

// ---------------------------------------------------------------- cells

export function wrongCell(
  problem: CellProblem,
  place: FilePlace,
  column: Pick<SourceColumn, "header" | "type">,
  text: string,
): Fault {
  const found = shortened(text);
  const expected = expectation(column.type);
  const title = `"${column.header}"`;
  switch (problem.kind) {
    case "empty":
      return fault("empty-cell", place, {
        message: `The column ${title} is empty here`,
        help: `Fill in ${expected}, or declare the column optional or with a default`,
        found: "",
        expected,
      });
    case "not-utf-8":
      return notUtf8(place);
    case "wrong-type":
      return fault("wrong-type", place, {
        message: `"${found}" in the column ${title} is not ${expected}`,
        help: cellAdvice(column.type, text),
        found,
        expected,
      });
    case "too-many-decimals":
      return fault("too-many-decimals", place, {
        message: `"${found}" in the column ${title} has more than ${mostDecimals} decimals`,
        help: `Round it to ${mostDecimals} decimals or fewer where the file is made`,
        found,
        expected: `at most ${mostDecimals} decimals`,
      });
    case "too-large":
      return fault("number-too-large", place, {
        message: `"${found}" in the column ${title} has more than ${mostWholeDigits} digits before the point`,
        help: "Check the number",
        found,
        expected: `at most ${mostWholeDigits} digits before the point`,
      });
    case "wrong-currency":
      return fault("wrong-currency", place, {
        message: `"${found}" in the column ${title} is not ${expected}`,
        help: `Convert it from ${problem.currency} where the file is made, or keep amounts of one currency in a column`,
        found,
        expected,
      });
    default:
      return unreachable(problem);
  }
}

export function duplicateKey(place: FilePlace, source: Source, key: string, firstLine: number): Fault {
  const columns = source.columns.filter((column) => column.key).map((column) => `"${column.header}"`);
  return fault("duplicate-key", place, {
    message: `The key ${key} stands on line ${firstLine} already`,
    help: `Keep one row for each ${listed(columns.length > 0 ? columns : ["from"])}, or tell versions of a row apart by the day they became known`,
    found: key,
  });
}

export function unknownPayee(
  place: FilePlace,
  header: string,
  payee: string,
  roster: string,
  near: string | undefined,
): Fault {
  return fault("unknown-payee", place, {
    message: `"${shortened(payee)}" in the column "${header}" is nobody in ${roster}`,
    help: near === undefined ? `Add the payee to ${roster}, or correct the name` : `Did you mean "${near}"?`,
    found: shortened(payee),
    expected: `a payee of ${roster}`,
  });
}

export function unknownReference(
  place: FilePlace,
  header: string,
  key: string,
  target: string,
  near: string | undefined,
): Fault {
  return fault("unknown-reference", place, {
    message: `"${shortened(key)}" in the column "${header}" is no row of ${target}`,
    help: near === undefined ? `Add the row to ${target}, or correct the key` : `Did you mean "${near}"?`,
    found: shortened(key),
    expected: `a key of ${target}`,
  });
}

export function managementCycle(
  place: FilePlace,
  people: readonly string[],
  from: string,
  through: string,
): Fault {
  const line = [...people, people[0]].join(" -> ");
  return fault("management-cycle", place, {
    message:
      people.length === 1
        ? `${people[0]} is their own manager from ${from} through ${through}`
        : `The line of management goes round in a circle from ${from} through ${through}: ${line}`,
    help: "Leave the manager of the person at the top empty",
    found: line,
  });
}

// ---------------------------------------------------------------- words

/** What a cell of the type holds, with its article. */
export function expectation(type: ColumnType): string {
  switch (type.kind) {
    case "text":
      return "a text";
    case "number":
      return "a number";
    case "percent":
      return "a percentage";
    case "date":
      return "a date";
    case "yesno":
      return "yes or no";
    case "payee":
      return "a payee";
    case "money":
      return `an amount in ${type.currency}`;
    case "mixedMoney":
      return "an amount with its currency";
    case "period":
      return `a ${type.unit}`;
    case "choice":
      return `one of ${listed(type.values.map((value) => `"${value}"`))}`;
    case "reference":
      return `a key of ${type.source}`;
    default:
      return unreachable(type);
  }
}

function neededHeaders(source: Source): readonly string[] {
  const needed = source.columns.filter((column) => column.formula === undefined && !column.optional);
  return needed.filter((column) => column.default === undefined).map((column) => column.header);
}

function wholeFile(file: string): FilePlace {
  return { file, line: 0, column: 0 };
}

function listed(words: readonly string[]): string {
  if (words.length === 0) return "none";
  const shown = words.slice(0, 12);
  const more = words.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

/** A cell as a message can show it. */
function shortened(text: string): string {
  const characters = [...text.slice(0, 200)];
  return characters.length > 60 || text.length > 200 ? `${characters.slice(0, 60).join("")}...` : text;
}
