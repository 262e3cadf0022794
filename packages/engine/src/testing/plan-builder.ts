/**
 * Small rule sets for tests, written as a person would think of them: values are slots, made one from
 * another, and statements name them. Every place is line 1, so that messages are easy to compare.
 */

import type { FactRecord, Facts } from "../facts/facts.js";
import { factsFromRecords } from "../facts/read-facts.js";
import type {
  Aggregate,
  AllConditions,
  Amortisation,
  AnyConditions,
  ColumnType,
  Component,
  ComponentVersion,
  Condition,
  Credit,
  Expression,
  Figure,
  Grain,
  Journal,
  JournalEvent,
  Limit,
  Matrix,
  NotCondition,
  Operator,
  Parameter,
  PeriodUnit,
  Place,
  Plan,
  Receiver,
  Rounding,
  Rule,
  RuleSet,
  Scope,
  Slot,
  Source,
  SourceColumn,
  Table,
  Tiers,
  TiersMode,
  TiersVersion,
  ValueType,
} from "../rule-set.js";

export const nowhere: Place = { line: 1, column: 1, length: 1 };

const usd = { kind: "money", currency: "USD" } as const;

/** `payee key`, `date`, `money`, `"a" | "b"`, `quarter key`, `deals`: the language's own words. */
type ColumnWords = string;

type WithoutPlace<T> = T extends unknown ? Omit<T, "place"> : never;

export interface ComponentParts extends Scope {
  readonly pay: Slot;
  readonly at?: readonly [tiers: string, axis: Slot];
  readonly gates?: readonly { readonly when: Condition; readonly past?: "paid" | "lost" }[];
  readonly times?: readonly Slot[];
  readonly floors?: readonly WithoutPlace<Limit>[];
  readonly caps?: readonly WithoutPlace<Limit>[];
  readonly paidPer?: PeriodUnit;
  readonly rounding?: Rounding;
}

export interface CreditParts {
  readonly of: string;
  readonly on?: string;
  readonly where?: Condition;
  readonly worth: Slot;
  readonly scope?: Scope;
  readonly to?: readonly (readonly [who: Slot, share: Slot | "rest", ifAny?: "if any"])[];
  readonly overlay?: readonly (readonly [who: Slot, share: Slot, ifAny?: "if any"])[];
}

/** threshold, value, flat amount; the edge is `from` unless said. */
export type Row = readonly [threshold: string, value: string, plus?: string] | TiersVersion["rows"][number];

export class PlanBuilder {
  readonly #expressions: Expression[] = [];
  readonly #rules: Rule[] = [];
  readonly #sources: Source[] = [];
  readonly #parameters: Parameter[] = [];
  readonly #tables: Table[] = [];
  readonly #tiers: Tiers[] = [];
  readonly #matrices: Matrix[] = [];
  readonly #credits: Credit[] = [];
  readonly #figures: Figure[] = [];
  readonly #components: Component[] = [];
  readonly #journals: Journal[] = [];
  readonly #plan: Partial<Plan>;
  payoutPer: PeriodUnit = "month";
  payoutRounding: Rounding | undefined;

  constructor(plan: Partial<Plan> = {}) {
    this.#plan = plan;
  }

  // -------------------------------------------------------------- values

  value(expression: WithoutPlace<Expression>): Slot {
    this.#expressions.push({ ...expression, place: nowhere } as Expression);
    return this.#expressions.length - 1;
  }

  number(value: string): Slot {
    return this.value({ op: "constant", type: { kind: "number" }, value });
  }

  money(value: string): Slot {
    return this.value({ op: "constant", type: usd, value });
  }

  text(value: string): Slot {
    return this.value({ op: "constant", type: { kind: "text" }, value });
  }

  date(value: string): Slot {
    return this.value({ op: "constant", type: { kind: "date" }, value });
  }

  yes(value: boolean): Slot {
    return this.value({ op: "constant", type: { kind: "yesno" }, value: value ? "yes" : "no" });
  }

  none(): Slot {
    return this.value({ op: "none" });
  }

  column(column: string): Slot {
    return this.value({ op: "column", column });
  }

  credited(): Slot {
    return this.value({ op: "credited" });
  }

  payee(): Slot {
    return this.value({ op: "payee" });
  }

