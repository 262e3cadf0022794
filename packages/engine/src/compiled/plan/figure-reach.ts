/** What a figure looks at, by itself and through every figure it reads. */

import { limitWindow } from "../../limit-window.js";
import type { Component, ComponentVersion, Figure, Grain, RuleSet, Slot } from "../../rule-set.js";
import { isLonger, type Unit } from "../time/periods.js";
import { type Needs, needsFigures, needsGoals, type SlotNeeds } from "./slot-needs.js";

export type Definition =
  | { readonly kind: "figure"; readonly definition: Figure }
  | { readonly kind: "component"; readonly definition: Component };

/**
 * Whose credits a figure reads: its own payee's, those of the groups that a column makes (what counts for
 * the group, or all that its members received), everybody's.
 */
export interface CreditsRead {
  readonly own: boolean;
  readonly groups: ReadonlyMap<string, "group" | "members">;
  readonly everybody: boolean;
}

export interface Reach {
  readonly credits: ReadonlyMap<string, CreditsRead>;
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
    const credits = new Map<string, CreditsRead>();
    let unit: Unit = "day";
    const seen = new Set<string>();
    const open: { readonly name: string; readonly whose: Whose }[] = [{ name: figure, whose: "own" }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const found = definitions.get(next.name);
      if (found === undefined) continue;
      const { grain } = found.definition;
      const isDivided = found.kind === "component" && found.definition.versions.some(isForAll);
      const whose = isDivided ? "everybody" : widened(next.whose, grain);
      const key = JSON.stringify([next.name, whose]);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const other of [grainUnit(grain), ...windowsOf(found, needs)])
        if (isLonger(other, unit)) unit = other;
      for (const part of partsOf(found, needs)) {
        // A goal is planned for everybody at once.
        const read = (part.bits & needsGoals) === 0 ? whose : "everybody";
        for (const credit of part.credits) credits.set(credit, withWhose(credits.get(credit), read));
        for (const name of part.figures) open.push({ name, whose: read });
      }
    }
    const reach = { credits, readsCredits: credits.size > 0, unit };
    known.set(figure, reach);
    return reach;
  };
}

/** Whose rows are met on the way: the figure's own payee's, those of a group, or everybody's. */
type Whose = "own" | "everybody" | { readonly column: string; readonly of: "group" | "members" };

function widened(whose: Whose, grain: Grain): Whose {
  if (whose === "everybody" || grain.owner === "plan") return "everybody";
  if (grain.owner !== "group") return whose === "own" ? whose : { column: whose.column, of: "members" };
  if (whose === "own") return { column: grain.column, of: "group" };
  // Members of one kind of group may belong to any of another kind.
  return whose.column === grain.column ? whose : "everybody";
}

function withWhose(known: CreditsRead | undefined, whose: Whose): CreditsRead {
  const read: CreditsRead = known ?? { own: false, groups: new Map(), everybody: false };
  if (whose === "own") return { ...read, own: true };
  if (whose === "everybody") return { ...read, everybody: true };
  const of = read.groups.get(whose.column) === "members" ? "members" : whose.of;
  return { ...read, groups: new Map([...read.groups, [whose.column, of]]) };
}

/** Whether what one payee gets depends on the others. */
export function isForAll({ share, rank, budget }: ComponentVersion): boolean {
  return share !== undefined || rank !== undefined || budget !== undefined;
}

function sourceOf(grain: Grain, needs: SlotNeeds): string | undefined {
  return grain.owner === "credit" ? needs.sourceOf(grain.credit) : undefined;
}

/** What a figure's versions read by themselves. */
export function partsOf({ kind, definition }: Definition, needs: SlotNeeds): readonly Needs[] {
  const source = sourceOf(definition.grain, needs);
  if (kind === "figure") return definition.versions.map(({ value }) => needs.slot(value, source));
  return definition.versions.flatMap(({ pay, gates, times, floors, caps, ...version }) => [
    ...dividedSlots(version).map((slot) => needs.slot(slot, undefined)),
    ...(pay === undefined ? [] : [needs.slot(pay.base, source)]),
    ...(pay?.at === undefined ? [] : [needs.slot(pay.at.axis, source), needs.tiers(pay.at.tiers, source)]),
    ...[...times, ...floors, ...caps].map(({ value }) => needs.slot(value, source)),
    ...gates.map(({ rule }) => needs.rule(rule, source)),
  ]);
}

/** The values by which a component is divided among payees: shared, ranked, or held within a budget. */
function dividedSlots({
  share,
  rank,
  budget,
}: Pick<ComponentVersion, "share" | "rank" | "budget">): readonly Slot[] {
  const slots: (Slot | undefined)[] = [
    share?.amount,
    share?.by,
    rank?.by,
    typeof rank?.ties === "object" ? rank.ties.tiebreak : undefined,
    ...(rank?.prizes ?? []).map(({ prize }) => prize),
    budget?.value,
  ];
  return slots.flatMap((slot) => slot ?? []);
}

/** The longest stretch whose amounts a budget counts. */
function budgetUnit(grain: Grain, { budget }: ComponentVersion): Unit {
  if (budget === undefined) return "day";
  return budget.per ?? (grain.owner === "credit" ? "plan" : grain.per);
}

/** The longer periods for which a component's limits read what the day of looking changes. */
function windowsOf({ kind, definition }: Definition, needs: SlotNeeds): readonly Unit[] {
  if (kind === "figure") return [];
  const { grain, versions } = definition;
  const source = sourceOf(grain, needs);
  return versions.flatMap((version) => [
    budgetUnit(grain, version),
    ...[...version.floors, ...version.caps].flatMap((limit) => {
      const looks = (needs.slot(limit.value, source).bits & needsFigures) !== 0;
      return looks ? (limitWindow(limit, grain)?.per ?? []) : [];
    }),
  ]);
}

export function definitionsOf({ figures, components }: RuleSet): ReadonlyMap<string, Definition> {
  return new Map<string, Definition>([
    ...figures.map((definition) => [definition.name, { kind: "figure", definition }] as const),
    ...components.map((definition) => [definition.name, { kind: "component", definition }] as const),
  ]);
}
