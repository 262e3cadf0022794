/** What every value and decision of a rule set needs from its surroundings and which credits and figures it reads. */

import type { Condition, Expression, Place, RuleName, RuleSet, Slot } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import { Uncovered } from "../uncovered.js";
import { goalSlots } from "./goal-slots.js";

export const needsRow = 1;
export const needsPayee = 2;
export const needsPeriod = 4;
/** The day on which dated values are read. */
export const needsReading = 8;
export const needsArguments = 16;
/** Figures, or aggregates of the payee and period. */
export const needsFigures = 32;

/** A goal, whose parts depend on everybody who has one. */
export const needsGoals = 128;

/** What a credit is worth, its share, receiver or date. */
export const needsCredit = 64;

export interface Needs {
  readonly bits: number;
  /** Columns of the row in scope that are read, through formulas too. */
  readonly columns: ReadonlySet<string>;
  /** Credits added up by the value itself, not through figures. */
  readonly credits: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  /** Parameters that are read anywhere in it, not through credits or figures. */
  readonly parameters: ReadonlySet<string>;
}

const mostDepth = 400;
const nothing: Needs = {
  bits: 0,
  columns: new Set(),
  credits: new Set(),
  figures: new Set(),
  sources: new Set(),
  parameters: new Set(),
};

interface Draft {
  readonly own?: number;
  readonly parts?: readonly Needs[];
  /** Needs of the parts that are met here. */
  readonly met?: number;
  readonly column?: string;
  readonly credit?: string;
  readonly figure?: string;
  readonly source?: string;
  readonly parameter?: string;
}

export class SlotNeeds {
  readonly #known = new Map<string, Needs | "pending">();
  #depth = 0;

  constructor(readonly ruleSet: RuleSet) {}

