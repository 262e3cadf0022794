/**
 * A plan letter as plain data: the document that a payee signs, before it becomes a page or a file.
 * It holds sentences, tables, curves and a worked example, all of them from the plan.
 */

import type { LetterLanguage } from "./language.js";
import type { Text } from "./text.js";

export interface Letter {
  readonly language: LetterLanguage;
  /** The plan's first day, in ISO 8601. */
  readonly from: string;
  /** What stands before and after values of the plan's data. */
  readonly quotes: readonly [open: string, close: string];
  /** What kind of document this is: "Incentive plan letter". */
  readonly kind: string;
  readonly title: Text;
  /** The plan's facts at its head: period, currency, who takes part. */
  readonly head: readonly Fact[];
  readonly introduction: readonly Text[];
  readonly sections: readonly Section[];
  readonly acceptance: Acceptance;
}

export interface Section {
  /** Unique within the letter; made of letters, digits and hyphens, never of the plan's words. */
  readonly id: string;
  readonly heading: Text;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "heading"; readonly text: Text }
  | { readonly kind: "paragraph"; readonly text: Text }
  /** What the author wrote about something, in the author's language. */
  | { readonly kind: "quotation"; readonly lines: readonly Text[] }
  | { readonly kind: "list"; readonly items: readonly Text[] }
  | { readonly kind: "facts"; readonly rows: readonly Fact[] }
  | Table
  | Curve;

/** One thing that holds, under a short name. */
export interface Fact {
  readonly label: Text;
  readonly text: Text;
}

export interface Table {
  readonly kind: "table";
  readonly caption: Text;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Text[])[];
  /** A last line that is the sum of those above. */
  readonly total?: readonly Text[];
}

export interface TableColumn {
  readonly heading: Text;
  /** Numbers stand at the end of their cell. */
  readonly align: "start" | "end";
}

// ---------------------------------------------------------------- curves

/** What a component comes to along the axis of its table. */
export interface Curve {
  readonly kind: "curve";
  readonly caption: Text;
  /** What the picture shows, in words. */
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Unbroken pieces from left to right; where one ends and the next begins higher the amount jumps. */
  readonly pieces: readonly (readonly CurvePoint[])[];
}

export interface CurvePoint {
  /** Exact, as `numerator/denominator` or an integer. */
  readonly x: string;
  readonly y: string;
  readonly at: CurvePlace;
  /** Where the slope changes or the amount jumps, and at the ends. */
  readonly marked: boolean;
}

/** Where to draw, from 0 to `curveSize` rightwards and upwards. */
export interface CurvePlace {
  readonly x: number;
  readonly y: number;
}

export const curveSize = 10_000;

export interface Tick {
  readonly at: number;
  readonly label: string;
}

// ---------------------------------------------------------------- acceptance

export interface Acceptance {
  readonly heading: Text;
  readonly text: Text;
  readonly parties: readonly Party[];
  /** From which text the letter was made: the same plan has the same mark. */
  readonly mark: Text;
}

/** Somebody who signs, and the lines to fill in. */
export interface Party {
  readonly role: Text;
  readonly lines: readonly { readonly label: Text; readonly filled?: Text }[];
}
