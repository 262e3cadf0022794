/** Calculations behind the worker's door: the engine that pays, on the text as it stands and a company's rows. */

import {
  type DrawnCurve,
  drawnCurves,
  type FromSheet,
  fromSheet,
  type Grid,
  grids,
  type PlacedDiagnostic,
  type PlanAnswers,
  type RuleValue,
  ruleValues,
} from "@attain/dsl";
import {
  evaluateOutcome,
  explain,
  type Facts,
  type Fault,
  type Language,
  type Outcome,
  type PayoutLine,
  type Place,
  parseDay,
  periodsBetween,
  periodText,
  type RuleSet,
  type Statement,
  sumDecimals,
  type TreeNode,
  viewsOf,
} from "@attain/engine";
import { CompanyData, type DataFile, type SourceRow } from "./company-data.js";
import { type Effect, effectOf, type PayeeTotal, totals } from "./effect.js";
import type { OpenPlans, PlanText } from "./language-answers.js";

export interface Looked {
  readonly plan: PlanText;
  readonly data: string;
  readonly period: string;
}

export interface LookedAtPayee extends Looked {
  readonly payee: string;
}

export interface AskedWhy extends LookedAtPayee {
  readonly language: Language;
}

/** The plan as it stands: what is wrong with it, and for somebody what each rule came to. */
export interface Look {
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** Absent while the plan has errors. */
  readonly found?: {
    readonly scope: Scope;
    /** Who and when was looked at: what was asked for, or the first there is. */
    readonly payee: string;
    readonly period: string;
    readonly values: readonly RuleValue[];
    readonly curves: readonly DrawnCurve[];
    readonly faults: readonly Fault[];
  };
}

/** What somebody is due, and why. */
export interface Whys {
  /** By pay date and currency. */
  readonly due: readonly { readonly period: string; readonly currency: string; readonly amount: string }[];
  readonly components: readonly ComponentWhy[];
}

export interface Scope {
  readonly payees: readonly string[];
  /** That pay falls into, the longest first. */
  readonly periods: readonly string[];
}

/** A parameter with one plain value, which a slider can move. */
export interface Lever {
  readonly name: string;
  readonly kind: "percent" | "number" | "money";
  /** Decimal text; a percent as its fraction. */
  readonly value: string;
  readonly line: number;
}

/** What the whole company is paid. */
export interface Population {
  readonly payouts: readonly PayoutLine[];
  /** By payee and currency. */
  readonly payees: readonly PayeeTotal[];
  readonly totals: readonly { readonly currency: string; readonly amount: string }[];
  readonly faults: readonly Fault[];
}

