/**
 * Why a component of one payee and period is what it is: a graph whose nodes can be replayed from
 * the leaves to the amount. Every view (sentence, statement, tree, why-not) reads this and nothing
 * else. Yes and no are the values `yes` and `no`.
 */

import type { DecimalText, JournalEvent, Place } from "../rule-set.js";

export interface Explanation {
  readonly format: "attain-explanation/1";
  readonly plan: string;
  readonly payee: string;
  readonly period: string;
  readonly component: string;
  /** Where it says why a journal of the component posted an amount, instead of why it was earned. */
  readonly journal?: { readonly name: string; readonly event: JournalEvent };
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
  /** The value as a person reads it: `66,000.00 USD`, `111.11 %`; see show.ts. */
  readonly shown: string;
  /** What a number counts: `USD`, `USD per year`, `%`; absent for plain numbers and for the rest. */
  readonly unit?: string;
  readonly inputs: readonly number[];
  /** What the operation needs besides its inputs; each operation says which keys it reads. */
  readonly detail?: Readonly<Record<string, string>>;
  /** Which step of the component's order of operations this is the result of; absent within a step. */
  readonly step?: Step;
  readonly place: Place | null;
  /** The source row, where the value was read from one. */
  readonly row?: {
    readonly source: string;
    readonly file: string;
    readonly line: number;
    readonly key: string;
  };
  readonly clauses?: readonly string[];
  /** Of a figure: whose it is (a payee's, a group's, or the whole plan's) and of which period. */
  readonly of?: { readonly payee?: string; readonly group?: string; readonly period: string };
  /** The dated value that was in force and since when. */
  readonly effective?: { readonly name: string; readonly from: string | null };
  readonly why: Why;
}

/**
 * The order of operations of a component: `base` and `axis` of `pay base at tiers(axis)`, `pay` with
 * its table, `plus`, then the limits in the order in which they are applied. A share or a prize is a
 * `pay` too.
 */
export type Step = "gate" | "base" | "axis" | "pay" | "plus" | "times" | "floor" | "cap" | "budget" | "round";

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
  /** Read or counted, not calculated: a cell, a literal, days in the plan. Has no inputs. */
  | "leaf"
  /** Its one input under another name; also of an `else` the side that was taken. */
  | "same"
  /** Of all inputs, in order; at least one. */
  | "add"
  | "multiply"
  | "min"
  | "max"
  /** Of two inputs. */
  | "subtract"
  | "divide"
  /** Of one. */
  | "negate"
  /** A value to `detail.places` decimals, or to the nearest multiple of a second input; `detail.mode`. */
  | "round"
  /** One value to 12 decimals. */
  | "settle"
  /** Over rows, one input each: their total, 0 of none; how many; their mean, nothing of none. */
  | "sum"
  | "count"
  | "average"
  /**
   * Yes or no. Two inputs and `detail.operator`, an operator of the rule set; for `isYes` and
   * `isPresent` one input and `detail.expected` (`true` or `false`).
   */
  | "compare"
  /** Of conditions; one that was not asked has no value and cannot have decided. */
  | "all"
  | "any"
  | "not"
  /**
   * Condition, value, condition, value, ... and, where `detail.otherwise` is `yes`, a last value for
   * when none holds. `detail.hit` says what several that hold mean. Cases that do not hold may be left
   * out. A look-up in tiers is such a choice over `axis >= threshold`, the highest tier first.
   */
  | "choose"
  /**
   * The piece of a part that falls into one tier while the axis moves: inputs part, axis before, axis
   * after; `detail.lower` and `detail.upper` are the tier's edges as exact text, absent where it has
   * none, and `detail.unit` what they count where the axis is a plain number. If the axis does not
   * move, the tier it stands in gets the whole part and no other a node.
   */
  | "slice"
  /**
   * Weight, value, weight, value, ...: what they come to, divided by the weights that count. A value
   * that is absent counts as `detail.missing` says: `zero`, or `shared` by the others.
   */
  | "weighted"
  /**
   * What the first `detail.through` parts come to of an amount that is spread: inputs are the amount and the
   * weight of each part, or the amount alone where `detail.parts` parts weigh alike. `detail.leftover` says
   * who takes what rounding by `detail.mode` to `detail.places` decimals leaves over.
   */
  | "spread"
  /** On the line through two points: inputs x, x0, y0, x1, y1. */
  | "interpolate"
  /** Conditions, then an amount: the amount when all hold, else 0 (and the amount may be absent). */
  | "gate"
  /** Values, weighted with the days that `detail.days` lists (`31,28`), divided by all those days. */
  | "daysAverage"
  /** A date so many `detail.unit` (`days`, `months`) later: inputs date, count. */
  | "shift"
  /** Days from a first date to a second. */
  | "days";
