/**
 * Law: every value is asked only where it has a meaning, and no value needs itself. A column needs a
 * row, an argument its table, a payee a figure; one walk from the plan's ends down to the leaves sees
 * each part in every scope it is asked in, and finds cycles and chains too deep to calculate.
 */

import type { Expression, Grain, Payout, RuleSet, Slot } from "../rule-set.js";
import { unreachable } from "../values/unreachable.js";
import { creditsPaid } from "./credits-paid.js";
import { goalReferences } from "./goals.js";
import { columnOf, isComponent, type Names } from "./names.js";
import type { Problems } from "./problem.js";
import {
  componentReferences,
  creditReferences,
  dealReferences,
  expressionReferences,
  figureReferences,
  holdReferences,
  matrixReferences,
  parameterReferences,
  payoutFigureReferences,
  type Reference,
  ruleReferences,
  tableReferences,
  tiersReferences,
} from "./references.js";
import { grainInside, misplaced, type RowInScope, type Scope, sourceInScope } from "./scope.js";

/** Steps from an end of the plan to its farthest leaf: more would overflow an evaluator's stack. */
export const deepestChain = 400;
/** Parts times the scopes they are asked in. */
export const mostVisits = 2_000_000;

export function scopesFit(ruleSet: RuleSet, names: Names, problems: Problems): void {
  const walk = new Walk(ruleSet, names, problems);
  const { plan } = ruleSet;
  if (plan.payees !== undefined && plan.roster !== undefined) {
    walk.rule(plan.payees, { row: { source: plan.roster }, arguments: 0 });
  }
  for (const source of ruleSet.sources) {
    for (const column of source.columns) walk.column(source.name, column.name);
  }
  for (const { name } of ruleSet.credits) walk.credit(name);
  for (const { name } of [...ruleSet.figures, ...ruleSet.components]) walk.figure(name);
  for (const { name } of ruleSet.goals ?? []) walk.goal(name);
  walk.payouts();
  walk.journals();
}

/** A part that is being walked: to meet it again is a cycle. */
const underway = -1;

/** Each method answers with the longest chain below the part, itself included. */
class Walk {
  readonly #ruleSet: RuleSet;
  readonly #names: Names;
  readonly #problems: Problems;
  /** By part and scope. */
  readonly #heights = new Map<string, number>();
  #depth = 0;
  #stopped = false;

  constructor(ruleSet: RuleSet, names: Names, problems: Problems) {
    this.#ruleSet = ruleSet;
    this.#names = names;
    this.#problems = problems;
  }

  slot(slot: Slot, scope: Scope): number {
    const expression = this.#ruleSet.expressions[slot];
    if (expression === undefined) return 0;
    const path = () => `/expressions/${slot}`;
    return this.#enter(`slot ${slot} ${keyOf(scope)}`, path, () => {
      const found = misplaced(expression, scope, this.#ruleSet, this.#names);
      if (found) this.#problems.add(path(), found.message, found.help);
      const below = expressionReferences(expression).map((reference) =>
        this.#follow(reference, this.#scopeInside(expression, reference, scope), expression),
      );
      return Math.max(0, this.#formulaOf(expression, scope), ...below);
    });
  }

