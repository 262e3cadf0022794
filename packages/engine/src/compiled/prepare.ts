/**
 * Prepares a rule set once: names become look-ups, literals become values, and what the evaluator does
 * not calculate yet is listed, so that a caller can ask the reference evaluator instead.
 */

import type { Facts } from "../facts/facts.js";
import type {
  Component,
  Constant,
  Credit,
  Expression,
  Goal,
  Matrix,
  Parameter,
  Rule,
  RuleSet,
  Slot,
  Table,
  Tiers,
} from "../rule-set.js";
import { invariant } from "../values/invariant.js";
import { unreachable } from "../values/unreachable.js";
import { readDecimal } from "./numbers/decimal-text.js";
import { type Definition, definitionsOf, figureReach, type Reach } from "./plan/figure-reach.js";
import { SlotNeeds } from "./plan/slot-needs.js";
import { uncoveredForms } from "./plan/uncovered-forms.js";
import { readDay } from "./time/calendar.js";
import { Calendar, periodCode } from "./time/periods.js";
import type { UncoveredForm } from "./uncovered.js";

export type Literal =
  | { readonly kind: "number"; readonly units: bigint; readonly scale: number }
  | { readonly kind: "text" | "payee"; readonly text: string }
  | { readonly kind: "date"; readonly day: number }
  | { readonly kind: "yesno"; readonly yes: boolean }
  | { readonly kind: "period"; readonly code: number };

export class Prepared {
  readonly calendar: Calendar;
  readonly needs: SlotNeeds;
  readonly figures: ReadonlyMap<string, Definition>;
  readonly reach: (figure: string) => Reach;
  /** Data sets whose rows count from their own date on, with that column: those added up inside other rows. */
  readonly children: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, Rule>;
  /** What is not calculated yet; nothing: the plan is covered. */
  readonly uncovered: readonly UncoveredForm[];
  readonly #parameters: ReadonlyMap<string, Parameter>;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #tiers: ReadonlyMap<string, Tiers>;
  readonly #matrices: ReadonlyMap<string, Matrix>;
  readonly #credits: ReadonlyMap<string, Credit>;
  readonly #literals: readonly (Literal | undefined)[];

  constructor(readonly ruleSet: RuleSet) {
    this.calendar = new Calendar(ruleSet.plan);
    this.needs = new SlotNeeds(ruleSet);
    this.figures = definitionsOf(ruleSet);
    this.reach = figureReach(this.figures, this.needs);
    this.children = childSources(ruleSet);
    this.rules = byName(ruleSet.rules);
    this.#parameters = byName(ruleSet.parameters);
    this.#tables = byName(ruleSet.tables);
    this.#tiers = byName(ruleSet.tiers);
    this.#matrices = byName(ruleSet.matrices);
    this.#credits = byName(ruleSet.credits);
    this.#literals = ruleSet.expressions.map((expression) =>
      expression.op === "constant" ? literal(expression, this.calendar) : undefined,
    );
    this.uncovered = uncoveredForms(this);
  }

  expression(slot: Slot): Expression {
    const expression = this.ruleSet.expressions[slot];
    invariant(expression !== undefined, `the rule set has no expression ${slot}`);
    return expression;
  }

  constant(slot: Slot): Literal {
    const value = this.#literals[slot];
    invariant(value !== undefined, `the rule set has no literal at ${slot}`);
    return value;
  }

  rule(name: string): Rule {
    return this.found(this.rules, name);
  }

  parameter(name: string): Parameter | undefined {
    return this.#parameters.get(name);
  }

  table(name: string): Table {
    return this.found(this.#tables, name);
  }

  matrix(name: string): Matrix {
    return this.found(this.#matrices, name);
  }

  tiers(name: string): Tiers {
    return this.found(this.#tiers, name);
  }

  goal(name: string): Goal {
    return this.found(new Map((this.ruleSet.goals ?? []).map((goal) => [goal.name, goal])), name);
  }

  credit(name: string): Credit {
    return this.found(this.#credits, name);
  }

  figure(name: string): Definition {
    return this.found(this.figures, name);
  }

  component(name: string): Component | undefined {
    const found = this.figures.get(name);
    return found?.kind === "component" ? found.definition : undefined;
  }

  /** The value of a parameter that is given instead of read from the plan. */
  given(name: string, { parameters }: Facts): Literal | undefined {
    const text = parameters.get(name);
    const type = this.#parameters.get(name)?.type;
    return text === undefined || type === undefined
      ? undefined
      : literal({ type, value: text }, this.calendar);
  }

  /** Payees that the plan itself names. */
  get namedPayees(): readonly string[] {
    return this.#literals.flatMap((each) => (each?.kind === "payee" ? [each.text] : []));
  }

  found<T>(values: ReadonlyMap<string, T>, name: string): T {
    const value = values.get(name);
    invariant(value !== undefined, `the rule set names "${name}", which it does not have`);
    return value;
  }
}

export function prepare(ruleSet: RuleSet): Prepared {
  return new Prepared(ruleSet);
}

function byName<T extends { readonly name: string }>(values: readonly T[]): ReadonlyMap<string, T> {
  return new Map(values.map((value) => [value.name, value]));
}

function literal({ type, value }: Constant, calendar: Calendar): Literal | undefined {
  switch (type.kind) {
    case "number":
    case "percent":
    case "money":
      return /^-?\d+(\.\d+)?$/.test(value) ? { kind: "number", ...readDecimal(value) } : undefined;
    case "text":
    case "payee":
      return { kind: type.kind, text: value };
    case "yesno":
      return { kind: "yesno", yes: value === "yes" };
    case "date": {
      const day = readDay(value);
      return day === undefined ? undefined : { kind: "date", day };
    }
    case "period": {
      const period = calendar.read(value);
      if (period === undefined || period.unit === "plan") return undefined;
      return { kind: "period", code: periodCode(period.unit, period.number) };
    }
    default:
      return unreachable(type);
  }
}

/** Rows that are added up inside a row of another source count from their own date on, if they have one. */
function childSources({ expressions, sources }: RuleSet): ReadonlyMap<string, string> {
  const added = new Set(
    expressions.flatMap((expression) =>
      expression.op === "aggregate" && "reference" in expression.over ? [expression.over.source] : [],
    ),
  );
  return new Map(
    sources.flatMap((source): readonly (readonly [string, string])[] => {
      const dates = source.columns.filter(
        ({ type, formula }) => type.kind === "date" && formula === undefined,
      );
      const [only, ...others] = dates;
      if (!added.has(source.name) || source.dated || only === undefined || others.length > 0) return [];
      return [[source.name, only.name]];
    }),
  );
}
