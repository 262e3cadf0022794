/**
 * The nodes of the rule graph: an expression or decision with the source whose row is in scope, and
 * what it directly consists of. One entry an operation; everything else is in rule-graph.ts.
 */

import type {
  Condition,
  Expression,
  Grain,
  Hold,
  Journal,
  Place,
  RuleName,
  RuleSet,
  Slot,
} from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { goalSlots } from "../goals/goal-slots.js";
import { sharedSlots } from "../sharing/shared-slots.js";
import { needs } from "./needs.js";
import { type GraphIndex, graphIndex, optional, type Versions } from "./rule-graph-index.js";

/** A day average may evaluate its value once a day. */
const daysFactor = 366;

export type NodeId = string;

export interface Draft {
  readonly place: Place;
  readonly own: number;
  /** How often the children may be evaluated. */
  readonly factor: number;
  /** `met`: needs of the child that are met here and do not reach further out. */
  readonly children: readonly { readonly id: NodeId; readonly met: number }[];
  readonly sources: readonly string[];
  readonly credits: readonly string[];
  readonly figures: readonly string[];
}

export interface GraphDrafts {
  /** Everything that a run evaluates by itself. */
  readonly roots: readonly NodeId[];
  draftOf(id: NodeId): Draft | undefined;
}

export function slotId(slot: Slot, source: string): NodeId {
  return JSON.stringify([slot, source]);
}

export function ruleId(rule: RuleName, source: string): NodeId {
  return JSON.stringify([rule, source]);
}

export function graphDrafts(ruleSet: RuleSet): GraphDrafts {
  const index = graphIndex(ruleSet);
  return {
    roots: rootsOf(ruleSet, index),
    draftOf(id) {
      const [what, source] = JSON.parse(id) as [Slot | RuleName, string];
      if (typeof what === "string") {
        const rule = index.rules.get(what);
        return (
          rule && makeDraft(rule.event.params.place, { children: parts(source, slotsOf(rule.conditions)) })
        );
      }
      const expression = ruleSet.expressions[what];
      return expression && expressionDraft(expression, source, index);
    },
  };
}

