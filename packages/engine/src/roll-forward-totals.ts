/** What is left of all deals of a journal, month by month: the roll-forward of the books in all. */

import type { RollForwardLine } from "./outcome.js";
import { sumDecimals } from "./values/decimal-sum.js";

export type RollForwardTotal = Omit<RollForwardLine, "payee" | "component" | "credit" | "key">;

/** In the order of the lines: by month, then as the journals first appear. */
export function rollForwardTotals(lines: readonly RollForwardLine[]): readonly RollForwardTotal[] {
  const groups = new Map<string, RollForwardLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.period, line.journal, line.currency]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const total = (part: "opening" | "capitalised" | "amortised" | "writtenOff" | "closing") =>
      sumDecimals(group.map((line) => line[part]));
    const { journal, period, currency } = first;
    return [
      {
        journal,
        period,
        opening: total("opening"),
        capitalised: total("capitalised"),
        amortised: total("amortised"),
        writtenOff: total("writtenOff"),
        closing: total("closing"),
        currency,
      },
    ];
  });
}
