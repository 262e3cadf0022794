/**
 * Conditions as boxes: which combinations of what they ask about make them true. What cannot be cut into
 * atoms is left open: `over` then holds too much and `under` too little, so that both stay true.
 */

import type { Fraction } from "@attain/engine";
import type { Type } from "../../check/type.js";
import type { Expression } from "../../syntax/ast.js";
import {
  type AtomSet,
  type Axis,
  atomsAt,
  between,
  common,
  complement,
  everything,
  type NumberAxis,
  numberAxis,
  pointAtom,
  type TextAxis,
  textAxis,
} from "../boxes/axis.js";
import type { Box } from "../boxes/sweep.js";
import type { Domain } from "../domains/domain.js";
import { isPoint } from "../domains/domain.js";
import { type Domains, domainOf } from "../domains/domain-of.js";
import { expressionKey } from "../expression-key.js";

type Comparison = Extract<Expression, { kind: "compare" }>;

/** Something that conditions compare with what is written, and so an axis. */
export interface Subject {
  readonly key: string;
  readonly expression: Expression;
  readonly type: Type | undefined;
  readonly domain: Domain;
  readonly numbers: Fraction[];
  /** Those of the numbers at which a range begins or ends. */
  readonly edges: Fraction[];
  readonly texts: string[];
}

export interface ConditionSpace {
  readonly subjects: readonly Subject[];
  readonly axes: readonly Axis[];
}

export interface ConditionBoxes {
  readonly over: readonly Box[];
  readonly under: readonly Box[];
}

/** More boxes than these are not looked through. */
const mostBoxes = 200;

/** The axes of some conditions. */
export function conditionSpace(conditions: readonly Expression[], domains: Domains): ConditionSpace {
  const found = new Map<string, Subject>();
  for (const condition of conditions) collect(condition, domains, found);
  const subjects = [...found.values()];
  return { subjects, axes: subjects.map(axisOf) };
}

function axisOf({ domain, numbers, texts }: Subject): Axis {
  if (domain.kind === "numbers") return numberAxis(numbers, domain);
  return domain.kind === "texts"
    ? textAxis(texts, domain)
    : textAxis(texts, { kind: "texts", values: [], isOpen: true, isDeclared: false });
}

function collect(condition: Expression, domains: Domains, found: Map<string, Subject>): void {
  switch (condition.kind) {
    case "group":
      collect(condition.inner, domains, found);
      return;
    case "not":
      collect(condition.operand, domains, found);
      return;
    case "and":
    case "or":
      for (const operand of condition.operands) collect(operand, domains, found);
      return;
    case "compare": {
      const asked = askedValues(condition, domains);
      if (asked === undefined) return;
      const isShare = condition.right.some(({ kind }) => kind === "percent");
      const subject = subjectOf(condition.left, domains, found, isShare);
      subject.numbers.push(...asked.numbers);
      subject.texts.push(...asked.texts);
      if (condition.operator !== "=" && condition.operator !== "<>") subject.edges.push(...asked.numbers);
      return;
    }
    case "reference":
      if (isYesNo(condition, domains)) subjectOf(condition, domains, found);
      return;
    default:
      return;
  }
}

function isYesNo(expression: Expression, { plan }: Domains): boolean {
  return plan.typeOf.get(expression)?.kind === "yesno";
}

/** A number that is compared with percentages is a share. */
function subjectOf(
  expression: Expression,
  domains: Domains,
  found: Map<string, Subject>,
  isShare = false,
): Subject {
  const key = expressionKey(expression, domains.plan);
  const known = found.get(key);
  if (known) return known;
  const own = domains.plan.typeOf.get(expression);
  const type: Type | undefined = isShare && own?.kind === "number" ? { kind: "percent" } : own;
  const domain = domainOf(expression, domains);
  const subject = { key, expression, type, domain, numbers: [], edges: [], texts: [] };
  found.set(key, subject);
  return subject;
}

interface Asked {
  readonly numbers: readonly Fraction[];
  readonly texts: readonly string[];
}

/** What a comparison compares with, where all of it is known and of the kind of what is compared. */
function askedValues({ left, right }: Comparison, domains: Domains): Asked | undefined {
  const kind = domainOf(left, domains).kind;
  const numbers: Fraction[] = [];
  const texts: string[] = [];
  for (const alternative of right) {
    const domain = domainOf(alternative, domains);
    if (kind === "numbers" && domain.kind === "numbers" && domain.lower && isPoint(domain)) {
      numbers.push(domain.lower.value);
    } else if (kind === "texts" && domain.kind === "texts" && !domain.isOpen && domain.values.length === 1) {
      texts.push(...domain.values);
    } else return undefined;
  }
  return { numbers, texts };
}

