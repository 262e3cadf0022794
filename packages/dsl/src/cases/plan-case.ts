/** A plan's `test` as data: the rows it is calculated on and what must come out. */

import type { FixedFigure, Place, TextTable } from "@attain/engine";
import type { PostedWhat } from "./posted-amount.js";

export interface PlanCase {
  readonly title: string;
  readonly place: Place;
  /** By data set; a data set without a `given` has no rows. */
  readonly tables: ReadonlyMap<string, TextTable>;
  readonly fixed: readonly FixedFigure[];
  readonly parameters: ReadonlyMap<string, string>;
  readonly expectations: readonly CaseExpectation[];
}

export interface CaseExpectation {
  /** As written: `commission for ann, 2026-Q1`. */
  readonly text: string;
  /** What a payout line or a figure is looked up by. */
  readonly what:
    | { readonly kind: "figure"; readonly name: string }
    | { readonly kind: "payout"; readonly component?: string }
    | ({ readonly kind: "journal" } & PostedWhat);
  readonly payee?: string;
  /** `plan` for the only number of a figure of the whole plan. */
  readonly period: string;
  /** Of a group's number its value, of one of a part of a period the value that holds in it. */
  readonly group?: string;
  /** Decimal text; a percent as its fraction. */
  readonly expected: string;
  readonly place: Place;
}
