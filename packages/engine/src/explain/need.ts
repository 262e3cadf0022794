/** What would flip a condition of an explanation, and by how much a number would have to change. */

import {
  absolute,
  type Fraction,
  fromExactText,
  isZero,
  multiply,
  subtract,
  toExactText,
} from "../values/fraction.js";
import type { ExactText, Explanation } from "./explanation.js";
import { nodeAt, origin } from "./graph.js";
import { showAtLeast, showNumber } from "./show.js";

export type Need =
  | Change
  /** All of them, or any one. */
  | { readonly kind: "all" | "any"; readonly needs: readonly Need[] };

export interface Change {
  readonly kind: "change";
  /** The comparison, or the number that was compared. */
  readonly node: number;
  /** The condition as written. */
  readonly label: string;
  /** What was compared, and what it came to: `attainment`, `28 %`. */
  readonly subject: string;
  readonly found: string;
  /** What it was compared with: `30 %`. */
  readonly wanted: string;
  /** How the subject has to relate to what is wanted. */
  readonly relation: Relation;
  /** The exact change of the subject that reaches it, negative for less; `null` where no number was compared. */
  readonly by: ExactText | null;
  /** The size of the change, `2 %`, rounded up where it is rounded. */
  readonly shown: string | null;
  /** Reaching is not enough: it must be passed. */
  readonly beyond: boolean;
  /** The same change as one of the number that the subject is a ratio of: 18,000.00 USD of bookings. */
  readonly drive?: { readonly subject: string; readonly by: ExactText; readonly shown: string };
}

export type Relation = "=" | "<>" | "<" | "<=" | ">" | ">=" | "asked";

export function needOf(explanation: Explanation, condition: number, wanted: "yes" | "no"): Need {
  const index = origin(explanation, condition);
  const { operation, inputs } = nodeAt(explanation, index);
  switch (operation) {
    case "not":
      return inputs[0] === undefined
        ? unasked(explanation, index)
        : needOf(explanation, inputs[0], wanted === "yes" ? "no" : "yes");
    case "all":
    case "any": {
      // All must be yes for `all`; to make it no, any one will do. For `any` it is the other way round.
      const kind = (operation === "all") === (wanted === "yes") ? "all" : "any";
      const needs = inputs
        .filter((input) => nodeAt(explanation, input).value !== wanted)
        .map((input) => needOf(explanation, input, wanted));
      const [only] = needs;
      return only !== undefined && needs.length === 1 ? only : { kind, needs };
    }
    case "compare":
      return comparisonNeed(explanation, index, wanted);
    default:
      return unasked(explanation, index);
  }
}

/** The change that brings a number to a target. */
export function numberChange(
  explanation: Explanation,
  subject: number,
  target: Fraction | undefined,
  beyond: boolean,
  unitOfTarget?: string,
): Change | undefined {
  const { value, label, unit = unitOfTarget } = nodeAt(explanation, subject);
  const stands = numberOf(value);
  if (stands === undefined || target === undefined) return undefined;
  return {
    kind: "change",
    node: subject,
    label,
    subject: label,
    found: showNumber(stands, unit),
    wanted: showNumber(target, unit),
    relation: beyond ? ">" : ">=",
    ...changeBetween(explanation, subject, stands, target, unit),
    beyond,
  };
}

export function numberOf(value: ExactText | null): Fraction | undefined {
  return value !== null && /^-?\d+(\/\d+)?$/.test(value) ? fromExactText(value) : undefined;
}

const relations: ReadonlyMap<string, readonly [is: Relation, isNot: Relation]> = new Map([
  ["Equal", ["=", "<>"]],
  ["NotEqual", ["<>", "="]],
  ["Less", ["<", ">="]],
  ["LessOrEqual", ["<=", ">"]],
  ["Greater", [">", "<="]],
  ["GreaterOrEqual", [">=", "<"]],
]);

function comparisonNeed(explanation: Explanation, index: number, wanted: "yes" | "no"): Need {
  const { inputs, detail, label, value } = nodeAt(explanation, index);
  const [left, right] = inputs;
  if (left === undefined || value === null) return unasked(explanation, index);
  const [, kind = "", name = ""] = /^([a-z]+)(\w*)$/.exec(detail?.operator ?? "") ?? [];
  const subject = nodeAt(explanation, left);
  const [is, isNot] = relations.get(name) ?? ["=", "<>"];
  const shared = {
    kind: "change",
    node: index,
    label,
    subject: subject.label,
    found: subject.shown,
    beyond: false,
    relation: wanted === "yes" ? is : isNot,
  } as const;
  if (right === undefined) return { ...shared, wanted: stateWanted(detail), by: null, shown: null };
  const threshold = nodeAt(explanation, right);
  const [stands, target] = [numberOf(subject.value), numberOf(threshold.value)];
  if (kind !== "decimal" || !stands || !target) {
    return { ...shared, wanted: threshold.shown, by: null, shown: null };
  }
  // A ratio of amounts is a plain number, and reads as a percent where it is compared with one.
  const unit = subject.unit ?? threshold.unit;
  return {
    ...shared,
    found: showNumber(stands, unit),
    wanted: showNumber(target, unit),
    ...changeBetween(explanation, left, stands, target, unit),
    beyond: shared.relation === "<" || shared.relation === ">" || shared.relation === "<>",
  };
}

/** Of `isYes` and `isPresent`, which have no other side. */
function stateWanted(detail: Readonly<Record<string, string>> | undefined): string {
  const isExpected = detail?.expected === "true";
  if (detail?.operator === "isPresent") return isExpected ? "a value" : "nothing";
  return isExpected ? "yes" : "no";
}

function changeBetween(
  explanation: Explanation,
  subject: number,
  stands: Fraction,
  target: Fraction,
  unit: string | undefined,
): Pick<Change, "by" | "shown" | "drive"> {
  const by = subtract(target, stands);
  const drive = driveOf(explanation, subject, by);
  return { by: toExactText(by), shown: sizeOf(by, unit), ...(drive && { drive }) };
}

/** Of a ratio, what its numerator would have to change by. */
function driveOf(explanation: Explanation, subject: number, by: Fraction): Change["drive"] | undefined {
  const { operation, inputs } = nodeAt(explanation, origin(explanation, subject));
  const [top, bottom] = inputs;
  if (operation !== "divide" || top === undefined || bottom === undefined) return undefined;
  const divisor = numberOf(nodeAt(explanation, bottom).value);
  if (divisor === undefined || isZero(divisor)) return undefined;
  const change = multiply(by, divisor);
  const { label, unit } = nodeAt(explanation, top);
  return { subject: label, by: toExactText(change), shown: sizeOf(change, unit) };
}

function sizeOf(change: Fraction, unit: string | undefined): string {
  return showAtLeast(absolute(change), unit);
}

function unasked(explanation: Explanation, index: number): Change {
  const { label, shown } = nodeAt(explanation, index);
  return {
    kind: "change",
    node: index,
    label,
    subject: label,
    found: shown,
    wanted: label,
    relation: "asked",
    by: null,
    shown: null,
    beyond: false,
  };
}
