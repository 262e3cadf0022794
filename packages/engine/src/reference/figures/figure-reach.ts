/** What a figure looks at, by itself and through every figure it reads. */

import { limitWindow } from "../../limit-window.js";
import type { ComponentVersion, Grain, RuleSet } from "../../rule-set.js";
import { needs } from "../program/needs.js";
import { type FigureDefinition, unitOfGrain } from "../program/program.js";
import type { RuleGraph } from "../program/rule-graph.js";
import { rootSource } from "../program/rule-graph-index.js";
import { sharedSlots } from "../sharing/shared-slots.js";
import { type GrainUnit, isCoarserUnit } from "../time/grain-period.js";

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
  /** The same, with credits of which one number each is read. */
  readonly counted: ReadonlyMap<string, CreditsRead>;
  readonly sources: ReadonlySet<string>;
  readonly everybody: boolean;
  readonly unit: GrainUnit;
}

export function figureReach(
  figures: ReadonlyMap<string, FigureDefinition>,
  graph: RuleGraph,
  ruleSet: RuleSet,
): (figure: string) => Reach {
  const known = new Map<string, Reach>();
  return (figure) => {
    const cached = known.get(figure);
    if (cached !== undefined) return cached;
    const credits = new Map<string, CreditsRead>();
    const counted = new Map<string, CreditsRead>();
    const sources = new Set<string>();
    // Who is in the plan, and when, is in the roster.
    if (ruleSet.plan.roster !== undefined) sources.add(ruleSet.plan.roster);
    let readsEverybody = false;
    let unit: GrainUnit = "day";
    // A figure may be met again: for its own payee, for a group, and for everybody through one of the plan.
    const seen = new Set<string>();
    const open: { readonly name: string; readonly whose: Whose }[] = [{ name: figure, whose: "own" }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const found = figures.get(next.name);
      if (found === undefined) continue;
      const { grain } = found.definition;
      const versions = found.kind === "component" ? found.definition.versions : [];
      const whose = versions.some(isDivided) ? "everybody" : widened(next.whose, grain);
      const key = JSON.stringify([whose, next.name]);
      if (seen.has(key)) continue;
      seen.add(key);
      readsEverybody ||= whose !== "own";
      if (grain.owner === "credit") counted.set(grain.credit, withWhose(counted.get(grain.credit), whose));
      for (const own of [unitOfGrain(grain), ...windowsOf(found, graph, ruleSet)]) {
        if (isCoarserUnit(own, unit)) unit = own;
      }
      for (const facts of partsOf(found, graph, ruleSet)) {
        const isGoals = (facts.needs & needs.goals) !== 0;
        const read = isGoals ? "everybody" : whose;
        readsEverybody ||= isGoals;
        for (const credit of facts.credits) {
          credits.set(credit, withWhose(credits.get(credit), read));
          counted.set(credit, withWhose(counted.get(credit), read));
        }
        for (const source of facts.sources) sources.add(source);
        for (const name of facts.figures) open.push({ name, whose: read });
      }
    }
    const reach = { credits, counted, sources, everybody: readsEverybody, unit };
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

/** The longer periods for which a component's limits read what the day of looking changes. */
function windowsOf(figure: FigureDefinition, graph: RuleGraph, ruleSet: RuleSet): readonly GrainUnit[] {
  if (figure.kind === "figure") return [];
  const { grain, versions } = figure.definition;
  const source = grain.owner === "credit" ? rootSource(ruleSet, grain.credit) : "";
  return versions.flatMap((version) => [
    budgetUnit(grain, version),
    ...[...version.floors, ...version.caps].flatMap((limit) => {
      const looks = (graph.slot(limit.value, source).needs & needs.figures) !== 0;
      return looks ? (limitWindow(limit, grain)?.per ?? []) : [];
    }),
  ]);
}

/** Whether what one payee gets depends on the others. */
function isDivided({ share, rank, budget }: ComponentVersion): boolean {
  return share !== undefined || rank !== undefined || budget !== undefined;
}

/** The longest stretch whose amounts a budget counts. */
function budgetUnit(grain: Grain, { budget }: ComponentVersion): GrainUnit {
  if (budget === undefined) return "day";
  return budget.per ?? (grain.owner === "credit" ? "plan" : grain.per);
}

function partsOf(figure: FigureDefinition, graph: RuleGraph, ruleSet: RuleSet) {
  const { grain } = figure.definition;
  const source = grain.owner === "credit" ? rootSource(ruleSet, grain.credit) : "";
  if (figure.kind === "figure") {
    return figure.definition.versions.map((version) => graph.slot(version.value, source));
  }
  return figure.definition.versions.flatMap((version) => {
    const { pay, gates, times, floors, caps } = version;
    const tiers = ruleSet.tiers.find((candidate) => candidate.name === pay?.at?.tiers);
    const slots = [
      ...(pay === undefined ? [] : [pay.base]),
      ...(pay?.at === undefined ? [] : [pay.at.axis]),
      ...[...times, ...floors, ...caps].map((limit) => limit.value),
      ...(tiers?.versions ?? []).flatMap((version) =>
        version.rows.flatMap((row) => [
          row.threshold,
          row.value,
          ...(row.plus === undefined ? [] : [row.plus]),
        ]),
      ),
    ];
    return [
      ...sharedSlots(version).map((slot) => graph.slot(slot)),
      ...slots.map((slot) => graph.slot(slot, source)),
      ...gates.map((gate) => graph.rule(gate.rule, source)),
    ];
  });
}