  figure(name: string, more: { back?: number; part?: "uncapped" | "excess" } = {}): Slot {
    return this.value({ op: "figure", name, ...more });
  }

  parameter(name: string): Slot {
    return this.value({ op: "parameter", name });
  }

  add(...operands: readonly Slot[]): Slot {
    return this.value({ op: "add", operands });
  }

  multiply(...operands: readonly Slot[]): Slot {
    return this.value({ op: "multiply", operands });
  }

  subtract(left: Slot, right: Slot): Slot {
    return this.value({ op: "subtract", left, right });
  }

  divide(left: Slot, right: Slot): Slot {
    return this.value({ op: "divide", left, right });
  }

  otherwise(value: Slot, otherwise: Slot): Slot {
    return this.value({ op: "else", value, otherwise });
  }

  lookup(source: string, keys: Readonly<Record<string, Slot>>, column: string): Slot {
    return this.value({ op: "lookup", source, keys, column });
  }

  /** The row of this payee and period. */
  own(source: string, unit: PeriodUnit, column: string): Slot {
    return this.lookup(source, { payee: this.payee(), [unit]: this.value({ op: "period", unit }) }, column);
  }

  /** Over credits: their value, unless another is given. */
  sum(credit: string, more: Partial<Aggregate> = {}): Slot {
    return this.aggregate("sum", { credit }, more);
  }

  aggregate(name: Aggregate["function"], over: Aggregate["over"], more: Partial<Aggregate> = {}): Slot {
    return this.value({
      op: "aggregate",
      function: name,
      over,
      value: more.value ?? ("figure" in over ? this.figure(over.figure) : this.credited()),
      window: { kind: "period" },
      ...more,
    });
  }

  // -------------------------------------------------------------- decisions

  compare(left: Slot, operator: Operator, right: Slot): Condition {
    const value = { fact: "slot", params: { slot: right } } as const;
    return { fact: "slot", params: { slot: left }, operator, value, priority: 1 };
  }

  is(slot: Slot, operator: "isYes" | "isPresent", answer = true): Condition {
    return { fact: "slot", params: { slot }, operator, value: answer, priority: 1 };
  }

  all(...conditions: readonly Condition[]): AllConditions {
    const [first, ...others] = ranked(conditions);
    if (first === undefined) throw new Error("a condition asks something");
    return { all: [first, ...others] };
  }

  any(...conditions: readonly Condition[]): AnyConditions {
    const [first, ...others] = ranked(conditions);
    if (first === undefined) throw new Error("a condition asks something");
    return { any: [first, ...others] };
  }

  not(condition: Condition): NotCondition {
    return { not: condition };
  }

  rule(condition: Condition): string {
    const name = `rule ${this.#rules.length}`;
    const conditions = "fact" in condition ? this.all(condition) : condition;
    const event = { type: "holds", params: { place: nowhere } } as const;
    this.#rules.push({ name, conditions, event, priority: 1 });
    return name;
  }

  // -------------------------------------------------------------- statements

