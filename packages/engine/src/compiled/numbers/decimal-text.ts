/** Numbers as the text of an outcome. */

import { commonDivisor, powerOfTen } from "./integer.js";

/** A whole number: a double that is safe, or a big integer. */
type Units = bigint | number;

/** units / 10^scale with exactly `scale` decimals. */
export function fixedText(units: Units, scale: number): string {
  const isBelow = units < 0;
  const digits = String(isBelow ? -units : units).padStart(scale + 1, "0");
  const sign = isBelow ? "-" : "";
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** units / 10^scale without zeros at the end. */
export function plainText(units: Units, scale: number): string {
  if (scale <= 0) return fixedText(scale === 0 ? units : BigInt(units) * powerOfTen(-scale), 0);
  const text = fixedText(units, scale);
  let end = text.length;
  while (text[end - 1] === "0") end -= 1;
  return text.slice(0, text[end - 1] === "." ? end - 1 : end);
}

/** n / d as a decimal; `undefined` where it is none. */
export function decimalText(n: bigint, d: bigint): string | undefined {
  const shared = commonDivisor(n, d);
  const top = n / shared;
  const over = d / shared;
  for (let places = 0; places <= 400; places += 1) {
    if (powerOfTen(places) % over === 0n) return plainText(top * (powerOfTen(places) / over), places);
  }
  return undefined;
}

/** `-2/3`, or a whole number: one text for one value. */
export function exactText(n: bigint, d: bigint): string {
  const shared = commonDivisor(n, d);
  return d === shared ? String(n / shared) : `${n / shared}/${d / shared}`;
}

/** Reads `-12.50`. */
export function readDecimal(text: string): { readonly units: bigint; readonly scale: number } {
  const [whole = "0", decimals = ""] = text.split(".");
  return { units: BigInt(`${whole}${decimals}`), scale: decimals.length };
}
