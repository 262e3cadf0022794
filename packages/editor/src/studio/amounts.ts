/** Amounts as the reader's language groups digits; the digits themselves are the engine's. */

/** `1234567.50` as `1,234,567.50`. */
export function grouped(amount: string): string {
  const [whole = "", fraction] = amount.replace("-", "").split(".");
  const digits = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${amount.startsWith("-") ? "−" : ""}${digits}${fraction === undefined ? "" : `.${fraction}`}`;
}

export function money(amount: string, currency: string): string {
  return currency === "" ? grouped(amount) : `${grouped(amount)} ${currency}`;
}

/** With a sign where something is more. */
export function signed(amount: string): string {
  return /^-|^0*(\.0*)?$/.test(amount) ? grouped(amount) : `+${grouped(amount)}`;
}
