/** What a figure looks at, by itself and through every figure it reads. */

import type { RuleSet } from "../rule-set.js";
import { type GrainUnit, isCoarserUnit } from "./grain-period.js";
import { type FigureDefinition, unitOfGrain } from "./program.js";
import type { RuleGraph } from "./rule-graph.js";
import { rootSource } from "./rule-graph-index.js";

export interface Reach {
  readonly credits: ReadonlyMap<string, { readonly everybody: boolean }>;
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
    const credits = new Map<string, { readonly everybody: boolean }>();
    const sources = new Set<string>();
    // Who is in the plan, and when, is in the roster.
    if (ruleSet.plan.roster !== undefined) sources.add(ruleSet.plan.roster);
    let readsEverybody = false;
    let unit: GrainUnit = "day";
    // A figure may be met twice: for its own payee, and for everybody through a figure of the plan.
    const seen = new Set<string>();
    const open = [{ name: figure, everybody: false }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const found = figures.get(next.name);
      if (found === undefined) continue;
      const { grain } = found.definition;
      const everybody = next.everybody || grain.owner === "plan";
      if (seen.has(`${everybody} ${next.name}`)) continue;
      seen.add(`${everybody} ${next.name}`);
      readsEverybody ||= everybody;
      if (isCoarserUnit(unitOfGrain(grain), unit)) unit = unitOfGrain(grain);
      for (const facts of partsOf(found, graph, ruleSet)) {
        for (const credit of facts.credits) {
          credits.set(credit, { everybody: everybody || credits.get(credit)?.everybody === true });
        }
        for (const source of facts.sources) sources.add(source);
        for (const name of facts.figures) open.push({ name, everybody });
      }
    }
    const reach = { credits, sources, everybody: readsEverybody, unit };
    known.set(figure, reach);
    return reach;
  };
}

function partsOf(figure: FigureDefinition, graph: RuleGraph, ruleSet: RuleSet) {
  const { grain } = figure.definition;
  const source = grain.owner === "credit" ? rootSource(ruleSet, grain.credit) : "";
  if (figure.kind === "figure") {
    return figure.definition.versions.map((version) => graph.slot(version.value, source));
  }
  return figure.definition.versions.flatMap(({ pay, gates, times, floors, caps }) => {
    const tiers = ruleSet.tiers.find((candidate) => candidate.name === pay.at?.tiers);
    const slots = [
      pay.base,
      ...(pay.at === undefined ? [] : [pay.at.axis]),
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
      ...slots.map((slot) => graph.slot(slot, source)),
      ...gates.map((gate) => graph.rule(gate.rule, source)),
    ];
  });
}
