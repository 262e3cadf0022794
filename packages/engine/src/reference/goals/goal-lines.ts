/**
 * Goals as lines of an outcome: what is asked of the plan, of each unit and of each payee, by phases, as
 * each version of the goal plans it. What stands is a figure as well.
 */

import type { FigureLine, GoalLine } from "../../outcome.js";
import type { Goal, PeriodUnit } from "../../rule-set.js";
import { dayText } from "../../values/calendar.js";
import { plainText } from "../../values/decimal-text.js";
import type { Fraction } from "../../values/fraction.js";
import { settle } from "../../values/settle.js";
import { currencyOf } from "../amounts.js";
import type { Context } from "../context.js";
import type { Placed } from "../outcome-order.js";
import { type Days, type GrainPeriod, grainPeriodAt, planPeriods } from "../time/grain-period.js";
import { isProblem, type Problem } from "../value.js";
import { amountOf, ownedParts, type PlannedPart, partsWithin } from "./parts.js";
import { type Breakdown, sumOf } from "./plan.js";
import { brokenDown } from "./read-goal.js";

export interface GoalLines {
  readonly goals: readonly Placed<GoalLine>[];
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
  const placed: Placed<GoalLine>[] = [];
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
        for (const line of versionLines(goal, period, breakdown, wanted)) {
          placed.push({ line, period, payee: payeeOf(line), position });
        }
      }
    }
  }
  const standing = placed.filter(({ line }) => line.stands);
  const figures = standing.map(({ line, ...place }) => ({ ...place, line: figureLine(line) }));
  return { goals: placed, figures, faults };
}

function periodsOf(goal: Goal, whole: GrainPeriod, asked: Days, { run }: Context): readonly GrainPeriod[] {
  const { time } = run.program;
  const units: readonly PeriodUnit[] = goal.phases;
  const within = units.flatMap((unit) => planPeriods(time, unit, asked));
  return [whole, ...within.filter(({ from }) => grainPeriodAt(time, goal.per, from).text === whole.text)];
}

/** Of each version that plans anything of the period, as it would have stood without the later ones. */
function versionLines(
  goal: Goal,
  period: GrainPeriod,
  { kind, phases, segments }: Breakdown,
  payees: ReadonlySet<string>,
): readonly GoalLine[] {
  const versions = segments.flatMap((segment, index) => {
    const until = { ...segment, end: phases.length };
    const parts = partsWithin({ kind, phases, segments: [...segments.slice(0, index), until] }, period);
    return parts.at(-1)?.segment === until ? [{ planned: dayText(segment.day), parts }] : [];
  });
  return versions.flatMap((version, index) =>
    linesOf(goal, period, { ...version, stands: index === versions.length - 1 }, payees),
  );
}

interface PlannedVersion extends Pick<GoalLine, "planned" | "stands"> {
  readonly parts: readonly PlannedPart[];
}

function linesOf(
  goal: Goal,
  period: GrainPeriod,
  { parts, planned, stands }: PlannedVersion,
  payees: ReadonlySet<string>,
): readonly GoalLine[] {
  const currency = currencyOf(goal.type);
  const line = (level: string, unit: string, amount: Fraction): GoalLine => ({
    goal: goal.name,
    level,
    unit,
    period: period.text,
    value: textOf(amount),
    ...(currency !== undefined && { currency }),
    planned,
    stands,
  });
  const whole = sumOf(parts.map(({ segment, phases }) => amountOf(segment.goal, phases)));
  const covered = sumOf(parts.map(({ segment, phases }) => amountOf(segment.top.amounts, phases)));
  const isCovered = parts.some(({ segment }) => segment.version.cover !== undefined);
  const lines: GoalLine[] = [{ ...line("", "", whole), ...(isCovered && { covered: textOf(covered) }) }];
  for (const [index, { name }] of goal.levels.entries()) {
    const keys = new Set(parts.flatMap(({ segment }) => [...(segment.levels[index]?.keys() ?? [])]));
    for (const key of keys) {
      const own = ownedParts(parts, index, key);
      if ((name === "payee" && !payees.has(key)) || own.some(({ node }) => node.failed !== undefined))
        continue;
      lines.push(line(name, key, sumOf(own.map(({ node, phases }) => amountOf(node.amounts, phases)))));
    }
  }
  return lines;
}

function textOf(amount: Fraction): string {
  return plainText(settle(amount) ?? amount);
}

function payeeOf({ level, unit }: GoalLine): string {
  return level === "payee" ? unit : "";
}

/** `revenue` of the plan and of payees, `revenue.team` of a team. */
function figureLine({ goal, level, unit, period, value, currency }: GoalLine): FigureLine {
  const isGroups = level !== "" && level !== "payee";
  return {
    payee: level === "payee" ? unit : "",
    period,
    ...(isGroups && { group: unit }),
    name: isGroups ? `${goal}.${level}` : goal,
    value,
    ...(currency !== undefined && { currency }),
  };
}
