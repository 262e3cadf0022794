/** What a figure looks at, by itself and through every figure it reads. */

import { limitWindow } from "../../limit-window.js";
import type { Component, Figure, Grain, RuleSet } from "../../rule-set.js";
import { isLonger, type Unit } from "../time/periods.js";
import { type Needs, needsFigures, type SlotNeeds } from "./slot-needs.js";

export type Definition =
  | { readonly kind: "figure"; readonly definition: Figure }
  | { readonly kind: "component"; readonly definition: Component };

export interface Reach {
  /** Credits received by the figure's own payee, and by anybody. */
  readonly own: ReadonlySet<string>;
  readonly everybody: ReadonlySet<string>;
  readonly readsCredits: boolean;
  /** The longest period whose rows can count. */
  readonly unit: Unit;
}

export function grainUnit(grain: Grain): Unit {
  return grain.owner === "credit" ? "day" : grain.per;
}

export function figureReach(
  definitions: ReadonlyMap<string, Definition>,
  needs: SlotNeeds,
): (figure: string) => Reach {
  const known = new Map<string, Reach>();
  return (figure) => {
    const cached = known.get(figure);
    if (cached !== undefined) return cached;
    const own = new Set<string>();
    const everybody = new Set<string>();
    let unit: Unit = "day";
    const seen = new Set<string>();
    const open: { readonly name: string; readonly isOwn: boolean }[] = [{ name: figure, isOwn: true }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const found = definitions.get(next.name);
      if (found === undefined) continue;
      const { grain } = found.definition;
      const isOwn = next.isOwn && grain.owner !== "plan";
      const key = `${next.name} ${isOwn}`;
      if (seen.has(key)) continue;
      seen.add(key);
      for (const other of [grainUnit(grain), ...windowsOf(found, needs)])
        if (isLonger(other, unit)) unit = other;
      for (const part of partsOf(found, needs)) {
        for (const credit of part.credits) (isOwn ? own : everybody).add(credit);
        for (const name of part.figures) open.push({ name, isOwn });
      }
    }
    const reach = { own, everybody, readsCredits: own.size + everybody.size > 0, unit };
    known.set(figure, reach);
    return reach;
  };
}

function sourceOf(grain: Grain, needs: SlotNeeds): string | undefined {
  return grain.owner === "credit" ? needs.sourceOf(grain.credit) : undefined;
}

/** What a figure's versions read by themselves. */
export function partsOf({ kind, definition }: Definition, needs: SlotNeeds): readonly Needs[] {
  const source = sourceOf(definition.grain, needs);
  if (kind === "figure") return definition.versions.map(({ value }) => needs.slot(value, source));
  return definition.versions.flatMap(({ pay, gates, times, floors, caps }) => [
    ...(pay === undefined ? [] : [needs.slot(pay.base, source)]),
    ...(pay?.at === undefined ? [] : [needs.slot(pay.at.axis, source), needs.tiers(pay.at.tiers, source)]),
    ...[...times, ...floors, ...caps].map(({ value }) => needs.slot(value, source)),
    ...gates.map(({ rule }) => needs.rule(rule, source)),
  ]);
}

/** The longer periods for which a component's limits read what the day of looking changes. */
function windowsOf({ kind, definition }: Definition, needs: SlotNeeds): readonly Unit[] {
  if (kind === "figure") return [];
  const { grain, versions } = definition;
  const source = sourceOf(grain, needs);
  return versions.flatMap(({ floors, caps }) =>
    [...floors, ...caps].flatMap((limit) => {
      const looks = (needs.slot(limit.value, source).bits & needsFigures) !== 0;
      return looks ? (limitWindow(limit, grain)?.per ?? []) : [];
    }),
  );
}

export function definitionsOf({ figures, components }: RuleSet): ReadonlyMap<string, Definition> {
  return new Map<string, Definition>([
    ...figures.map((definition) => [definition.name, { kind: "figure", definition }] as const),
    ...components.map((definition) => [definition.name, { kind: "component", definition }] as const),
  ]);
}
