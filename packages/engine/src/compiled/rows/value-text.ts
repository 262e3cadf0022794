/** One lane of a vector as text: part of a key, or what an outcome and a message print. */

import { decimalText, exactText } from "../numbers/decimal-text.js";
import { dayText } from "../time/calendar.js";
import { type Calendar, periodOfCode } from "../time/periods.js";
import { isGap } from "../vectors/gaps.js";
import { ratioAt } from "../vectors/numbers.js";
import type { Vector } from "../vectors/vector.js";
import type { Texts } from "./texts.js";

/** Numbers must be decimals. */
export function valueText(vector: Vector, lane: number, texts: Texts, calendar: Calendar): string {
  if (isGap(vector.gaps, lane)) return "";
  switch (vector.kind) {
    case "number": {
      const { n, d } = ratioAt(vector, lane);
      return decimalText(n, d) ?? exactText(n, d);
    }
    case "text":
    case "payee":
      return texts.textOf(vector.codes[lane] ?? -1);
    case "date":
      return dayText(vector.days[lane] ?? 0);
    case "yesno":
      return vector.yes[lane] === 0 ? "no" : "yes";
    case "period":
      return periodOfCode(vector.codes[lane] ?? 0, calendar).text;
    case "payees":
      return (vector.lists[lane] ?? []).map((code) => texts.textOf(code)).join(", ");
    case "nothing":
      return "";
  }
}

/** In messages, where a number may be a fraction. */
export function askedText(vector: Vector, lane: number, texts: Texts, calendar: Calendar): string {
  if (vector.kind !== "number" || isGap(vector.gaps, lane)) return valueText(vector, lane, texts, calendar);
  const { n, d } = ratioAt(vector, lane);
  return exactText(n, d);
}

/** The kind of a lane's value in business words. */
export function kindWords(vector: Vector, lane: number): string {
  if (isGap(vector.gaps, lane)) return "nothing";
  switch (vector.kind) {
    case "number":
      return "a number";
    case "text":
      return "a text";
    case "payee":
      return "a payee";
    case "date":
      return "a date";
    case "yesno":
      return "a yes or no";
    case "period":
      return "a period";
    case "payees":
      return "several payees";
    case "nothing":
      return "nothing";
  }
}
