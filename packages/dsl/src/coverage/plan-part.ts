/** The parts of a plan that can be used or not, each with the ways in which it can be used. */

import type { Component, Condition, Expression, Place, Rule, RuleSet, Slot } from "@attain/engine";
import type { SourceTexts } from "../source/source-texts.js";

export type PartKind = "condition" | "row" | "tier" | "limit" | "value";

/** A way in which a part can be used, as an observer tells it. */
export type Use =
  | { readonly of: "slot"; readonly slot: Slot }
  | { readonly of: "comparison"; readonly rule: string; readonly index: number; readonly holds: boolean }
  | { readonly of: "comparisonEdge"; readonly rule: string; readonly index: number }
  | { readonly of: "tier" | "tierEdge"; readonly place: Place }
  | { readonly of: "limit"; readonly place: Place; readonly isBinding: boolean };

export interface PlanPart {
  readonly kind: PartKind;
  readonly place: Place;
  /** As written, or as near as it comes. */
  readonly text: string;
  readonly ways: readonly { readonly name: string; readonly use: Use }[];
}

/** Every part of the plan's own text, one way after the other; what it takes from other files is theirs. */
export function partsOf(ruleSet: RuleSet, sources: SourceTexts): readonly PlanPart[] {
  const counted = new Set<Slot>();
  const parts: PlanPart[] = [];
  const textAt = (place: Place) => writtenAt(place, sources);
  const placeOf = (slot: Slot) => ruleSet.expressions[slot]?.place;
  const row = (slot: Slot, place: Place | undefined, text?: string) => {
    if (place === undefined) return;
    counted.add(slot);
    const ways = [{ name: "taken", use: { of: "slot", slot } }] as const;
    parts.push({ kind: "row", place, text: text ?? textAt(place), ways });
  };

  for (const table of ruleSet.tables) {
    for (const version of table.versions) {
      for (const { then, place } of version.rows) row(then, place);
      if (version.otherwise !== undefined) row(version.otherwise, placeOf(version.otherwise), "otherwise");
    }
  }
  const rules = new Map(ruleSet.rules.map((rule) => [rule.name, rule]));
  for (const expression of ruleSet.expressions) {
    if (expression.op === "choose") {
      for (const { when, then } of expression.cases) row(then, rules.get(when)?.event.params.place);
      if (expression.otherwise !== undefined)
        row(expression.otherwise, placeOf(expression.otherwise), "otherwise");
    }
    if (expression.op === "else") row(expression.otherwise, placeOf(expression.otherwise), "else");
  }
  for (const rule of ruleSet.rules) parts.push(...comparisonsOf(rule, ruleSet, textAt));
  for (const { versions } of ruleSet.tiers) {
    for (const { place } of versions.flatMap(({ rows }) => rows)) {
      parts.push({
        kind: "tier",
        place,
        text: textAt(place),
        ways: [{ name: "reached", use: { of: "tier", place } }],
      });
    }
  }
  for (const component of ruleSet.components) parts.push(...limitsOf(component, textAt));
  ruleSet.expressions.forEach((expression, slot) => {
    if (counted.has(slot) || isWritten(expression)) return;
    const { place } = expression;
    const ways = [{ name: "calculated", use: { of: "slot", slot } }] as const;
    parts.push({ kind: "value", place, text: textAt(place), ways });
  });
  return parts.filter(({ place }) => place.file === undefined).sort(byPlace);
}

/** Where a number decides: both sides of a comparison equal, or an axis just at the edge of a tier. */
export function boundariesOf(ruleSet: RuleSet, sources: SourceTexts): readonly PlanPart[] {
  return partsOf(ruleSet, sources).flatMap((part): PlanPart[] => {
    const use = part.ways[0]?.use;
    if (use?.of === "comparison" && isNumeric(use.rule, use.index, ruleSet)) {
      const { rule, index } = use;
      return [{ ...part, ways: [{ name: "equal", use: { of: "comparisonEdge", rule, index } }] }];
    }
    if (use?.of !== "tier") return [];
    return [{ ...part, ways: [{ name: "at its edge", use: { of: "tierEdge", place: use.place } }] }];
  });
}

function isNumeric(name: string, index: number, { rules }: RuleSet): boolean {
  const rule = rules.find((each) => each.name === name);
  const condition = rule && flat(rule.conditions)[index];
  return condition !== undefined && "fact" in condition && condition.operator.startsWith("decimal");
}

/** What stands for itself, and is there as soon as whatever it stands in is used. */
function isWritten({ op }: Expression): boolean {
  return op === "constant" || op === "none" || op === "argument";
}

function comparisonsOf(rule: Rule, ruleSet: RuleSet, textAt: (place: Place) => string): readonly PlanPart[] {
  // The cells of a table are asked together: its rows are counted.
  if (rule.event.type === "row") return [];
  return flat(rule.conditions).flatMap((condition, index): PlanPart[] => {
    if (!("fact" in condition)) return [];
    const left = ruleSet.expressions[condition.params.slot]?.place;
    if (left === undefined) return [];
    const right =
      typeof condition.value === "boolean"
        ? undefined
        : ruleSet.expressions[condition.value.params.slot]?.place;
    const place = right === undefined ? left : spanned(left, right);
    const asked =
      typeof condition.value === "boolean"
        ? `${textAt(left)}${condition.operator === "isPresent" ? (condition.value ? " is there" : " is absent") : condition.value ? "" : " is no"}`
        : `${textAt(left)} ${signOf(condition.operator)} ${right ? textAt(right) : ""}`;
    const use = { of: "comparison", rule: rule.name, index } as const;
    return [
      {
        kind: "condition",
        place,
        text: asked,
        ways: [
          { name: "yes", use: { ...use, holds: true } },
          { name: "no", use: { ...use, holds: false } },
        ],
      },
    ];
  });
}

function flat(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all.flatMap(flat);
  if ("any" in condition) return condition.any.flatMap(flat);
  if ("not" in condition) return flat(condition.not);
  return [condition];
}

/** From the start of one to the end of the other, where they stand on one line. */
function spanned(left: Place, right: Place): Place {
  if (left.line !== right.line || right.column < left.column) return left;
  return { ...left, length: right.column + right.length - left.column };
}

const signs = [
  ["NotEqual", "<>"],
  ["LessOrEqual", "<="],
  ["GreaterOrEqual", ">="],
  ["Equal", "="],
  ["Less", "<"],
  ["Greater", ">"],
] as const;

function signOf(operator: string): string {
  return signs.find(([ending]) => operator.endsWith(ending))?.[1] ?? "is";
}

function limitsOf({ versions }: Component, textAt: (place: Place) => string): readonly PlanPart[] {
  return versions.flatMap(({ floors, caps }) =>
    [...floors, ...caps].map(({ place }) => ({
      kind: "limit" as const,
      place,
      text: textAt(place),
      ways: [
        { name: "bound", use: { of: "limit", place, isBinding: true } as const },
        { name: "unbound", use: { of: "limit", place, isBinding: false } as const },
      ],
    })),
  );
}

function writtenAt(place: Place, { texts }: SourceTexts): string {
  const text = texts.find(({ file }) => file === place.file);
  if (text === undefined) return "";
  const start = text.lines.offset(place);
  return text.text.slice(start, start + place.length).replace(/\s+/g, " ");
}

function byPlace(a: PlanPart, b: PlanPart): number {
  return a.place.line - b.place.line || a.place.column - b.place.column || b.place.length - a.place.length;
}
