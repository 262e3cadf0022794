/** Decimal text as a person reads it: `1234567.50` becomes `1,234,567.50`. */

export function grouped(decimal: string): string {
  const [whole = "", decimals] = decimal.split(".");
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? thousands : `${thousands}.${decimals}`;
}
