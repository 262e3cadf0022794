/** Sums and equality of decimal texts, for everybody who reads an outcome: exact, no fraction needed. */

import type { DecimalText } from "../rule-set.js";
import { type ScaledInteger, unitsText } from "./decimal-text.js";

/** The exact sum, with as many decimals as the most precise part; `0` for none. */
export function sumDecimals(texts: readonly DecimalText[]): DecimalText {
  const parts = texts.map(scaled);
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  const units = parts.reduce((total, part) => total + part.units * 10n ** BigInt(scale - part.scale), 0n);
  return unitsText(units, scale);
}

/** The same number, however many zeros end it. */
export function sameDecimal(a: DecimalText, b: DecimalText): boolean {
  const [left, right] = [scaled(a), scaled(b)];
  return left.units * 10n ** BigInt(right.scale) === right.units * 10n ** BigInt(left.scale);
}

function scaled(text: DecimalText): ScaledInteger {
  const point = text.indexOf(".");
  if (point < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}