/** Boxes in which a condition turns out as `outcome`. */
export function conditionBoxes(
  condition: Expression,
  outcome: boolean,
  space: ConditionSpace,
  domains: Domains,
): ConditionBoxes {
  switch (condition.kind) {
    case "group":
      return conditionBoxes(condition.inner, outcome, space, domains);
    case "not":
      return conditionBoxes(condition.operand, !outcome, space, domains);
    case "and":
    case "or": {
      const parts = condition.operands.map((operand) => conditionBoxes(operand, outcome, space, domains));
      const isJoined = (condition.kind === "and") === outcome;
      return isJoined
        ? parts.reduce((a, b) => intersection(a, b, space))
        : parts.reduce((a, b) => union(a, b, space));
    }
    case "yesno":
      return condition.value === outcome ? always(space) : never;
    case "reference": {
      const index = indexOf(condition, space, domains);
      const axis = space.axes[index];
      const place = axis?.kind === "texts" ? axis.places.get(outcome ? "yes" : "no") : undefined;
      return place === undefined ? unsure(space) : along(index, atomsAt([place]), space);
    }
    case "compare":
      return comparisonBoxes(condition, outcome, space, domains);
    default:
      return unsure(space);
  }
}

function comparisonBoxes(
  comparison: Comparison,
  outcome: boolean,
  space: ConditionSpace,
  domains: Domains,
): ConditionBoxes {
  const asked = askedValues(comparison, domains);
  const index = indexOf(comparison.left, space, domains);
  const axis = space.axes[index];
  if (asked === undefined || axis === undefined) return unsure(space);
  const set =
    axis.kind === "texts"
      ? textsAsked(comparison, asked.texts, axis)
      : numbersAsked(comparison, asked.numbers, axis);
  return along(index, outcome ? set : complement(set, axis), space);
}

function textsAsked({ operator }: Comparison, texts: readonly string[], axis: TextAxis): AtomSet {
  const set = atomsAt(texts.flatMap((text) => axis.places.get(text) ?? []));
  return operator === "<>" ? complement(set, axis) : set;
}

function numbersAsked({ operator }: Comparison, numbers: readonly Fraction[], axis: NumberAxis): AtomSet {
  const [value] = numbers;
  const points = () => atomsAt(numbers.map((number) => pointAtom(axis, number)));
  if (value === undefined) return [];
  switch (operator) {
    case "=":
      return points();
    case "<>":
      return complement(points(), axis);
    case "<":
    case "<=":
      return between(axis, { upper: { value, isIncluded: operator === "<=" } });
    case ">":
    case ">=":
      return between(axis, { lower: { value, isIncluded: operator === ">=" } });
  }
}

function indexOf(expression: Expression, { subjects }: ConditionSpace, { plan }: Domains): number {
  const key = expressionKey(expression, plan);
  return subjects.findIndex((subject) => subject.key === key);
}

// ---------------------------------------------------------------- boxes

const never: ConditionBoxes = { over: [], under: [] };

function whole({ axes }: ConditionSpace): Box {
  return axes.map(everything);
}

function always(space: ConditionSpace): ConditionBoxes {
  return { over: [whole(space)], under: [whole(space)] };
}

function unsure(space: ConditionSpace): ConditionBoxes {
  return { over: [whole(space)], under: [] };
}

function along(index: number, set: AtomSet, space: ConditionSpace): ConditionBoxes {
  const axis = space.axes[index];
  const kept = axis ? common(set, axis.possible) : set;
  if (kept.length === 0) return never;
  const box = whole(space).map((every, at) => (at === index ? kept : every));
  return { over: [box], under: [box] };
}

function union(a: ConditionBoxes, b: ConditionBoxes, space: ConditionSpace): ConditionBoxes {
  const over = [...a.over, ...b.over];
  const under = [...a.under, ...b.under];
  return over.length > mostBoxes ? unsure(space) : { over, under };
}

function intersection(a: ConditionBoxes, b: ConditionBoxes, space: ConditionSpace): ConditionBoxes {
  if (a.over.length * b.over.length > mostBoxes) return unsure(space);
  const meet = (left: readonly Box[], right: readonly Box[]) =>
    left.flatMap((one) => right.flatMap((other) => boxesOf(shared(one, other))));
  return { over: meet(a.over, b.over), under: meet(a.under, b.under) };
}

function shared(a: Box, b: Box): Box {
  return a.map((set, index) => common(set, b[index] ?? []));
}

function boxesOf(box: Box): readonly Box[] {
  return box.some((set) => set.length === 0) ? [] : [box];
}
