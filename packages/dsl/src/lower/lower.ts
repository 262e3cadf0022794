/** The last pass: a checked plan as the engine's rule set. Every statement has a form of its own. */

import type {
  Component,
  Credit,
  Exchange,
  Figure,
  Goal,
  Journal,
  Matrix,
  Parameter,
  Plan,
  RuleSet,
  Source,
  Table,
  Tiers,
} from "@attain/engine";
import type { CheckedPlan, ExchangeRates } from "../check/checked-plan.js";
import { invariant, unreachable } from "../invariant.js";
import type { SourceTexts } from "../source/source-texts.js";
import { lowerRule } from "./condition.js";
import { lowerComponent } from "./forms/component.js";
import { lowerCredit } from "./forms/credit.js";
import { lowerFigure } from "./forms/figure.js";
import { lowerGoal } from "./forms/goal.js";
import { lowerJournal } from "./forms/journal.js";
import { lowerMatrix } from "./forms/matrix.js";
import { lowerParameter } from "./forms/parameter.js";
import { lowerPayout, lowerPersonalPayouts } from "./forms/payout.js";
import { lowerScorecard } from "./forms/scorecard.js";
import { lowerSource } from "./forms/source.js";
import { lowerTable } from "./forms/table.js";
import { lowerTiers } from "./forms/tiers.js";
import { rowScope } from "./lowering-scope.js";
import { type RuleSetBuilder, ruleSetBuilder } from "./rule-set-builder.js";

/** Lowers a plan without errors. `texts` are what it was parsed from; they give lines and columns. */
export function lower(plan: CheckedPlan, texts: SourceTexts): RuleSet {
  const builder = ruleSetBuilder(plan, texts);
  const sources: Source[] = [];
  const parameters: Parameter[] = [];
  const tables: Table[] = [];
  const tiers: Tiers[] = [];
  const matrices: Matrix[] = [];
  const credits: Credit[] = [];
  const figures: Figure[] = [];
  const goals: Goal[] = [];
  const components: Component[] = [];
  const journals: Journal[] = [];
  const settings = lowerSettings(plan, builder);
  for (const symbol of plan.symbols.values()) {
    switch (symbol.kind) {
      case "source":
        sources.push(lowerSource(symbol, builder));
        break;
      case "parameter":
        parameters.push(lowerParameter(symbol, builder));
        break;
      case "table":
        tables.push(lowerTable(symbol, builder));
        break;
      case "tiers":
        tiers.push(lowerTiers(symbol, builder));
        break;
      case "credit":
        credits.push(lowerCredit(symbol, builder));
        break;
      case "figure":
        figures.push(lowerFigure(symbol, builder));
        break;
      case "component":
        components.push(lowerComponent(symbol, builder));
        break;
      case "matrix":
        matrices.push(lowerMatrix(symbol, builder));
        break;
      case "goal":
        goals.push(lowerGoal(symbol, builder));
        break;
      case "scorecard":
        figures.push(...lowerScorecard(symbol, builder));
        break;
      case "journal":
        journals.push(lowerJournal(symbol, builder));
        break;
      case "other":
        invariant(false, `${symbol.name} is refused before lowering`);
        break;
      default:
        unreachable(symbol);
    }
  }
  return {
    format: "attain/1",
    language: 1,
    plan: settings,
    sources,
    parameters,
    tables,
    tiers,
    matrices,
    credits,
    figures,
    components,
    ...(goals.length > 0 && { goals }),
    payout: lowerPayout(plan, builder),
    ...(plan.personalPayouts.length > 0 && { personalPayouts: lowerPersonalPayouts(plan, builder) }),
    ...(journals.length > 0 && { journals }),
    rules: builder.rules,
    expressions: builder.expressions,
  };
}

function lowerSettings(plan: CheckedPlan, builder: RuleSetBuilder): Plan {
  const { settings } = plan;
  const payees = settings.statement?.settings.find((setting) => setting.kind === "payees");
  return {
    name: settings.name,
    ...(settings.statement?.label && { label: settings.statement.label.value }),
    from: settings.from,
    through: settings.through,
    currency: settings.currency,
    rounding: settings.rounding,
    fiscal: settings.fiscal,
    ...(payees && { payees: lowerRule("eligible", payees.where, rowScope, builder) }),
    ...(settings.roster && { roster: settings.roster.name }),
    ...(settings.exchange && { exchange: lowerExchange(settings.exchange) }),
  };
}

function lowerExchange({ source, currency, period, rates }: ExchangeRates): Exchange {
  return {
    source: source.name,
    currency: currency.name,
    ...(period && { period: period.name }),
    rates: rates.map((rate) => ({ currency: rate.currency, column: rate.column.name })),
  };
}