function expressionDraft(expression: Expression, source: string, index: GraphIndex): Draft {
  const make = (draft: Partial<Draft>) => makeDraft(expression.place, draft);
  const of = (...slots: readonly Slot[]) => make({ children: parts(source, slots) });
  switch (expression.op) {
    case "constant":
    case "none":
      return make({});
    case "column": {
      const formula = index.formulas.get(source)?.get(expression.column);
      return make({ own: needs.row, children: formula === undefined ? [] : parts(source, [formula]) });
    }
    case "credited":
    case "share":
    case "receiver":
    case "creditDate":
      return make({ own: needs.row | needs.credit });
    case "lookup": {
      const formula = index.formulas.get(expression.source)?.get(expression.column);
      const found =
        formula === undefined ? [] : parts(expression.source, [formula], [], needs.row | needs.credit);
      return make({
        own: index.dated.has(expression.source) ? needs.reading : 0,
        children: [...parts(source, Object.values(expression.keys)), ...found],
        sources: [expression.source],
      });
    }
    case "managers": {
      const { roster } = index;
      return make({
        own: needs.reading,
        children: parts(source, [expression.of]),
        sources: roster === undefined ? [] : [roster],
      });
    }
    case "payee":
      return make({ own: needs.payee });
    case "period":
    case "group":
      return make({ own: needs.period });
    case "parameter":
      return make(versioned(index.parameters.get(expression.name), source));
    case "call": {
      const table = versioned(index.tables.get(expression.table), source, needs.arguments);
      return make({ ...table, children: [...parts(source, expression.arguments), ...table.children] });
    }
    case "tier": {
      const tiers = versioned(index.tiers.get(expression.tiers), source);
      return make({ ...tiers, children: [...parts(source, [expression.axis]), ...tiers.children] });
    }
    case "goal": {
      const goal = index.goals.get(expression.goal);
      return make({
        own: needs.payee | needs.period | needs.goals,
        // It is planned for everybody, with everything as it stands on the day of planning.
        children: parts("", goal === undefined ? [] : goalSlots(goal), [], planning),
        sources: [...optional(index.roster), ...(goal?.levels.map((level) => level.source) ?? [])],
      });
    }
    case "matrix": {
      const matrix = versioned(index.matrices.get(expression.matrix), source);
      return make({ ...matrix, children: [...parts(source, expression.arguments), ...matrix.children] });
    }
    case "weighted":
      return of(...expression.items.flatMap(({ weight, value }) => [weight, value]));
    case "figure":
      return make({
        own:
          needs.figures |
          needs.payee |
          needs.period |
          (index.perCredit.has(expression.name) ? needs.credit : 0),
        children: parts(source, optional(expression.of)),
        figures: [expression.name],
      });
    case "argument":
      return make({ own: needs.arguments });
    case "add":
    case "multiply":
    case "min":
    case "max":
      return of(...expression.operands);
    case "subtract":
    case "divide":
      return of(expression.left, expression.right);
    case "negate":
      return of(expression.operand);
    case "round":
      return of(expression.value, expression.step);
    case "shift":
      return of(expression.date, expression.by);
    case "days":
      return of(expression.from, expression.to);
    case "choose": {
      const { cases, otherwise } = expression;
      const slots = cases.map((one) => one.then);
      const rules = cases.map((one) => one.when);
      return make({
        children: parts(source, otherwise === undefined ? slots : [...slots, otherwise], rules),
      });
    }
    case "decide":
      return make({ children: parts(source, [], [expression.rule]) });
    case "else":
      return of(expression.value, expression.otherwise);
    case "prorate":
      return make({ own: needs.payee | needs.period, children: parts(source, [expression.value]) });
    case "reading":
      return make({
        own: needs.payee | needs.period | needs.reading,
        factor: expression.on === "days" ? daysFactor : 1,
        children: parts(source, [expression.value]),
      });
    case "monthsInPlan":
      return make({ own: needs.payee | needs.period | needs.reading });
    case "convert":
      return make({
        children: [...parts(source, [expression.value, expression.on]), ...rateFormulas(index)],
        sources: optional(index.exchange?.source),
      });
    case "periodDay":
      return make({ own: needs.period });
    case "aggregate":
      return aggregateDraft(expression, index);
    default:
      return unreachable(expression);
  }
}

const planning = needs.payee | needs.period | needs.reading;

/** Rates that are calculated from other columns of their rows. */
function rateFormulas({ exchange, formulas }: GraphIndex): Draft["children"] {
  const own = exchange && formulas.get(exchange.source);
  const slots = exchange?.rates.flatMap(({ column }) => optional(own?.get(column))) ?? [];
  return parts(exchange?.source ?? "", slots, [], needs.row | needs.credit);
}

type Aggregate = Extract<Expression, { op: "aggregate" }>;

function aggregateDraft(expression: Aggregate, index: GraphIndex): Draft {
  const { over, value, where } = expression;
  const rules = where === undefined ? [] : [where];
  const row = needs.row | needs.credit;
  const make = (draft: Partial<Draft>) => makeDraft(expression.place, draft);
  // A child row is read on the same day as the row it belongs to.
  if ("reference" in over) {
    return make({
      own: needs.row,
      children: parts(over.source, [value], rules, row),
      sources: [over.source],
    });
  }
  const own = needs.payee | needs.period | needs.figures;
  if ("figure" in over) {
    const scope = index.perCredit.get(over.figure) ?? "";
    return make({ own, children: parts(scope, [value], rules, row), figures: [over.figure] });
  }
  if ("credit" in over) {
    const scope = index.creditSources.get(over.credit) ?? "";
    return make({ own, children: parts(scope, [value], rules, row | needs.reading), credits: [over.credit] });
  }
  return make({
    own,
    children: parts(over.source, [value], rules, row | needs.reading),
    sources: [over.source],
  });
}

function makeDraft(place: Place, draft: Partial<Draft>): Draft {
  return { place, own: 0, factor: 1, children: [], sources: [], credits: [], figures: [], ...draft };
}

function parts(
  source: string,
  slots: readonly Slot[],
  rules: readonly RuleName[] = [],
  met = 0,
): Draft["children"] {
  return [
    ...slots.map((slot) => ({ id: slotId(slot, source), met })),
    ...rules.map((rule) => ({ id: ruleId(rule, source), met })),
  ];
}

