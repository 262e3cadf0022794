/** What surrounds an expression: whose row, whose figure, which arguments, and what is known to be there. */

import type { Scope as Validity } from "../../syntax/ast.js";
import type { CreditSymbol, FigureGrain, ScorecardSymbol, SourceSymbol } from "../checked-plan.js";
import type { Definition } from "../checking.js";
import type { Type } from "../type.js";

/**
 * With a `row`, a bare name is one of its columns; with a `figure`, there is a payee and a period;
 * with neither, as in a parameter or a table, a value belongs to whoever asks.
 */
export interface Scope {
  /** What is being defined; absent in the plan's own settings. */
  readonly definition?: Definition;
  readonly row?: Row;
  readonly figure?: FigureGrain;
  /** Inside an aggregate over a scorecard its items and its grade are bare names. */
  readonly card?: ScorecardSymbol;
  /** The parameters of the table around, by name. */
  readonly parameters?: ReadonlyMap<string, { readonly index: number; readonly type: Type }>;
  /** The dates of the statement around, for which what it reads must exist. */
  readonly validity?: Validity;
  /**
   * When dated values are read: on the row's date, for a whole period (so that `changes` decides), or
   * as `opening`, `closing` or `day_average` around has said.
   */
  readonly dated: "row" | "period" | "chosen";
  /** A claim about the whole plan may speak of all rows of data, whoever and whenever they are for. */
  readonly claims?: true;
  /** Keys of optional values that are there, because a condition has asked. */
  readonly present: ReadonlySet<string>;
}

export interface Row {
  readonly source: SourceSymbol;
  /** The credit in scope, where the row is one behind a credit. */
  readonly credit?: CreditSymbol;
}

const nothing: ReadonlySet<string> = new Set();

export function rowScope(row: Row, definition?: Definition): Scope {
  return { row, dated: "row", present: nothing, ...(definition && { definition }) };
}

export function figureScope(grain: FigureGrain, definition: Definition, validity?: Validity): Scope {
  const shared = { definition, figure: grain, present: nothing, ...(validity && { validity }) };
  if (grain.owner !== "credit") return { ...shared, dated: "period" };
  return { ...shared, row: { source: grain.credit.source, credit: grain.credit }, dated: "row" };
}

/** Of a parameter, a table or tiers: read by figures and by rows alike. */
export function sharedScope(definition: Definition, parameters?: Scope["parameters"]): Scope {
  return { definition, dated: "period", present: nothing, ...(parameters && { parameters }) };
}

export function knowing(scope: Scope, present: readonly string[]): Scope {
  return present.length === 0 ? scope : { ...scope, present: new Set([...scope.present, ...present]) };
}