  data(
    name: string,
    columns: Readonly<Record<string, ColumnWords | { readonly type: ColumnWords; readonly formula: Slot }>>,
    dated = false,
  ): void {
    this.#sources.push({
      name,
      dated,
      columns: Object.entries(columns).map(([column, words]) => this.#column(column, words)),
      place: nowhere,
    });
  }

  #column(
    name: string,
    words: ColumnWords | { readonly type: ColumnWords; readonly formula: Slot },
  ): SourceColumn {
    const text = typeof words === "string" ? words : words.type;
    const [type = "text", ...rest] = text.split(" ");
    return {
      name,
      header: name,
      type: columnType(type),
      key: rest.includes("key"),
      optional: rest.includes("optional"),
      ...(typeof words !== "string" && { formula: words.formula }),
      place: nowhere,
    };
  }

  /** People with an `id`; more columns may be named. */
  roster(columns: Readonly<Record<string, ColumnWords>> = {}, name = "payees"): void {
    this.data(name, { id: "payee key", manager: "payee optional", left: "date optional", ...columns }, true);
    Object.assign(this.#plan, { roster: name });
  }

  eligible(condition: Condition): void {
    Object.assign(this.#plan, { payees: this.rule(condition) });
  }

  param(name: string, type: ValueType, versions: readonly (Scope & { readonly value: Slot })[]): void {
    const placed = versions.map((version) => ({ ...version, place: nowhere }));
    this.#parameters.push({ name, type, versions: placed });
  }

  table(
    name: string,
    parameters: readonly string[],
    hit: Table["hit"],
    rows: readonly (readonly [when: Condition, then: Slot])[],
    otherwise?: Slot,
    scope: Scope = {},
  ): void {
    const version = {
      ...scope,
      rows: rows.map(([when, then]) => ({ when: this.rule(when), then, place: nowhere })),
      ...(otherwise !== undefined && { otherwise }),
      place: nowhere,
    };
    const known = this.#tables.findIndex((table) => table.name === name);
    const table = this.#tables[known];
    if (table === undefined) {
      this.#tables.push({ name, parameters, type: { kind: "number" }, hit, versions: [version] });
    } else this.#tables[known] = { ...table, versions: [...table.versions, version] };
  }

  /** The edges of each axis, and a value for each combination, those of the first axis side by side. */
  matrix(
    name: string,
    axes: readonly (readonly [name: string, reading: "stepped" | "interpolated", edges: readonly Slot[]])[],
    values: readonly Slot[],
    beyond: "flat" | "fault" = "flat",
  ): void {
    this.#matrices.push({
      name,
      axes: axes.map(([axis, reading]) => ({ name: axis, reading })),
      type: { kind: "number" },
      versions: [
        {
          edges: axes.map(([, , edges]) => edges.map((at) => ({ edge: "from", at, place: nowhere }))),
          values,
          beyond,
          place: nowhere,
        },
      ],
    });
  }

  tiers(
    name: string,
    mode: TiersMode,
    rows: readonly Row[],
    more: {
      readonly above?: string;
      readonly end?: string;
      readonly beyond?: "flat" | "rising";
    } & Scope = {},
  ): void {
    const { above, end, beyond, ...scope } = more;
    const version: TiersVersion = {
      ...scope,
      rows: rows.map((row) => ("edge" in row ? row : this.row("from", ...row))),
      ...(above !== undefined && { topRateAbove: this.number(above) }),
      ...(end !== undefined && { end: this.number(end) }),
      ...(beyond && { beyond }),
      place: nowhere,
    };
    const known = this.#tiers.findIndex((tiers) => tiers.name === name);
    const tiers = this.#tiers[known];
    if (tiers === undefined) this.#tiers.push({ name, mode, versions: [version] });
    else this.#tiers[known] = { ...tiers, versions: [...tiers.versions, version] };
  }

  row(edge: "below" | "from" | "above", threshold: string, value: string, plus?: string) {
    return {
      edge,
      threshold: this.number(threshold),
      value: this.number(value),
      ...(plus !== undefined && { plus: this.money(plus) }),
      place: nowhere,
    };
  }

  credit(name: string, parts: CreditParts): void {
    const receiver = (kind: Receiver["kind"]) => (entry: readonly [Slot, Slot | "rest", "if any"?]) => ({
      kind,
      who: entry[0],
      share: entry[1],
      ifAny: entry[2] === "if any",
      place: nowhere,
    });
    const isSource = this.#sources.some((source) => source.name === parts.of);
    this.#credits.push({
      name,
      of: isSource ? { source: parts.of } : { credit: parts.of },
      ...(parts.on !== undefined && { on: parts.on }),
      scope: parts.scope ?? {},
      ...(parts.where && { where: this.rule(parts.where) }),
      worth: parts.worth,
      type: usd,
      receivers: [...(parts.to ?? []).map(receiver("to")), ...(parts.overlay ?? []).map(receiver("overlay"))],
      place: nowhere,
    });
  }

  /** Deals with a rep, who gets all of the amount on the day of closing. */
  deals(columns: Readonly<Record<string, ColumnWords>> = {}): void {
    this.data("deals", { id: "text key", rep: "payee", amount: "money", closed: "date", ...columns });
    const whole = this.number("1");
    this.credit("booking", {
      of: "deals",
      on: "closed",
      worth: this.column("amount"),
      to: [[this.column("rep"), whole]],
    });
  }

  measure(name: string, per: PeriodUnit | "plan" | Grain, value: Slot, more: Partial<Figure> = {}): void {
    this.#figure("measure", name, per, value, more);
  }

  quota(name: string, per: PeriodUnit | "plan" | Grain, value: Slot, more: Partial<Figure> = {}): void {
    this.#figure("quota", name, per, value, more);
  }

  #figure(
    kind: Figure["kind"],
    name: string,
    per: PeriodUnit | "plan" | Grain,
    value: Slot,
    more: Partial<Figure>,
  ): void {
    const versions = [{ value, place: nowhere }];
    this.#figures.push({ name, kind, grain: grainOf(per), type: usd, versions, place: nowhere, ...more });
  }

  component(name: string, per: PeriodUnit | "plan" | Grain, ...versions: readonly ComponentParts[]): void {
    const grain = grainOf(per);
    const [first] = versions;
    this.#components.push({
      name,
      clauses: [],
      grain,
      type: usd,
      versions: versions.map((version) => this.#version(version)),
      paidPer:
        first?.paidPer ?? (grain.owner === "credit" || grain.per === "plan" ? this.payoutPer : grain.per),
      rounding: first?.rounding ?? { mode: "half even", places: 2 },
      place: nowhere,
    });
  }

  #version({
    pay,
    at,
    gates,
    times,
    floors,
    caps,
    paidPer: _,
    rounding: __,
    ...scope
  }: ComponentParts): ComponentVersion {
    return {
      ...scope,
      pay: { base: pay, ...(at && { at: { tiers: at[0], axis: at[1] } }), place: nowhere },
      gates: (gates ?? []).map((gate) => ({
        rule: this.rule(gate.when),
        past: gate.past ?? "paid",
        place: nowhere,
      })),
      times: (times ?? []).map((value) => ({ value, place: nowhere })),
      floors: (floors ?? []).map((limit) => ({ ...limit, place: nowhere })),
      caps: (caps ?? []).map((limit) => ({ ...limit, excess: "lost", place: nowhere })),
      place: nowhere,
    };
  }

  journal(
    name: string,
    component: string,
    postings: readonly (readonly [on: JournalEvent, debit: string, credit: string])[],
    more: { readonly where?: Condition; readonly over?: WithoutPlace<Amortisation> } = {},
  ): void {
    this.#journals.push({
      name,
      component,
      ...(more.where && { where: this.rule(more.where) }),
      ...(more.over && { over: { ...more.over, place: nowhere } }),
      postings: postings.map(([on, debit, credit]) => ({ on, debit, credit, place: nowhere })),
      place: nowhere,
    });
  }

  build(): RuleSet {
    return {
      format: "attain/1",
      language: 1,
      plan: {
        name: "test",
        from: "2026-01-01",
        through: "2026-12-31",
        currency: "USD",
        rounding: { mode: "half even", places: 2 },
        fiscal: { month: 1, named: "start" },
        ...this.#plan,
      },
      sources: this.#sources,
      parameters: this.#parameters,
      tables: this.#tables,
      tiers: this.#tiers,
      matrices: this.#matrices,
      credits: this.#credits,
      figures: this.#figures,
      components: this.#components,
      payout: {
        per: this.payoutPer,
        components: this.#components.map((component) => component.name),
        ...(this.payoutRounding && { rounding: this.payoutRounding }),
        place: nowhere,
      },
      ...(this.#journals.length > 0 && { journals: this.#journals }),
      rules: this.#rules,
      expressions: this.#expressions,
    };
  }
}

/** Facts of a rule set from records; a fault of the records is a mistake of the test. */
export function factsOf(
  ruleSet: RuleSet,
  records: Readonly<Record<string, readonly FactRecord[]>>,
  more: Partial<Facts> = {},
): Facts {
  const { facts, faults } = factsFromRecords(ruleSet, records, { mayBeEmpty: () => true });
  if (faults.length > 0) throw new Error(faults.map((fault) => fault.message).join("\n"));
  return { ...facts, ...more };
}

function ranked(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.map((condition, index) => ({ ...condition, priority: conditions.length - index }));
}

function grainOf(per: PeriodUnit | "plan" | Grain): Grain {
  return typeof per === "string" ? { owner: "payee", per } : per;
}

function columnType(word: string): ColumnType {
  switch (word) {
    case "text":
    case "number":
    case "percent":
    case "date":
    case "yesno":
    case "payee":
      return { kind: word };
    case "money":
      return usd;
    case "day":
    case "month":
    case "quarter":
    case "half":
    case "year":
      return { kind: "period", unit: word };
    default:
      return { kind: "reference", source: word };
  }
}
