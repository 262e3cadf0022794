/** Goals as lines of an outcome: what is asked of the plan, of each unit and of each payee, by phases. */

import type { FigureLine } from "../../outcome.js";
import type { Goal, PeriodUnit } from "../../rule-set.js";
import { plainText } from "../../values/decimal-text.js";
import type { Fraction } from "../../values/fraction.js";
import { settle } from "../../values/settle.js";
import { currencyOf } from "../amounts.js";
import type { Context } from "../context.js";
import type { Placed } from "../outcome-order.js";
import { type Days, type GrainPeriod, grainPeriodAt, planPeriods } from "../time/grain-period.js";
import { isProblem, type Problem } from "../value.js";
import { amountOf, ownedParts, type PlannedPart, partsWithin } from "./parts.js";
import { sumOf } from "./plan.js";
import { brokenDown } from "./read-goal.js";

export interface GoalLines {
  readonly figures: readonly Placed<FigureLine>[];
  readonly faults: readonly Problem[];
}

/** Of every goal, in its own periods and phases that the days asked for touch; only of these payees. */
export async function goalLines(
  payees: readonly string[],
  asked: Days,
  context: Context,
): Promise<GoalLines> {
  const { program } = context.run;
  const figures: Placed<FigureLine>[] = [];
  const faults: Problem[] = [];
  const wanted = new Set(payees);
  const goals = program.ruleSet.goals ?? [];
  for (const [index, goal] of goals.entries()) {
    // Before the figures that read them.
    const position = index - goals.length;
    for (const whole of planPeriods(program.time, goal.per, asked)) {
      const breakdown = await brokenDown(goal, whole, context);
      if (isProblem(breakdown)) {
        faults.push(breakdown);
        continue;
      }
      faults.push(...breakdown.segments.flatMap((segment) => segment.faults));
      for (const period of periodsOf(goal, whole, asked, context)) {
        const parts = partsWithin(breakdown, period);
        for (const line of linesOf(goal, period, parts, wanted)) {
          figures.push({ line, period, payee: line.payee, position });
        }
      }
    }
  }
  return { figures, faults };
}

function periodsOf(goal: Goal, whole: GrainPeriod, asked: Days, { run }: Context): readonly GrainPeriod[] {
  const { time } = run.program;
  const units: readonly PeriodUnit[] = goal.phases;
  const within = units.flatMap((unit) => planPeriods(time, unit, asked));
  return [whole, ...within.filter(({ from }) => grainPeriodAt(time, goal.per, from).text === whole.text)];
}

function linesOf(
  goal: Goal,
  period: GrainPeriod,
  parts: readonly PlannedPart[],
  payees: ReadonlySet<string>,
): readonly FigureLine[] {
  if (parts.length === 0) return [];
  const currency = currencyOf(goal.type);
  const line = (name: string, amount: Fraction, owner: Pick<FigureLine, "payee" | "group">): FigureLine => ({
    payee: owner.payee,
    period: period.text,
    ...(owner.group !== undefined && { group: owner.group }),
    name,
    value: plainText(settle(amount) ?? amount),
    ...(currency !== undefined && { currency }),
  });
  const whole = sumOf(parts.map(({ segment, phases }) => amountOf(segment.goal, phases)));
  const lines = [line(goal.name, whole, { payee: "" })];
  for (const [index, { name }] of goal.levels.entries()) {
    const keys = new Set(parts.flatMap(({ segment }) => [...(segment.levels[index]?.keys() ?? [])]));
    for (const key of keys) {
      const isPayee = name === "payee";
      const own = ownedParts(parts, index, key);
      if ((isPayee && !payees.has(key)) || own.some(({ node }) => node.failed !== undefined)) continue;
      const amount = sumOf(own.map(({ node, phases }) => amountOf(node.amounts, phases)));
      lines.push(
        isPayee
          ? line(goal.name, amount, { payee: key })
          : line(`${goal.name}.${name}`, amount, { payee: "", group: key }),
      );
    }
  }
  return lines;
}
