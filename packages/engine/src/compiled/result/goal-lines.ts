/**
 * Goals as lines of an outcome: what is asked of the plan, of each unit and of each payee, by phases, as
 * each version of the goal plans it. What stands is a figure as well.
 */

import type { FigureLine, GoalLine } from "../../outcome.js";
import type { Goal } from "../../rule-set.js";
import { brokenDown } from "../goals/break-down.js";
import { amountOf, type Breakdown, nodeOf, type PlannedPart, partsWithin } from "../goals/plan.js";
import { placesOf } from "../goals/read-goal.js";
import { plainText } from "../numbers/decimal-text.js";
import type { Run, View } from "../run.js";
import { dayText } from "../time/calendar.js";
import type { Period, Stretch } from "../time/periods.js";
import type { Problem } from "../vectors/gaps.js";
import { currencyOf } from "./amount-text.js";
import type { Placed } from "./placed.js";

export interface GoalLines {
  readonly goals: readonly Placed<GoalLine>[];
  readonly figures: readonly Placed<FigureLine>[];
  readonly problems: readonly Problem[];
}

/** Of every goal, in its own periods and phases that the days asked for touch; only of these payees. */
export function goalLines(run: Run, view: View, payees: readonly number[], asked: Stretch): GoalLines {
  const { ruleSet, calendar } = run.prepared;
  const placed: Placed<GoalLine>[] = [];
  const problems: Problem[] = [];
  const wanted = new Set(payees);
  const goals = ruleSet.goals ?? [];
  for (const [index, goal] of goals.entries()) {
    // Before the figures that read them.
    const position = index - goals.length;
    for (const whole of calendar.touched(goal.per, asked)) {
      const breakdown = brokenDown(goal, whole, run, view);
      if ("fault" in breakdown) {
        problems.push(breakdown);
        continue;
      }
      problems.push(...breakdown.segments.flatMap((segment) => segment.problems));
      const within = goal.phases.flatMap((unit) => calendar.touched(unit, asked));
      const own = within.filter(({ from }) => calendar.at(goal.per, from).text === whole.text);
      for (const period of [whole, ...own]) {
        for (const line of versionLines(goal, period, breakdown, wanted, run))
          placed.push({ line, period, payee: line.level === "payee" ? line.unit : "", position });
      }
    }
  }
  const standing = placed.filter(({ line }) => line.stands);
  return {
    goals: placed,
    figures: standing.map(({ line, ...place }) => ({ ...place, line: figureLine(line) })),
    problems,
  };
}

/** Of each version that plans anything of the period, as it would have stood without the later ones. */
function versionLines(
  goal: Goal,
  period: Period,
  { phases, segments }: Breakdown,
  payees: ReadonlySet<number>,
  run: Run,
): readonly GoalLine[] {
  const versions = segments.flatMap((segment, index) => {
    const until = { ...segment, end: phases.length };
    const parts = partsWithin({ phases, segments: [...segments.slice(0, index), until] }, period);
    return parts.at(-1)?.segment === until ? [{ planned: dayText(segment.day), parts }] : [];
  });
  return versions.flatMap(({ planned, parts }, index) =>
    linesOf(goal, period, parts, { planned, stands: index === versions.length - 1 }, payees, run),
  );
}

function linesOf(
  goal: Goal,
  period: Period,
  parts: readonly PlannedPart[],
  version: Pick<GoalLine, "planned" | "stands">,
  payees: ReadonlySet<number>,
  run: Run,
): readonly GoalLine[] {
  const currency = currencyOf(goal.type);
  const textOf = (units: bigint) => plainText(units, placesOf(goal));
  const line = (level: string, unit: string, units: bigint): GoalLine => ({
    goal: goal.name,
    level,
    unit,
    period: period.text,
    value: textOf(units),
    ...(currency !== undefined && { currency }),
    ...version,
  });
  const total = (pick: (part: PlannedPart) => bigint) => parts.reduce((sum, part) => sum + pick(part), 0n);
  const whole = total(({ segment, phases }) => amountOf(segment.goal, phases));
  const covered = total(({ segment, phases }) => amountOf(segment.top.amounts, phases));
  const isCovered = parts.some(({ segment }) => segment.version.cover !== undefined);
  const lines: GoalLine[] = [{ ...line("", "", whole), ...(isCovered && { covered: textOf(covered) }) }];
  for (const [index, { name }] of goal.levels.entries()) {
    const keys = new Set(parts.flatMap(({ segment }) => [...(segment.levels[index]?.keys() ?? [])]));
    for (const key of keys) {
      const own = parts.flatMap((part) => {
        const node = nodeOf(part, index, key, 0);
        return node === undefined ? [] : [{ node, phases: part.phases }];
      });
      const isFailed = own.some(({ node }) => node.failed !== undefined);
      if ((name === "payee" && !payees.has(key)) || isFailed) continue;
      const units = own.reduce((sum, { node, phases }) => sum + amountOf(node.amounts, phases), 0n);
      lines.push(line(name, run.texts.textOf(key), units));
    }
  }
  return lines;
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
