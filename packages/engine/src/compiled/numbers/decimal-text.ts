/** Numbers as the text of an outcome. */

import { commonDivisor, powerOfTen, sizeOf } from "./integer.js";

/** units / 10^scale with exactly `scale` decimals. */
export function fixedText(units: bigint, scale: number): string {
  const digits = sizeOf(units)
    .toString()
    .padStart(scale + 1, "0");
  const sign = units < 0n ? "-" : "";
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** units / 10^scale without zeros at the end. */
export function plainText(units: bigint, scale: number): string {
  let [rest, places] = [units, scale];
  while (places > 0 && rest % 10n === 0n) {
    rest /= 10n;
    places -= 1;
  }
  return fixedText(places < 0 ? rest * powerOfTen(-places) : rest, Math.max(places, 0));
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