  rule(name: string, scope: Scope): number {
    const rule = this.#names.rule.get(name);
    if (rule === undefined) return 0;
    const path = () => `/rules/${this.#ruleSet.rules.indexOf(rule)}`;
    return this.#enter(`rule ${name} ${keyOf(scope)}`, path, () =>
      this.#followAll(ruleReferences(rule), scope),
    );
  }

  column(source: string, column: string): number {
    const entry = this.#names.source.get(source);
    const formula = entry && columnOf(this.#names, entry, column)?.formula;
    if (entry === undefined || formula === undefined) return 0;
    const path = () => `/sources/${this.#ruleSet.sources.indexOf(entry)}`;
    return this.#enter(`column ${JSON.stringify([source, column])}`, path, () =>
      this.slot(formula, { row: { source }, arguments: 0 }),
    );
  }

  credit(name: string): number {
    const credit = this.#names.credit.get(name);
    if (credit === undefined) return 0;
    const path = () => `/credits/${this.#ruleSet.credits.indexOf(credit)}`;
    return this.#enter(`credit ${name}`, path, () =>
      this.#followAll(creditReferences(credit), { row: credit.of, arguments: 0 }),
    );
  }

  figure(name: string): number {
    const figure = this.#names.figure.get(name);
    if (figure === undefined) return 0;
    const path = () =>
      isComponent(figure)
        ? `/components/${this.#ruleSet.components.indexOf(figure)}`
        : `/figures/${this.#ruleSet.figures.indexOf(figure)}`;
    return this.#enter(`figure ${name}`, path, () =>
      this.#followAll(
        isComponent(figure) ? componentReferences(figure) : figureReferences(figure),
        scopeOfGrain(figure.grain),
      ),
    );
  }

  goal(name: string): number {
    const goal = this.#names.goal.get(name);
    if (goal === undefined) return 0;
    const path = () => `/goals/${this.#ruleSet.goals?.indexOf(goal) ?? 0}`;
    return this.#enter(`goal ${name}`, path, () => this.#followAll(goalReferences(goal), { arguments: 0 }));
  }

  #followAll(references: readonly Reference[], scope: Scope): number {
    return references.reduce((most, reference) => Math.max(most, this.#follow(reference, scope)), 0);
  }

  #follow(reference: Reference, scope: Scope, from?: Expression): number {
    if (reference.to === "slot")
      return this.slot(reference.slot, reference.grain ? scopeOfGrain(reference.grain) : scope);
    const { name } = reference;
    // A value of the plan has no row of its own, but belongs to the figure that reads it.
    const grain = scope.grain && { grain: scope.grain };
    switch (reference.to) {
      case "rule":
        return this.rule(name, scope);
      case "credit":
        return this.credit(name);
      case "figure":
        // An earlier period is another value.
        return from?.op === "figure" && from.back !== undefined ? 0 : this.figure(name);
      case "goal":
        return this.goal(name);
      case "source":
        return 0;
      case "parameter": {
        const parameter = this.#names.parameter.get(name);
        if (parameter === undefined) return 0;
        const path = () => `/parameters/${this.#ruleSet.parameters.indexOf(parameter)}`;
        return this.#value(`parameter ${name}`, path, parameterReferences(parameter), {
          arguments: 0,
          ...grain,
        });
      }
      case "tiers": {
        const tiers = this.#names.tiers.get(name);
        if (tiers === undefined) return 0;
        const path = () => `/tiers/${this.#ruleSet.tiers.indexOf(tiers)}`;
        return this.#value(`tiers ${name}`, path, tiersReferences(tiers), { arguments: 0, ...grain });
      }
      case "matrix": {
        const matrix = this.#names.matrix.get(name);
        if (matrix === undefined) return 0;
        const path = () => `/matrices/${this.#ruleSet.matrices.indexOf(matrix)}`;
        return this.#value(`matrix ${name}`, path, matrixReferences(matrix), { arguments: 0, ...grain });
      }
      case "table": {
        const table = this.#names.table.get(name);
        if (table === undefined) return 0;
        const path = () => `/tables/${this.#ruleSet.tables.indexOf(table)}`;
        const inside = { arguments: table.parameters.length, ...grain };
        return this.#value(`table ${name}`, path, tableReferences(table), inside);
      }
      default:
        return unreachable(reference);
    }
  }

  #value(part: string, path: () => string, references: readonly Reference[], scope: Scope): number {
    return this.#enter(`${part} ${keyOf(scope)}`, path, () => this.#followAll(references, scope));
  }

  /** An aggregate looks at rows, credits or figures of its own. */
  #scopeInside(expression: Expression, reference: Reference, scope: Scope): Scope {
    if (expression.op !== "aggregate" || (reference.at !== "/value" && reference.at !== "/where"))
      return scope;
    const { over } = expression;
    if ("figure" in over) {
      const figure = this.#names.figure.get(over.figure);
      return figure ? scopeOfGrain(grainInside(figure.grain, scope.grain)) : scope;
    }
    const row: RowInScope = "credit" in over ? { credit: over.credit } : { source: over.source };
    return { ...scope, row };
  }

  /** A hold asks of each deal, draws and caps of a payee and the payout's period. */
  payouts(): void {
    const { payout, personalPayouts = [] } = this.#ruleSet;
    this.#payout(payout, "/payout");
    for (const [index, each] of personalPayouts.entries()) this.#payout(each, `/personalPayouts/${index}`);
  }

  #payout(payout: Payout, path: string): void {
    this.#enter(
      path,
      () => path,
      () =>
        this.#followAll(payoutFigureReferences(payout), {
          arguments: 0,
          grain: { owner: "payee", per: payout.per },
        }),
    );
    for (const [index, hold] of (payout.holds ?? []).entries()) {
      for (const credit of creditsPaid(hold.component, this.#ruleSet, this.#names)) {
        this.#enter(
          `${path} hold ${index} ${credit}`,
          () => `${path}/holds/${index}`,
          () => this.#followAll(holdReferences(hold, ""), { row: { credit }, arguments: 0 }),
        );
      }
    }
  }

  /** A journal asks of each deal; the weight of a month knows the month's number. */
  journals(): void {
    for (const [index, journal] of (this.#ruleSet.journals ?? []).entries()) {
      for (const credit of creditsPaid(journal.component, this.#ruleSet, this.#names)) {
        this.#enter(
          `journal ${index} ${credit}`,
          () => `/journals/${index}`,
          () =>
            dealReferences(journal).reduce((most, reference) => {
              const count = reference.at === "/over/split/by" ? 1 : 0;
              return Math.max(most, this.#follow(reference, { row: { credit }, arguments: count }));
            }, 0),
        );
      }
    }
  }

  /** The formula behind a column that is read. */
  #formulaOf(expression: Expression, scope: Scope): number {
    if (expression.op === "lookup") return this.column(expression.source, expression.column);
    const source = expression.op === "column" && sourceInScope(scope.row, this.#names);
    return source ? this.column(source.name, expression.column) : 0;
  }

  #enter(part: string, path: () => string, below: () => number): number {
    const known = this.#heights.get(part);
    if (known === underway) {
      this.#problems.add(
        path(),
        "The value needs itself",
        "Break the circle; `back` reads an earlier period",
      );
      return 0;
    }
    if (this.#stopped || this.#isTooMuch(this.#depth + (known ?? 1), path)) return 0;
    if (known !== undefined) return known;
    this.#heights.set(part, underway);
    this.#depth += 1;
    const height = 1 + below();
    this.#depth -= 1;
    this.#heights.set(part, height);
    return height;
  }

  #isTooMuch(chain: number, path: () => string): boolean {
    if (chain > deepestChain) {
      this.#stopped = true;
      const message = `The value is a chain of more than ${deepestChain} steps`;
      this.#problems.add(path(), message, "Calculate with shorter chains");
    } else if (this.#heights.size > mostVisits) {
      this.#stopped = true;
      this.#problems.add(path(), `The plan has more than ${mostVisits} steps`, "Split the plan in several");
    }
    return this.#stopped;
  }
}

function scopeOfGrain(grain: Grain): Scope {
  return grain.owner === "credit"
    ? { row: { credit: grain.credit }, arguments: 0, grain }
    : { arguments: 0, grain };
}

function keyOf({ row, arguments: count, grain }: Scope): string {
  return JSON.stringify([row, count, grain]);
}
