/** Whole-number arithmetic by which laws say what must come out: nothing of it is the engine's. */

/** n / d to a whole number, a half to the even neighbour, alike in sign. */
export function halfEven(n: bigint, d: bigint): bigint {
  const [size, by] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const quotient = size / by;
  const twice = (size % by) * 2n;
  const up = twice > by || (twice === by && quotient % 2n === 1n);
  const rounded = quotient + (up ? 1n : 0n);
  return n < 0n !== d < 0n ? -rounded : rounded;
}

/** `-12.5` in units of 10^-places: `-1250` at two. The text must not have more decimals. */
export function unitsOf(text: string | undefined, places: number): bigint {
  const [, sign = "", whole = "0", decimals = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? "") ?? [];
  if (text === undefined || decimals.length > places) throw new Error(`${text} is not of ${places} decimals`);
  const size = BigInt(whole + decimals.padEnd(places, "0"));
  return sign === "-" ? -size : size;
}

/** The reverse: `-1250` at two is `-12.50`. */
export function textOf(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const [whole, decimals] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
  return `${units < 0n ? "-" : ""}${whole}${places === 0 ? "" : `.${decimals}`}`;
}

/** n / d settled: in units of 10^-12. */
export const settled = (n: bigint, d: bigint): bigint => halfEven(n * 10n ** 12n, d);

/** Day `offset` of 2026, counted from 0. */
export const day = (offset: number): string =>
  new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);

export const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