export interface Supposed extends Looked {
  /** Parameters that are given instead of read from the plan, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A component of somebody and why it is what it is. */
export interface ComponentWhy {
  readonly component: string;
  readonly period: string;
  /** Where the plan says what it pays, and what makes each credit behind it. */
  readonly place: Place;
  readonly credits: Readonly<Record<string, Place>>;
  readonly sentence: string;
  readonly statement: Statement;
  readonly whyNot: readonly string[];
  readonly tree: TreeNode;
}

export function calculationAnswers(plans: OpenPlans) {
  const companies = new Map<string, CompanyData>();

  function started({ plan, data }: Pick<Looked, "plan" | "data">) {
    const answers = plans.about(plan);
    const { ruleSet } = answers.document.compilation;
    const company = companies.get(data) ?? new CompanyData([]);
    return { answers, ruleSet, company };
  }

  async function look(request: LookedAtPayee): Promise<Look> {
    const { answers, ruleSet, company } = started(request);
    const diagnostics = answers.diagnostics();
    if (ruleSet === undefined) return { diagnostics };
    const { facts, faults } = company.facts(ruleSet);
    const scope = { payees: company.payees(ruleSet), periods: periodsOf(ruleSet) };
    const [payee, period] = [either(request.payee, scope.payees), either(request.period, scope.periods)];
    const { outcome } = await evaluateOutcome(ruleSet, facts, { period, payees: [payee] });
    const values = ruleValues(answers.document, outcome, payee);
    const curves = drawnCurves(answers.document, knownFigures(values));
    const found = { scope, payee, period, values, curves, faults: [...faults, ...outcome.faults] };
    return { diagnostics, found };
  }

  async function population(request: Supposed): Promise<Population | undefined> {
    const { ruleSet, company } = started(request);
    if (ruleSet === undefined) return undefined;
    const { facts, faults } = company.facts(ruleSet);
    const outcome = await paid(ruleSet, facts, request);
    const payees = [...totals(outcome.payouts).values()];
    const currencies = [...new Set(payees.map(({ currency }) => currency))];
    return {
      payouts: outcome.payouts,
      payees,
      totals: currencies.map((currency) => {
        const own = payees.filter((each) => each.currency === currency);
        return { currency, amount: sumDecimals(own.map(({ amount }) => amount)) };
      }),
      faults: [...faults, ...outcome.faults],
    };
  }

  /** Kept while only what is supposed changes, as while a slider moves. */
  let before: { readonly key: string; readonly payouts: readonly PayoutLine[] } | undefined;

  async function effect(old: Supposed, now: Supposed): Promise<Effect | undefined> {
    const key = JSON.stringify(old);
    if (before?.key !== key) {
      const found = await population(old);
      before = found && { key, payouts: found.payouts };
    }
    const after = await population(now);
    return before && after && effectOf(before.payouts, after.payouts);
  }

  async function whys(request: AskedWhy): Promise<Whys | undefined> {
    const { ruleSet, company } = started(request);
    if (ruleSet === undefined) return undefined;
    const { facts } = company.facts(ruleSet);
    const { payee, period, language } = request;
    const { outcome } = await evaluateOutcome(ruleSet, facts, { period, payees: [payee] });
    const found: ComponentWhy[] = [];
    const credits = Object.fromEntries(ruleSet.credits.map((credit) => [credit.name, credit.place]));
    for (const { name, place } of ruleSet.components) {
      for (const figure of outcome.figures.filter((line) => line.name === name && line.payee === payee)) {
        const why = await explain(ruleSet, facts, {
          payee,
          component: name,
          period: figure.period,
          asOf: period,
        });
        if ("faults" in why) continue;
        const views = viewsOf(why, language);
        found.push({
          component: name,
          period: figure.period,
          place,
          credits,
          sentence: views.sentence(),
          statement: views.statement(outcome.lines),
          whyNot: views.whyNotSentences(),
          tree: views.tree({ depth: 12 }),
        });
      }
    }
    return { due: dueOf(outcome.payouts), components: found };
  }

  return {
    setData: (id: string, files: readonly DataFile[]): void => {
      companies.set(id, new CompanyData(files));
    },
    look,
    population,
    effect,
    whys,
    row: (request: Pick<Looked, "plan" | "data">, source: string, line: number): SourceRow | undefined => {
      const { ruleSet, company } = started(request);
      return ruleSet && company.row(ruleSet, source, line);
    },
    levers: (plan: PlanText): readonly Lever[] => leversOf(plans.about(plan)),
    grids: (plan: PlanText): readonly Grid[] => grids(plans.about(plan).document),
    fromSheet: (copied: string): FromSheet | undefined => fromSheet(copied),
  };
}

export type CalculationCalls = ReturnType<typeof calculationAnswers>;

async function paid(ruleSet: RuleSet, facts: Facts, { period, parameters = {} }: Supposed): Promise<Outcome> {
  const set = new Map([...facts.parameters, ...Object.entries(parameters)]);
  const { outcome } = await evaluateOutcome(ruleSet, { ...facts, parameters: set }, { period });
  return outcome;
}

/** What is wanted where there is such a thing, else the first. */
function either(wanted: string, there: readonly string[]): string {
  return there.includes(wanted) ? wanted : (there[0] ?? "");
}

function dueOf(payouts: readonly PayoutLine[]): Whys["due"] {
  const dates = [...new Set(payouts.map(({ period }) => period))];
  return dates.flatMap((period) =>
    [...totals(payouts.filter((line) => line.period === period)).values()].map(({ currency, amount }) => ({
      period,
      currency,
      amount,
    })),
  );
}

/** The last value of each figure, which is what holds now. */
function knownFigures(values: readonly RuleValue[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { name, values: each } of values) {
    const last = each.at(-1);
    if (last === undefined || last.group !== undefined || !/^-?\d+(\.\d+)?$/.test(last.value)) continue;
    known.set(last.count === undefined ? name : `sum(${name})`, last.value);
  }
  return known;
}

function periodsOf({ plan, payout }: RuleSet): readonly string[] {
  const { from, through, fiscal } = plan;
  const [first, last] = [parseDay(from), parseDay(through)];
  if (first === undefined || last === undefined) return [];
  const units = ["year", "half", "quarter", "month"] as const;
  const shortest = units.indexOf(payout.per as (typeof units)[number]);
  return units
    .slice(0, shortest < 0 ? units.length : shortest + 1)
    .flatMap((unit) => periodsBetween(fiscal, unit, first, last).map(periodText));
}

/** Sliders move what the text writes as one plain value; of several versions the last. */
function leversOf({ document }: PlanAnswers): readonly Lever[] {
  const { ruleSet } = document.compilation;
  if (ruleSet === undefined) return [];
  return ruleSet.parameters.flatMap(({ name, type: { kind }, versions }): Lever[] => {
    if (kind !== "percent" && kind !== "number" && kind !== "money") return [];
    const last = versions.at(-1);
    const written = last && ruleSet.expressions[last.value];
    if (written?.op !== "constant" || last === undefined) return [];
    return [{ name, kind, value: written.value, line: last.place.line }];
  });
}
