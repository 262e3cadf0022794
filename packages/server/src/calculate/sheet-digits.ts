/** Digits of numbers in workbooks: a number that a double would change is refused, never changed silently. */

import { TaskRefusal } from "./task-refusal.js";

const cell =
  /<(?:\w+:)?c\b([^<>]*)>(?:<(?:\w+:)?f\b[^<>]*(?:\/>|>[^<]*<\/(?:\w+:)?f>))?<(?:\w+:)?v>([^<]+)</g;
const decimal = /^\s*(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?\s*$/;

/** Looks at the numbers as the sheet's own XML writes them, since the library reads them as doubles. */
export function requireKeptDigits(xml: string, sheet: string): void {
  for (const [, attributes = "", text = ""] of xml.matchAll(cell)) {
    if (/\bt=["'](?!n["'])/.test(attributes) || isKept(text)) continue;
    const at = /\br=["'](\w+)["']/.exec(attributes)?.[1] ?? "?";
    throw new TaskRefusal(
      "too-many-digits",
      `Cell ${at} of sheet "${sheet}" holds ${text.trim().slice(0, 60)}, which has more digits than a number of a workbook keeps`,
      "Write it as text in the workbook, or import the table as CSV",
    );
  }
}

/** Kept: the shortest text of its double is the number written, or it was written from the double by 17 digits. */
export function isKept(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value)) return true;
  const written = plainText(text);
  return written === plainText(value.toString()) || written === plainText(value.toPrecision(17));
}

/** A decimal number without exponent and without zeros that say nothing. */
export function plainText(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = decimal.exec(text) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), "0");
  const at = Math.max(point, 1);
  const long = padded.padEnd(at, "0");
  const left = long.slice(0, at).replace(/^0+(?=\d)/, "");
  const right = long.slice(at).replace(/0+$/, "");
  const plain = right === "" ? left : `${left}.${right}`;
  return plain === "0" ? plain : sign + plain;
}
