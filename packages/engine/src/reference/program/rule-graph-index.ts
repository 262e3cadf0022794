/** A rule set by name, as the rule graph looks things up in it. */

import type { Exchange, Goal, Rule, RuleName, RuleSet, Scope, Slot } from "../../rule-set.js";
import { needs } from "./needs.js";

/** What a parameter, table or tiers evaluates, all versions together. */
export interface Versions {
  readonly own: number;
  readonly slots: readonly Slot[];
  readonly rules: readonly RuleName[];
}

export interface GraphIndex {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly roster: string | undefined;
  readonly dated: ReadonlySet<string>;
  readonly exchange: Exchange | undefined;
  /** Formula columns by source and name. */
  readonly formulas: ReadonlyMap<string, ReadonlyMap<string, Slot>>;
  /** The source behind each credit. */
  readonly creditSources: ReadonlyMap<string, string>;
  /** Figures and components of one number a credit, with the source behind it. */
  readonly perCredit: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, Versions>;
  readonly tables: ReadonlyMap<string, Versions>;
  readonly tiers: ReadonlyMap<string, Versions>;
  readonly matrices: ReadonlyMap<string, Versions>;
  readonly goals: ReadonlyMap<string, Goal>;
}

export function graphIndex(ruleSet: RuleSet): GraphIndex {
  const creditSources = new Map<string, string>();
  for (const credit of ruleSet.credits) creditSources.set(credit.name, rootSource(ruleSet, credit.name));
  const perCredit = new Map<string, string>();
  for (const { name, grain } of [...ruleSet.figures, ...ruleSet.components]) {
    if (grain.owner === "credit") perCredit.set(name, creditSources.get(grain.credit) ?? "");
  }
  return {
    rules: new Map(ruleSet.rules.map((rule) => [rule.name, rule])),
    roster: ruleSet.plan.roster,
    exchange: ruleSet.plan.exchange,
    dated: new Set(ruleSet.sources.filter((source) => source.dated).map((source) => source.name)),
    formulas: new Map(
      ruleSet.sources.map(({ name, columns }) => [
        name,
        new Map(
          columns.flatMap((column) => (column.formula === undefined ? [] : [[column.name, column.formula]])),
        ),
      ]),
    ),
    creditSources,
    perCredit,
    parameters: new Map(
      ruleSet.parameters.map(({ name, versions }) => [
        name,
        { own: scopeNeeds(versions), slots: versions.map((version) => version.value), rules: [] },
      ]),
    ),
    tables: new Map(
      ruleSet.tables.map(({ name, versions }) => [
        name,
        {
          own: scopeNeeds(versions),
          slots: versions.flatMap((version) => [
            ...version.rows.map((row) => row.then),
            ...(version.otherwise === undefined ? [] : [version.otherwise]),
          ]),
          rules: versions.flatMap((version) => version.rows.map((row) => row.when)),
        },
      ]),
    ),
    tiers: new Map(
      ruleSet.tiers.map(({ name, versions }) => [
        name,
        {
          own: scopeNeeds(versions),
          slots: versions.flatMap((version) => [
            ...version.rows.flatMap((row) => [row.threshold, row.value, ...optional(row.plus)]),
            ...optional(version.topRateAbove),
            ...optional(version.end),
          ]),
          rules: [],
        },
      ]),
    ),
    goals: new Map((ruleSet.goals ?? []).map((goal) => [goal.name, goal])),
    matrices: new Map(
      ruleSet.matrices.map(({ name, versions }) => [
        name,
        {
          own: scopeNeeds(versions),
          slots: versions.flatMap(({ edges, values }) => [...edges.flat().map(({ at }) => at), ...values]),
          rules: [],
        },
      ]),
    ),
  };
}

function scopeNeeds(versions: readonly Scope[]): number {
  const dated = versions.some((version) => version.from !== undefined || version.through !== undefined);
  const personal = versions.some((version) => version.payee !== undefined);
  return (dated ? needs.reading : 0) | (personal ? needs.payee : 0);
}

/** The source behind a credit of a credit of ...; "" when there is none or the chain is a circle. */
export function rootSource(ruleSet: RuleSet, credit: string): string {
  const seen = new Set<string>();
  for (let name = credit; !seen.has(name); ) {
    seen.add(name);
    const found = ruleSet.credits.find((candidate) => candidate.name === name);
    if (found === undefined) return "";
    if ("source" in found.of) return found.of.source;
    name = found.of.credit;
  }
  return "";
}

export function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
