/** `component`: what is paid, at which rate, and what opens, multiplies and limits it. */

import type { Component, ComponentVersion, PeriodUnit, Rounding, Vest } from "@attain/engine";
import type { ComponentSymbol, FigureGrain } from "../../check/checked-plan.js";
import { isAward } from "../../check/types/is-award.js";
import { limitWindow } from "../../check/types/limit-window.js";
import type { ComponentStatement, EarningClause, Excess, RoundLine } from "../../syntax/ast.js";
import { lowerRule } from "../condition.js";
import { lowerExpression } from "../expressions/expression.js";
import { hundredth } from "../literal.js";
import { periodScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { valueType } from "../value-type.js";
import { lowerBudget, lowerFinal, lowerRank, lowerShare } from "./divided.js";
import { lowerGrain, scopeOfGrain } from "./figure.js";
import { lowerScope } from "./scope.js";

export function lowerComponent(component: ComponentSymbol, builder: RuleSetBuilder): Component {
  const [first] = component.statements;
  const clauses = component.statements.flatMap((statement) => statement.clauses);
  const round = clauses.find((clause) => clause.kind === "round");
  return {
    name: component.name,
    ...(first.label && { label: first.label.value }),
    ...(first.documentation !== undefined && { documentation: first.documentation }),
    clauses: clauses.flatMap((clause) => (clause.kind === "clause" ? [clause.text.value] : [])),
    grain: lowerGrain(component.grain),
    type: valueType(component.type),
    versions: component.statements.map((statement) => lowerVersion(statement, component.grain, builder)),
    paidPer: paidPerOf(component, builder),
    rounding: isAward(component) ? wholeUnits(round, builder) : lowerRounding(round, builder),
    place: builder.place(first.name.span),
  };
}

type LimitClause = Extract<EarningClause, { kind: "floor" | "cap" }>;

function lowerVersion(
  statement: ComponentStatement,
  grain: FigureGrain,
  builder: RuleSetBuilder,
): ComponentVersion {
  const scope = scopeOfGrain(grain);
  const value = (expression: Parameters<typeof lowerExpression>[0]) =>
    lowerExpression(expression, scope, builder);
  const limit = ({ value: most, per, span }: LimitClause) => ({
    value: lowerExpression(most, limitWindow(per?.unit, grain) ? periodScope : scope, builder),
    ...(per && { per: per.unit }),
    place: builder.place(span),
  });
  const pay = statement.clauses.find((clause) => clause.kind === "pay");
  const grant = statement.clauses.find((clause) => clause.kind === "grant");
  const vest = statement.clauses.find((clause) => clause.kind === "vest");
  const share = statement.clauses.find((clause) => clause.kind === "share");
  const rank = statement.clauses.find((clause) => clause.kind === "rank");
  const budget = statement.clauses.find((clause) => clause.kind === "budget");
  const final = statement.clauses.find((clause) => clause.kind === "finalAfter");
  return {
    ...lowerScope(statement.scope),
    ...(pay && {
      pay: {
        base: value(pay.base),
        ...(pay.at && { at: { tiers: pay.at.tiers.text, axis: value(pay.at.axis) } }),
        place: builder.place(pay.span),
      },
    }),
    ...(grant && { pay: { base: value(grant.value), place: builder.place(grant.span) } }),
    ...(share && { share: lowerShare(share, builder) }),
    ...(rank && { rank: lowerRank(rank, builder) }),
    gates: statement.clauses
      .filter((clause) => clause.kind === "gate")
      .map((clause) => ({
        rule: lowerRule("gate", clause.condition, scope, builder),
        past: clause.past ?? "paid",
        place: builder.place(clause.span),
      })),
    times: statement.clauses
      .filter((clause) => clause.kind === "times")
      .map((clause) => ({ value: value(clause.value), place: builder.place(clause.span) })),
    floors: statement.clauses.filter((clause) => clause.kind === "floor").map(limit),
    caps: statement.clauses
      .filter((clause) => clause.kind === "cap")
      .map((clause) => ({
        ...limit(clause),
        excess: lowerExcess(clause.excess),
      })),
    ...(budget && { budget: lowerBudget(budget, builder) }),
    ...(final && { final: lowerFinal(final, builder) }),
    ...(grant?.label && { label: grant.label.value }),
    ...(vest && { vest: lowerVest(vest, builder) }),
    place: builder.place(statement.span),
  };
}

type VestClause = Extract<EarningClause, { kind: "vest" }>;

/** Where it was left out, nothing is left over and nobody can leave. */
function lowerVest({ share, per, leftover, leavers, span }: VestClause, builder: RuleSetBuilder): Vest {
  return {
    share: hundredth(share.value),
    per: per.unit,
    leftover: leftover ?? "largest",
    leavers: leavers ?? "included",
    place: builder.place(span),
  };
}

/** An award has no minor unit: it is counted whole, unless it says in how many decimals. */
function wholeUnits(line: RoundLine | undefined, builder: RuleSetBuilder): Rounding {
  const { mode } = builder.plan.settings.rounding;
  return { mode: line?.mode ?? mode, places: line?.places ? Number.parseInt(line.places.value, 10) : 0 };
}

const lengths: Readonly<Record<PeriodUnit, number>> = { day: 0, month: 1, quarter: 3, half: 6, year: 12 };

/** `paid per`, or the longer of the component's own period and the payout's. */
function paidPerOf(component: ComponentSymbol, builder: RuleSetBuilder): PeriodUnit {
  const clauses = component.statements.flatMap((statement) => statement.clauses);
  const written = clauses.find((clause) => clause.kind === "paidPer");
  if (written) return written.unit.unit;
  const payout = builder.plan.payout?.per.unit ?? "month";
  const own =
    component.grain.owner === "credit" || component.grain.per === "plan" ? payout : component.grain.per;
  return lengths[own] > lengths[payout] ? own : payout;
}

export function lowerExcess({ carriedThrough }: Excess): ComponentVersion["caps"][number]["excess"] {
  return carriedThrough ? { carriedThrough: carriedThrough.value } : "lost";
}

/** The line's own words, else the plan's. */
export function lowerRounding(line: RoundLine | undefined, builder: RuleSetBuilder): Rounding {
  const { rounding } = builder.plan.settings;
  if (line === undefined) return rounding;
  return { mode: line.mode, places: line.places ? Number.parseInt(line.places.value, 10) : rounding.places };
}
