/**
 * Why a component of one payee and period is what it is: a graph whose nodes can be replayed from
 * the leaves to the amount. Every view (sentence, statement, tree, why-not) reads this and nothing else.
 */

import type { DecimalText, Place } from "../rule-set.js";

export interface Explanation {
  readonly format: "attain-explanation/1";
  readonly plan: string;
  readonly payee: string;
  readonly period: string;
  readonly component: string;
  readonly amount: DecimalText;
  readonly currency: string;
  /** Index of the node that is the amount. */
  readonly root: number;
  /** Inputs stand before what they feed. */
  readonly nodes: readonly ExplanationNode[];
}

/** A fraction in lowest terms as `numerator/denominator`, or an integer. */
export type ExactText = string;

export interface ExplanationNode {
  /** How the value follows from the inputs; replaying interprets exactly these. */
  readonly operation: Operation;
  /** What it is in the author's words: a name, a column, a condition as written. */
  readonly label: string;
  /** Exact value; text, dates and yes/no as themselves; absent where nothing came out. */
  readonly value: ExactText | null;
  /** The value as a person reads it: `66,000.00 USD`, `111.11 %`. */
  readonly shown: string;
  readonly inputs: readonly number[];
  /** What the operation needs besides its inputs: an edge, a rounding mode, a comparison. */
  readonly detail?: Readonly<Record<string, string>>;
  readonly place: Place | null;
  /** The source row, where the value was read from one. */
  readonly row?: {
    readonly source: string;
    readonly file: string;
    readonly line: number;
    readonly key: string;
  };
  readonly clauses?: readonly string[];
  /** The dated value that was in force and since when. */
  readonly effective?: { readonly name: string; readonly from: string | null };
  readonly why: Why;
}

export type Why =
  | "applied"
  | "capped"
  | "raised to floor"
  | "not met"
  | "met"
  | "not evaluated"
  | "rounded"
  | "settled"
  | "overridden";

export type Operation =
  | "leaf"
  | "same"
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "negate"
  | "min"
  | "max"
  | "round"
  | "settle"
  | "sum"
  | "count"
  | "average"
  | "compare"
  | "all"
  | "any"
  | "not"
  | "choose"
  | "slice"
  | "interpolate"
  | "gate"
  | "daysAverage";
