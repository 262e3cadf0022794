/** A rule set prepared for a run: names become look-ups, literals become values, formulas are proved finite. */

import type { Fault } from "../fault.js";
import type {
  Component,
  Credit,
  Expression,
  Figure,
  Grain,
  Parameter,
  Rule,
  RuleSet,
  Slot,
  Table,
  Tiers,
} from "../rule-set.js";
import { parseDay } from "../values/calendar.js";
import { invariant } from "../values/invariant.js";
import { unreachable } from "../values/unreachable.js";
import { type GrainUnit, isCoarserUnit, type PlanTime } from "./grain-period.js";
import { mostCost, mostDepth, type RuleGraph, ruleGraph } from "./rule-graph.js";
import { rootSource } from "./rule-graph-drafts.js";
import { formulaCycle, formulaTooDeep, formulaTooLarge, planTooLong } from "./run-faults.js";
import { constantValue, type Value } from "./value.js";

/** Longer plans would make more periods than anybody reads. */
const mostYears = 100;

export type FigureDefinition =
  | { readonly kind: "figure"; readonly definition: Figure }
  | { readonly kind: "component"; readonly definition: Component };

export interface Program {
  readonly ruleSet: RuleSet;
  readonly time: PlanTime;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly tiers: ReadonlyMap<string, Tiers>;
  readonly credits: ReadonlyMap<string, Credit>;
  /** The source whose row stands behind a credit. */
  readonly creditSources: ReadonlyMap<string, string>;
  /** Figures and components by name. */
  readonly figures: ReadonlyMap<string, FigureDefinition>;
  readonly graph: RuleGraph;
  readonly faults: readonly Fault[];
  expression(slot: Slot): Expression;
  /** The value of a literal. */
  constant(slot: Slot): Value;
  /** Credits a figure adds up, through other figures too; `everybody`: those of all payees. */
  creditsOf(figure: string): ReadonlyMap<string, { readonly everybody: boolean }>;
  /** Sources a figure reads rows of, the rows behind its credits apart. */
  sourcesOf(figure: string): ReadonlySet<string>;
  /** Whether a figure looks at all payees, through other figures too. */
  readsEverybody(figure: string): boolean;
  /** The coarsest period that a figure looks at, through other figures too. */
  widestUnit(figure: string): GrainUnit;
}

export function prepareProgram(ruleSet: RuleSet): Program {
  const graph = ruleGraph(ruleSet);
  const time = planTime(ruleSet);
  const figures = new Map<string, FigureDefinition>([
    ...ruleSet.figures.map((definition) => [definition.name, { kind: "figure", definition }] as const),
    ...ruleSet.components.map((definition) => [definition.name, { kind: "component", definition }] as const),
  ]);
  const constants = ruleSet.expressions.map((expression) =>
    expression.op === "constant" ? constantValue(expression.type, expression.value) : undefined,
  );
  const reach = figureReach(figures, graph, ruleSet);
  return {
    ruleSet,
    time,
    rules: byName(ruleSet.rules),
    parameters: byName(ruleSet.parameters),
    tables: byName(ruleSet.tables),
    tiers: byName(ruleSet.tiers),
    credits: byName(ruleSet.credits),
    creditSources: new Map(ruleSet.credits.map(({ name }) => [name, rootSource(ruleSet, name)])),
    figures,
    graph,
    faults: programFaults(ruleSet, graph, time),
    expression(slot) {
      const expression = ruleSet.expressions[slot];
      invariant(expression !== undefined, `the rule set has no expression ${slot}`);
      return expression;
    },
    constant(slot) {
      const value = constants[slot];
      invariant(value !== undefined, `the rule set has no literal at ${slot}`);
      return value;
    },
    creditsOf: (figure) => reach(figure).credits,
    readsEverybody: (figure) => reach(figure).everybody,
    sourcesOf: (figure) => reach(figure).sources,
    widestUnit: (figure) => reach(figure).unit,
  };
}

/** Finds something a rule set refers to; a rule set that was read has no other names. */
export function found<T>(values: ReadonlyMap<string, T>, name: string): T {
  const value = values.get(name);
  invariant(value !== undefined, `the rule set names "${name}", which it does not have`);
  return value;
}

export function unitOfGrain(grain: Grain): GrainUnit {
  return grain.owner === "credit" ? "day" : grain.per;
}

function byName<T extends { readonly name: string }>(values: readonly T[]): ReadonlyMap<string, T> {
  return new Map(values.map((value) => [value.name, value]));
}

function planTime(ruleSet: RuleSet): PlanTime {
  const from = parseDay(ruleSet.plan.from);
  const through = parseDay(ruleSet.plan.through);
  invariant(from !== undefined && through !== undefined, "the plan's dates are no dates");
  return { from, through, calendar: ruleSet.plan.fiscal };
}

function programFaults(ruleSet: RuleSet, graph: RuleGraph, time: PlanTime): readonly Fault[] {
  const faults = graph.problems.map(({ kind, place }) => {
    switch (kind) {
      case "cycle":
        return formulaCycle(place);
      case "too deep":
        return formulaTooDeep(place, mostDepth);
      case "too large":
        return formulaTooLarge(place, mostCost);
      default:
        return unreachable(kind);
    }
  });
  return time.through - time.from > mostYears * 366
    ? [...faults, planTooLong(ruleSet.payout.place, mostYears)]
    : faults;
}

// ---------------------------------------------------------------- what figures reach

interface Reach {
  readonly credits: ReadonlyMap<string, { readonly everybody: boolean }>;
  readonly sources: ReadonlySet<string>;
  readonly everybody: boolean;
  readonly unit: GrainUnit;
}

function figureReach(
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