  /** `source` is the data set whose row is in scope. */
  slot(slot: Slot, source: string | undefined): Needs {
    const expression = this.ruleSet.expressions[slot];
    if (expression === undefined) return nothing;
    return this.#once(`${slot} ${source ?? ""}`, expression.place, () =>
      this.#expression(expression, source),
    );
  }

  rule(name: RuleName, source: string | undefined): Needs {
    const rule = this.ruleSet.rules.find((candidate) => candidate.name === name);
    if (rule === undefined) return nothing;
    return this.#once(`rule ${name} ${source ?? ""}`, rule.event.params.place, () =>
      joined({ parts: slotsOf(rule.conditions).map((slot) => this.slot(slot, source)) }),
    );
  }

  /** A column of the row in scope. */
  column(source: string | undefined, column: string): Needs {
    const formula = this.#formula(source, column);
    return formula === undefined
      ? joined({ own: needsRow, column })
      : joined({ own: needsRow, parts: [this.slot(formula, source)] });
  }

  all(slots: readonly Slot[], rules: readonly RuleName[], source: string | undefined): Needs {
    return joined({
      parts: [
        ...slots.map((slot) => this.slot(slot, source)),
        ...rules.map((rule) => this.rule(rule, source)),
      ],
    });
  }

  /** The data set whose row stands behind a credit. */
  sourceOf(credit: string): string | undefined {
    const seen = new Set<string>();
    for (let name = credit; !seen.has(name); ) {
      seen.add(name);
      const of = this.ruleSet.credits.find((candidate) => candidate.name === name)?.of;
      if (of === undefined) return undefined;
      if ("source" in of) return of.source;
      name = of.credit;
    }
    return undefined;
  }

  #once(key: string, place: Place, find: () => Needs): Needs {
    const known = this.#known.get(key);
    if (known === "pending") throw new Uncovered("a formula that contains itself", place);
    if (known !== undefined) return known;
    this.#known.set(key, "pending");
    this.#depth += 1;
    if (this.#depth > mostDepth) throw new Uncovered("a formula that is too deep", place);
    const needs = find();
    this.#depth -= 1;
    this.#known.set(key, needs);
    return needs;
  }

  #expression(expression: Expression, source: string | undefined): Needs {
    const of = (...slots: readonly Slot[]) => joined({ parts: slots.map((slot) => this.slot(slot, source)) });
    const and = (draft: Draft) => joined(draft);
    switch (expression.op) {
      case "constant":
      case "none":
        return nothing;
      case "column":
        return this.column(source, expression.column);
      case "credited":
      case "share":
      case "receiver":
      case "creditDate":
        return and({ own: needsRow | needsCredit });
      case "lookup": {
        const keys = of(...Object.values(expression.keys));
        const formula = this.#formula(expression.source, expression.column);
        const found = formula === undefined ? nothing : this.slot(formula, expression.source);
        const isDated = this.ruleSet.sources.find(({ name }) => name === expression.source)?.dated === true;
        return and({
          own: isDated ? needsReading : 0,
          parts: [keys, joined({ parts: [found], met: needsRow | needsCredit })],
          source: expression.source,
        });
      }
      case "managers": {
        const { roster } = this.ruleSet.plan;
        return and({
          own: needsReading,
          parts: [of(expression.of)],
          ...(roster !== undefined && { source: roster }),
        });
      }
      case "payee":
        return and({ own: needsPayee });
      case "group":
      case "period":
      case "periodDay":
        return and({ own: needsPeriod });
      case "parameter": {
        const found = this.ruleSet.parameters.find(({ name }) => name === expression.name);
        const versions = found?.versions ?? [];
        return and({
          own: scopedNeeds(versions),
          parts: [of(...versions.map(({ value }) => value))],
          parameter: expression.name,
        });
      }
      case "call": {
        const found = this.ruleSet.tables.find(({ name }) => name === expression.table);
        const versions = found?.versions ?? [];
        const inside = versions.map(({ rows, otherwise }) =>
          this.all(
            [...rows.map(({ then }) => then), ...(otherwise === undefined ? [] : [otherwise])],
            rows.map(({ when }) => when),
            source,
          ),
        );
        return and({
          own: scopedNeeds(versions),
          parts: [of(...expression.arguments), joined({ parts: inside, met: needsArguments })],
        });
      }
      case "tier":
        return and({ parts: [of(expression.axis), this.tiers(expression.tiers, source)] });
      case "matrix": {
        const versions = this.ruleSet.matrices.find(({ name }) => name === expression.matrix)?.versions ?? [];
        const slots = versions.flatMap(({ edges, values }) => [
          ...edges.flat().map(({ at }) => at),
          ...values,
        ]);
        return and({ own: scopedNeeds(versions), parts: [of(...expression.arguments, ...slots)] });
      }
      case "weighted":
        return of(...expression.items.flatMap(({ weight, value }) => [weight, value]));
      case "goal": {
        const goal = this.ruleSet.goals?.find(({ name }) => name === expression.goal);
        const { roster } = this.ruleSet.plan;
        const sources = [roster, ...(goal?.levels ?? []).map((level) => level.source)];
        // It is planned for everybody, with everything as it stands on the day of planning.
        const planned = joined({
          parts: goal === undefined ? [] : goalSlots(goal).map((each) => this.slot(each, undefined)),
          met: needsPayee | needsPeriod | needsReading,
        });
        const read = sources.flatMap((name) => (name === undefined ? [] : [joined({ source: name })]));
        return and({ own: needsPayee | needsPeriod | needsGoals, parts: [planned, ...read] });
      }
      case "figure":
        return and({
          own: needsFigures | needsPayee | needsPeriod,
          parts: expression.of === undefined ? [] : [of(expression.of)],
          figure: expression.name,
        });
      case "argument":
        return and({ own: needsArguments });
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
        const slots = [...cases.map(({ then }) => then), ...(otherwise === undefined ? [] : [otherwise])];
        return this.all(
          slots,
          cases.map(({ when }) => when),
          source,
        );
      }
      case "decide":
        return this.rule(expression.rule, source);
      case "else":
        return of(expression.value, expression.otherwise);
      case "prorate":
        return and({ own: needsPayee | needsPeriod, parts: [of(expression.value)] });
      case "reading":
        return and({ own: needsPayee | needsPeriod | needsReading, parts: [of(expression.value)] });
      case "monthsInPlan":
        return and({ own: needsPayee | needsPeriod | needsReading });
      case "convert":
        return and({
          parts: [of(expression.value, expression.on)],
          ...(this.ruleSet.plan.exchange && { source: this.ruleSet.plan.exchange.source }),
        });
      case "aggregate":
        return this.#aggregate(expression, source);
      default:
        return unreachable(expression);
    }
  }

  tiers(name: string, source: string | undefined): Needs {
    const versions = this.ruleSet.tiers.find((candidate) => candidate.name === name)?.versions ?? [];
    const slots = versions.flatMap(({ rows, topRateAbove, end }) => [
      ...rows.flatMap(({ threshold, value, plus }) => [
        threshold,
        value,
        ...(plus === undefined ? [] : [plus]),
      ]),
      ...(topRateAbove === undefined ? [] : [topRateAbove]),
      ...(end === undefined ? [] : [end]),
    ]);
    return joined({ own: scopedNeeds(versions), parts: slots.map((slot) => this.slot(slot, source)) });
  }

  #aggregate(
    { over, value, where }: Extract<Expression, { op: "aggregate" }>,
    row: string | undefined,
  ): Needs {
    const own = needsPayee | needsPeriod | needsFigures;
    const inside = (source: string | undefined, met: number) =>
      joined({ parts: [this.all([value], where === undefined ? [] : [where], source)], met });
    if ("reference" in over) {
      // Rows refer to this one by its key, by which the sum goes.
      const keys = this.ruleSet.sources.find(({ name }) => name === row)?.columns.filter(({ key }) => key);
      const ofKeys = (keys ?? []).map(({ name }) => joined({ own: needsRow, column: name }));
      return joined({
        own: needsRow,
        parts: [inside(over.source, needsRow | needsCredit), ...ofKeys],
        source: over.source,
      });
    }
    if ("credit" in over) {
      return joined({
        own,
        parts: [inside(this.sourceOf(over.credit), needsRow | needsReading | needsCredit)],
        credit: over.credit,
      });
    }
    if ("figure" in over)
      return joined({ own, parts: [inside(undefined, needsRow | needsCredit)], figure: over.figure });
    return joined({
      own,
      parts: [inside(over.source, needsRow | needsReading | needsCredit)],
      source: over.source,
    });
  }

  #formula(source: string | undefined, column: string): Slot | undefined {
    const columns = this.ruleSet.sources.find(({ name }) => name === source)?.columns;
    return columns?.find(({ name }) => name === column)?.formula;
  }
}

