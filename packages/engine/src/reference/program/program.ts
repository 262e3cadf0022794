/** A rule set prepared for a run: names become look-ups, literals become values, formulas are proved finite. */

import type { Fault } from "../../fault.js";
import type {
  Component,
  Credit,
  Expression,
  Figure,
  Goal,
  Grain,
  Matrix,
  Parameter,
  Place,
  Rule,
  RuleSet,
  Scope,
  Slot,
  Table,
  Tiers,
} from "../../rule-set.js";
import { dayText, parseDay } from "../../values/calendar.js";
import { invariant } from "../../values/invariant.js";
import { unreachable } from "../../values/unreachable.js";
import { type CreditsRead, figureReach } from "../figures/figure-reach.js";
import {
  formulaCycle,
  formulaTooDeep,
  formulaTooLarge,
  planTooLong,
  versionChangesInsidePeriod,
} from "../run-faults.js";
import type { GrainUnit, PlanTime } from "../time/grain-period.js";
import { changesInsidePeriods } from "../time/version-changes.js";
import { constantValue, type Value } from "../value.js";
import { mostCost, mostDepth, type RuleGraph, ruleGraph } from "./rule-graph.js";
import { rootSource } from "./rule-graph-index.js";

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
  readonly matrices: ReadonlyMap<string, Matrix>;
  readonly goals: ReadonlyMap<string, Goal>;
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
  /** Credits a figure adds up, through other figures too, and whose they are. */
  creditsOf(figure: string): ReadonlyMap<string, CreditsRead>;
  /** The same, with credits of which it reads one number each. */
  countedBy(figure: string): ReadonlyMap<string, CreditsRead>;
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
    matrices: byName(ruleSet.matrices),
    goals: byName(ruleSet.goals ?? []),
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
    countedBy: (figure) => reach(figure).counted,
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
    : [...faults, ...versionFaults(ruleSet, time)];
}

/** The first change of each figure and component that falls within one of its periods. */
function versionFaults({ figures, components }: RuleSet, time: PlanTime): readonly Fault[] {
  return [...figures, ...components].flatMap(({ name, grain, versions }) => {
    const dated: readonly (Scope & { readonly place: Place })[] = versions;
    const [change] = changesInsidePeriods(dated, unitOfGrain(grain), time);
    if (change === undefined) return [];
    const { after, on, payee, period } = change;
    return [versionChangesInsidePeriod(after.place, name, dayText(on), period.text, payee)];
  });
}