function versioned(
  found: Versions | undefined,
  source: string,
  met = 0,
): { readonly own: number; readonly children: Draft["children"] } {
  return { own: found?.own ?? 0, children: parts(source, found?.slots ?? [], found?.rules ?? [], met) };
}

function slotsOf(condition: Condition): readonly Slot[] {
  const slots: Slot[] = [];
  const open: Condition[] = [condition];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ("all" in next) open.push(...next.all);
    else if ("any" in next) open.push(...next.any);
    else if ("not" in next) open.push(next.not);
    else {
      slots.push(next.params.slot);
      if (typeof next.value !== "boolean") slots.push(next.value.params.slot);
    }
  }
  return slots;
}

function rootsOf(ruleSet: RuleSet, index: GraphIndex): readonly NodeId[] {
  const roots: NodeId[] = [];
  const add = (source: string, slots: readonly Slot[], rules: readonly RuleName[] = []) =>
    roots.push(...parts(source, slots, rules).map((part) => part.id));
  const scopeOf = (grain: Grain) =>
    grain.owner === "credit" ? (index.creditSources.get(grain.credit) ?? "") : "";
  for (const source of ruleSet.sources) {
    for (const column of source.columns) add(source.name, optional(column.formula));
  }
  if (ruleSet.plan.payees !== undefined) add(ruleSet.plan.roster ?? "", [], [ruleSet.plan.payees]);
  for (const credit of ruleSet.credits) {
    const shares = credit.receivers.flatMap(({ who, share }) => (share === "rest" ? [who] : [who, share]));
    add(index.creditSources.get(credit.name) ?? "", [credit.worth, ...shares], optional(credit.where));
  }
  for (const figure of ruleSet.figures) {
    add(
      scopeOf(figure.grain),
      figure.versions.map((version) => version.value),
    );
  }
  for (const component of ruleSet.components) {
    for (const version of component.versions) {
      const { pay, gates, times, floors, caps } = version;
      const at = pay?.at === undefined ? undefined : index.tiers.get(pay.at.tiers);
      const slots = [...optional(pay?.base), ...optional(pay?.at?.axis), ...(at?.slots ?? [])];
      add("", sharedSlots(version));
      const limits = [...times, ...floors, ...caps].map((limit) => limit.value);
      add(
        scopeOf(component.grain),
        [...slots, ...limits],
        gates.map((gate) => gate.rule),
      );
    }
  }
  for (const goal of ruleSet.goals ?? []) add("", goalSlots(goal));
  const { holds = [], draws = [], caps = [] } = ruleSet.payout;
  add("", [...draws.map(({ amount }) => amount), ...caps.map(({ value }) => value)]);
  const journals = ruleSet.journals ?? [];
  // Of the deals of whichever data set a component pays for.
  const dealSources = holds.length + journals.length === 0 ? [] : [...new Set(index.creditSources.values())];
  for (const { share, release } of holds) {
    for (const source of dealSources) {
      const parts = releaseParts(release);
      add(source, [share, ...parts.slots], parts.rules);
    }
  }
  for (const journal of journals) {
    for (const source of dealSources) {
      const parts = journalParts(journal);
      add(source, parts.slots, parts.rules);
    }
  }
  return roots;
}

/** What a journal asks of a deal. */
function journalParts({ where, over }: Journal): {
  readonly slots: readonly Slot[];
  readonly rules: readonly RuleName[];
} {
  if (over === undefined) return { slots: [], rules: optional(where) };
  const { length, from, until, split } = over;
  return {
    slots: [
      length,
      from,
      ...(until?.kind === "from" ? [until.date] : []),
      ...(typeof split === "object" ? [split.by] : []),
    ],
    rules: [...optional(where), ...(until?.kind === "when" ? [until.rule] : [])],
  };
}

/** What a release asks of a deal. */
export function releaseParts(release: Hold["release"]): {
  readonly slots: readonly Slot[];
  readonly rules: readonly RuleName[];
} {
  switch (release.kind) {
    case "when":
      return { slots: [], rules: [release.rule] };
    case "from":
      return { slots: [release.date], rules: [] };
    case "share":
      return { slots: [release.value], rules: [] };
    default:
      return unreachable(release);
  }
}