function scopedNeeds(
  versions: readonly { readonly payee?: string; readonly from?: string; readonly through?: string }[],
): number {
  const isDated = versions.some(({ from, through }) => from !== undefined || through !== undefined);
  const isOwn = versions.some(({ payee }) => payee !== undefined);
  return (isDated ? needsReading : 0) | (isOwn ? needsPayee : 0);
}

export function slotsOf(condition: Condition): readonly Slot[] {
  if ("all" in condition) return condition.all.flatMap(slotsOf);
  if ("any" in condition) return condition.any.flatMap(slotsOf);
  if ("not" in condition) return slotsOf(condition.not);
  const { params, value } = condition;
  return typeof value === "boolean" ? [params.slot] : [params.slot, value.params.slot];
}

function joined({ own = 0, parts = [], met = 0, column, credit, figure, source, parameter }: Draft): Needs {
  const named = [column, credit, figure, source, parameter];
  if (own === 0 && met === 0 && named.every((each) => each === undefined)) {
    const [only, ...others] = parts;
    if (only === undefined) return nothing;
    if (others.length === 0) return only;
  }
  const bits = parts.reduce((all, part) => all | (part.bits & ~met), own);
  // Columns of a row that is met here are not those of the row around it.
  const isOwnRow = (met & needsRow) === 0;
  return {
    bits,
    columns: union(isOwnRow ? parts.map((part) => part.columns) : [], column),
    credits: union(
      parts.map((part) => part.credits),
      credit,
    ),
    figures: union(
      parts.map((part) => part.figures),
      figure,
    ),
    sources: union(
      parts.map((part) => part.sources),
      source,
    ),
    parameters: union(
      parts.map((part) => part.parameters),
      parameter,
    ),
  };
}

function union(sets: readonly ReadonlySet<string>[], own: string | undefined): ReadonlySet<string> {
  const full = sets.filter((set) => set.size > 0);
  const [first] = full;
  if (own === undefined && full.every((set) => set === first)) return first ?? nothing.credits;
  return new Set([...full.flatMap((set) => [...set]), ...(own === undefined ? [] : [own])]);
}
