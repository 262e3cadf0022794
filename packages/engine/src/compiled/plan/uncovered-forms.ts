/** Forms of the language that the compiled evaluator does not calculate yet, with where the plan uses them. */

import { limitWindow } from "../../limit-window.js";
import type { Component, RuleSet } from "../../rule-set.js";
import type { Prepared } from "../prepare.js";
import { mayChangeInside } from "../time/versions.js";
import { Uncovered, type UncoveredForm } from "../uncovered.js";
import { grainUnit, partsOf } from "./figure-reach.js";

/** Longer plans are the reference evaluator's to refuse. */
const mostDays = 100 * 366;

export function uncoveredForms(prepared: Prepared): readonly UncoveredForm[] {
  const { ruleSet, calendar } = prepared;
  const forms: UncoveredForm[] = [];
  const add = (form: string, place: UncoveredForm["place"], holds: boolean) => {
    if (holds) forms.push({ form, place });
  };
  const { payout } = ruleSet;
  for (const component of ruleSet.components) componentForms(component, add);
  for (const { versions, grain, place } of [...ruleSet.figures, ...ruleSet.components]) {
    add("versions inside a period", place, mayChangeInside(versions, grainUnit(grain), calendar));
  }
  for (const { versions, place } of ruleSet.goals ?? []) {
    const places = new Set(versions.map(({ rounding }) => rounding.places));
    add("a goal of several roundings", place, places.size > 1);
  }
  add("a plan of many years", payout.place, calendar.through - calendar.from > mostDays);
  for (const form of laterForms(ruleSet)) add(form, payout.place, true);
  forms.push(...circles(prepared));
  return forms;
}

/** Keys that a rule set may get after this was written say something that is not calculated here. */
const knownKeys = {
  ruleSet: [
    ...[
      "format",
      "language",
      "plan",
      "sources",
      "parameters",
      "tables",
      "tiers",
      "matrices",
      "credits",
      "figures",
    ],
    ...["components", "goals", "payout", "personalPayouts", "journals", "rules", "expressions"],
  ],
  plan: [
    "name",
    "label",
    "from",
    "through",
    "currency",
    "rounding",
    "fiscal",
    "payees",
    "roster",
    "exchange",
  ],
  payout: [
    "per",
    "components",
    "rounding",
    "holds",
    "draws",
    "caps",
    "negative",
    "leaver",
    "exchange",
    "place",
  ],
  credit: ["name", "of", "on", "scope", "where", "worth", "type", "receivers", "final", "place"],
  figure: ["name", "kind", "grain", "type", "versions", "documentation", "place"],
  component: [
    "name",
    "label",
    "documentation",
    "clauses",
    "grain",
    "type",
    "versions",
    "paidPer",
    "rounding",
    "place",
  ],
  version: [
    ...[
      "payee",
      "from",
      "through",
      "pay",
      "share",
      "rank",
      "gates",
      "times",
      "floors",
      "caps",
      "budget",
      "final",
    ],
    ...["label", "vest", "place"],
  ],
} as const;

function laterForms(ruleSet: RuleSet): readonly string[] {
  const { plan, payout, credits, figures, components } = ruleSet;
  const later = (known: readonly string[], values: readonly object[]) =>
    values.flatMap((value) => Object.keys(value).filter((key) => !known.includes(key)));
  return [
    ...later(knownKeys.ruleSet, [ruleSet]),
    ...later(knownKeys.plan, [plan]),
    ...later(knownKeys.payout, [payout]),
    ...later(knownKeys.credit, credits),
    ...later(knownKeys.figure, figures),
    ...later(knownKeys.component, components),
    ...later(
      knownKeys.version,
      components.flatMap(({ versions }) => versions),
    ),
  ];
}

function componentForms(
  { versions, grain }: Component,
  add: (form: string, place: UncoveredForm["place"], holds: boolean) => void,
): void {
  const isApart = grain.owner === "credit" || grain.owner === "group" || grain.cut !== undefined;
  const isAlone =
    !isApart && versions.every(({ budget, final }) => budget === undefined && final === undefined);
  for (const version of versions) {
    const isWindowed = [...version.floors, ...version.caps].some((limit) => limitWindow(limit, grain));
    add("a budget with limits of longer windows", version.place, version.budget !== undefined && isWindowed);
    for (const { excess, place: at } of version.caps) {
      add("excess carried by credits, groups, budgets or what is final", at, excess !== "lost" && !isAlone);
    }
  }
}

/** Formulas that contain themselves or are too deep, and credits made of themselves, are the reference's to refuse. */
function circles(prepared: Prepared): readonly UncoveredForm[] {
  const { needs, figures, ruleSet } = prepared;
  try {
    for (const figure of figures.values()) partsOf(figure, needs);
    for (const { name, columns } of ruleSet.sources) {
      for (const { formula } of columns) if (formula !== undefined) needs.slot(formula, name);
    }
    for (const credit of ruleSet.credits) {
      const source = needs.sourceOf(credit.name);
      const slots = credit.receivers.flatMap(({ who, share }) => (share === "rest" ? [who] : [who, share]));
      needs.all([credit.worth, ...slots], credit.where === undefined ? [] : [credit.where], source);
      if (source === undefined) return [{ form: "a credit made of itself", place: credit.place }];
    }
    if (ruleSet.plan.payees !== undefined) needs.rule(ruleSet.plan.payees, ruleSet.plan.roster);
  } catch (error) {
    if (error instanceof Uncovered) return [{ form: error.form, place: error.place }];
    throw error;
  }
  return [];
}
