/** What to write instead of a cell that a column cannot hold; where it can be told, for this very cell. */

import type { ColumnType } from "../rule-set.js";
import { daysInMonth, dayText, firstDay, lastDay } from "../values/calendar.js";
import { parseDecimal } from "../values/decimal-text.js";
import { unreachable } from "../values/unreachable.js";
import { nearest } from "./nearest.js";

const periodExample = {
  day: "2026-03-15",
  month: "2026-03",
  quarter: "2026-Q1",
  half: "2026-H1",
  year: "2026",
} as const;

export function cellAdvice(type: ColumnType, text: string): string {
  switch (type.kind) {
    case "number":
      return plainNumber(text) ?? digits;
    case "money": {
      const number = plainNumber(text.replace(currencySign, ""));
      return number ?? digits;
    }
    case "mixedMoney":
      return "Write the amount and the code of its currency, as in 1250.50 EUR";
    case "percent":
      return "Write 30% or 0.3";
    case "date":
      return dateAdvice(text);
    case "yesno":
      return "Write yes or no, true or false, 1 or 0";
    case "period":
      return `Write a ${type.unit} as in ${periodExample[type.unit]}`;
    case "choice": {
      const near = nearest(text, type.values);
      return near === undefined ? "Write one of them" : `Did you mean "${near}"?`;
    }
    case "text":
    case "payee":
    case "reference":
      return "Correct the cell";
    default:
      return unreachable(type);
  }
}

const digits = "Write digits, a point before the decimals and nothing between thousands, as in 1250.50";
const currencySign = /^[$€£¥]\s?|\s?[$€£¥]$/;

/** `1,234.50`, `$100`, `(100.00)`: told how to write it only where there is one reading. */
function plainNumber(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const negative = /^\((.+)\)$/.exec(text)?.[1];
  const grouped = (negative ?? text).replace(currencySign, "");
  // One comma with three digits behind it may be either: `1,234`.
  const isGrouped = /^-?\d{1,3}(,\d{3})+\.\d+$/.test(grouped) || /^-?\d{1,3}(,\d{3}){2,}$/.test(grouped);
  const number = isGrouped ? grouped.replaceAll(",", "") : grouped;
  if (typeof parseDecimal(number) === "string") return undefined;
  return `Write ${negative === undefined ? "" : "-"}${number}`;
}

/** The day that spreadsheets call 0; they count from it. */
const spreadsheetStart = -25_569;

function dateAdvice(text: string): string {
  const usual = "Write year, month and day, as in 2026-03-31";
  if (/^\d{4,6}(\.\d+)?$/.test(text)) {
    const day = spreadsheetStart + Math.floor(Number(text));
    if (day >= firstDay && day <= lastDay) {
      return `This is how spreadsheets count days: ${dayText(day)}. Give the column the format yyyy-mm-dd before the file is saved`;
    }
  }
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(text)?.map(Number) ?? [];
  if (year !== undefined && month !== undefined && year > 0) {
    if (month < 1 || month > 12) return "There are twelve months; the month stands in the middle";
    return `That month has ${daysInMonth(year, month)} days`;
  }
  if (/^\d{4}-\d{2}-\d{2}[T ]\d/.test(text)) return `Write the day without the time: ${text.slice(0, 10)}`;
  return usual;
}
