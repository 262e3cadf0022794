/** One cell of a finished column in its canonical spelling, as keys compare it and messages show it. */

import { dayText } from "../values/calendar.js";
import { plainText } from "../values/decimal-text.js";
import { fromUnits } from "../values/fraction.js";
import { unreachable } from "../values/unreachable.js";
import { textAt } from "./distinct-texts.js";
import type { FactColumn } from "./facts.js";

/** Empty where the cell is. */
export function cellText(column: FactColumn | undefined, row: number): string {
  if (column === undefined || column.present?.[row] === 0) return "";
  switch (column.kind) {
    case "text":
      if (column.distinct) return textAt(column.distinct, column.codes[row] ?? 0);
      return column.dictionary[column.codes[row] ?? 0] ?? "";
    case "decimal": {
      const text = plainText(fromUnits(column.units[row] ?? 0, column.scale));
      const currency = column.currencies?.dictionary[column.currencies.codes[row] ?? -1];
      return currency === undefined ? text : `${text} ${currency}`;
    }
    case "date":
      return dayText(column.days[row] ?? 0);
    case "yesno":
      return column.flags[row] === 1 ? "yes" : "no";
    default:
      return unreachable(column);
  }
}
