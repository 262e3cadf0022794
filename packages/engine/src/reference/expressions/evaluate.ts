/** The meaning of every operation of the rule set, one case each; whatever takes more than a few lines has a file. */

import type { Expression, Slot } from "../../rule-set.js";
import { add, compare, multiply, negate, subtract } from "../../values/fraction.js";
import { unreachable } from "../../values/unreachable.js";
import { evaluateAggregate } from "../aggregates/aggregate.js";
import type { Context } from "../context.js";
import { decide } from "../deciding/decide.js";
import { readFigure } from "../figures/figure.js";
import { readGoal } from "../goals/read-goal.js";
import { tierValue } from "../tiers/tier-table.js";
import { grainPeriodAt, isCoarserUnit } from "../time/grain-period.js";
import { isProblem, nothing, type Result } from "../value.js";
import { evaluateDivide, evaluateRound, fold } from "./arithmetic.js";
import { readColumn } from "./column.js";
import { daysBetween, periodDay, shiftDate } from "./dates.js";
import { convert } from "./exchange.js";
import { lookup, managersOf } from "./lookup.js";
import { matrixValue } from "./matrix.js";
import { calculated, leaf, named, numberAt, outOfReach } from "./operand.js";
import { readParameter } from "./parameter.js";
import { monthsInPlan, prorate, readOn } from "./reading.js";
import { callTable, choose } from "./table.js";
import { weightedMean } from "./weighted.js";

/** The value of an expression here. */
export async function evaluate(slot: Slot, context: Context): Promise<Result> {
  const { run } = context;
  const expression = run.program.expression(slot);
  const { place } = expression;
  run.observer?.evaluated(slot);
  switch (expression.op) {
    case "constant":
      return leaf(run.program.constant(slot), slot, context, {});
    case "none":
      return leaf(nothing, slot, context, {});
    case "column":
      return readColumn(expression.column, place, context);
    case "credited":
      return context.credit?.value ?? outOfReach(slot, context, "no credit is in scope");
    case "share":
      return context.credit?.share ?? outOfReach(slot, context, "no credit is in scope");
    case "receiver":
      return context.credit === undefined
        ? outOfReach(slot, context, "no credit is in scope")
        : leaf({ kind: "payee", text: context.credit.payee }, slot, context, {});
    case "creditDate":
      return context.credit === undefined
        ? outOfReach(slot, context, "no credit is in scope")
        : leaf({ kind: "date", day: context.credit.date }, slot, context, {});
    case "lookup":
      return lookup(slot, expression, context);
    case "managers":
      return managersOf(slot, expression, context);
    case "payee":
      return context.payee === undefined
        ? outOfReach(slot, context, "it belongs to nobody in particular")
        : leaf({ kind: "payee", text: context.payee }, slot, context, {});
    case "group":
      return readGroup(slot, context);
    case "period":
      return readPeriod(slot, expression, context);
    case "parameter":
      return readParameter(slot, expression.name, context);
    case "figure":
      return readFigure(slot, expression, context);
    case "argument":
      return context.arguments?.[expression.index] ?? outOfReach(slot, context, "no table is around it");
    case "call":
      return callTable(slot, expression, context);
    case "tier":
      return tierValue(slot, expression, context);
    case "goal":
      return readGoal(slot, expression, context);
    case "matrix":
      return matrixValue(slot, expression, context);
    case "weighted":
      return weightedMean(slot, expression, context);
    case "add":
      return fold(slot, expression.operands, context, "add", add);
    case "multiply":
      return fold(slot, expression.operands, context, "multiply", multiply);
    case "min":
      return fold(slot, expression.operands, context, "min", (a, b) => (compare(b, a) < 0 ? b : a));
    case "max":
      return fold(slot, expression.operands, context, "max", (a, b) => (compare(b, a) > 0 ? b : a));
    case "subtract":
      return fold(slot, [expression.left, expression.right], context, "subtract", subtract);
    case "divide":
      return evaluateDivide(slot, { ...expression, op: "divide" }, context);
    case "negate": {
      const operand = await numberAt(expression.operand, context);
      if (isProblem(operand)) return operand;
      return calculated(negate(operand.value), slot, context, { operation: "negate", inputs: [operand] });
    }
    case "round":
      return evaluateRound(slot, expression, context);
    case "shift":
      return shiftDate(slot, expression, context);
    case "days":
      return daysBetween(slot, expression, context);
    case "choose":
      return choose(slot, expression, context);
    case "decide":
      return decide(expression.rule, context);
    case "else": {
      const value = await evaluate(expression.value, context);
      const isMissing = isProblem(value) ? value.answeredByElse : value.kind === "nothing";
      const taken = isMissing ? await evaluate(expression.otherwise, context) : value;
      return isProblem(taken) ? taken : named(taken, slot, context);
    }
    case "prorate":
      return prorate(slot, expression, context);
    case "reading":
      return readOn(slot, expression, context);
    case "monthsInPlan":
      return monthsInPlan(slot, context);
    case "convert":
      return convert(slot, expression, context);
    case "periodDay":
      return periodDay(slot, expression, context);
    case "aggregate":
      return evaluateAggregate(slot, expression, context);
    default:
      return unreachable(expression);
  }
}

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;

/** The group's value, as the roster's column holds it. */
function readGroup(slot: Slot, context: Context): Result {
  const { group, run } = context;
  if (group === undefined) return outOfReach(slot, context, "it belongs to no group");
  const { roster } = run.program.ruleSet.plan;
  const column = run.store.source(roster ?? "")?.columns.get(group.column);
  const kind = column?.type.kind === "payee" ? "payee" : "text";
  return leaf({ kind, text: group.value }, slot, context, { label: group.column });
}

function readPeriod(slot: Slot, expression: Of<"period">, context: Context): Result {
  const { period, reading, run } = context;
  const day = period?.from ?? reading;
  if (day === undefined) return outOfReach(slot, context, "it belongs to no period");
  if (period !== undefined && isCoarserUnit(period.unit, expression.unit)) {
    return outOfReach(slot, context, `${period.text} is longer than a ${expression.unit}`);
  }
  const found = grainPeriodAt(run.program.time, expression.unit, day).period;
  if (found === undefined) return outOfReach(slot, context, "it belongs to no period");
  return leaf({ kind: "period", period: found }, slot, context, {});
}
