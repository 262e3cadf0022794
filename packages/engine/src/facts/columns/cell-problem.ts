/** What can be wrong with one cell. The table builder, which knows file, line and header, makes it a fault. */

export type CellProblem =
  /** Nothing where something is required. */
  | { readonly kind: "empty" }
  | { readonly kind: "not-utf-8" }
  | { readonly kind: "too-many-decimals" | "too-large" }
  | { readonly kind: "wrong-type" }
  /** Money of another currency than the column's. */
  | { readonly kind: "wrong-currency"; readonly currency: string };

export const notUtf8: CellProblem = { kind: "not-utf-8" };
export const wrongType: CellProblem = { kind: "wrong-type" };
