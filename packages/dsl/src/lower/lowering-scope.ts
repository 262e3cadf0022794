/** What surrounds an expression while it is lowered, as far as the result depends on it. */

export interface LoweringScope {
  /**
   * `row`: a row or credit is in scope and dated values are read on its date. `period`: the value
   * belongs to a payee and period, and dated values are read as the plan's `changes` says.
   * `reading`: inside `opening(...)` and its kin, which have said already.
   */
  readonly reads: "row" | "period" | "reading";
}

export const rowScope: LoweringScope = { reads: "row" };
export const periodScope: LoweringScope = { reads: "period" };
export const readingScope: LoweringScope = { reads: "reading" };
