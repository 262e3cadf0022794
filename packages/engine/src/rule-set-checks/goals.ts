/** Goals: what each part of one names, and in whose grain its values are asked. */

import type { Goal, GoalSplit, Grain, RuleSet } from "../rule-set.js";
import { isCoarser } from "../values/period.js";
import { columnOf, type Names } from "./names.js";
import { type Problems, quoted } from "./problem.js";
import type { Reference } from "./references.js";

export function goalReferences(goal: Goal): readonly Reference[] {
  const { per, levels, versions } = goal;
  const ofPlan: Grain = { owner: "plan", per };
  return [
    ...levels.map(
      ({ source }, index): Reference => ({ to: "source", name: source, at: `/levels/${index}/source` }),
    ),
    ...versions.flatMap(({ value, cover, splits, phases }, index) => {
      const at = `/versions/${index}`;
      const plans: readonly [number | undefined, string][] = [
        [value, `${at}/value`],
        [cover, `${at}/cover`],
        ...phases.flatMap((shares, unit) =>
          shares.map((share, line): [number, string] => [share, `${at}/phases/${unit}/${line}`]),
        ),
      ];
      return [
        ...plans.flatMap(([slot, path]) => asked(slot, path, ofPlan)),
        ...splits.flatMap((split, level) =>
          splitReferences(split, `${at}/splits/${level}`, grainOf(goal, level)),
        ),
      ];
    }),
  ];
}

function splitReferences({ by, limit }: GoalSplit, at: string, grain: Grain): readonly Reference[] {
  return [
    ...asked(by, `${at}/by`, grain),
    ...asked(limit?.from, `${at}/limit/from`, grain),
    ...asked(limit?.through, `${at}/limit/through`, grain),
    ...asked(limit?.of, `${at}/limit/of`, grain),
  ];
}

function asked(slot: number | undefined, at: string, grain: Grain): readonly Reference[] {
  return slot === undefined ? [] : [{ to: "slot", slot, at, grain }];
}

function grainOf({ per, levels }: Goal, level: number): Grain {
  const name = levels[level]?.name ?? "";
  return name === "payee" ? { owner: "payee", per } : { owner: "group", column: name, per };
}

/** Law: levels, phases and versions of a goal fit one another. */
export function goalsFit({ goals = [], plan }: RuleSet, names: Names, problems: Problems): void {
  for (const [index, goal] of goals.entries()) {
    const path = `/goals/${index}`;
    levelsFit(goal, plan.roster, path, names, problems);
    goal.phases.forEach((unit, line) => {
      if (isCoarser(goal.phases[line - 1] ?? goal.per, unit)) return;
      problems.add(
        `${path}/phases/${line}`,
        `A ${unit} is no part of what stands above it`,
        "Let phases become shorter",
      );
    });
    for (const [line, { splits, phases }] of goal.versions.entries()) {
      const at = `${path}/versions/${line}`;
      if (splits.length !== goal.levels.length) {
        problems.add(
          `${at}/splits`,
          `The goal has ${goal.levels.length} levels`,
          "Say for each how it is split",
        );
      }
      if (phases.length !== goal.phases.length) {
        problems.add(
          `${at}/phases`,
          `The goal has ${goal.phases.length} phase units`,
          "List the shares of each",
        );
      }
    }
  }
}

function levelsFit(
  { levels }: Goal,
  roster: string | undefined,
  path: string,
  names: Names,
  problems: Problems,
): void {
  const seen = new Set<string>();
  for (const [index, { name, source, column, parent }] of levels.entries()) {
    const at = `${path}/levels/${index}`;
    if (seen.has(name)) problems.add(`${at}/name`, `The level ${quoted(name)} stands twice`, "Name it once");
    seen.add(name);
    const entry = names.source.get(source);
    for (const wanted of [column, ...(parent === undefined ? [] : [parent])]) {
      if (entry === undefined || columnOf(names, entry, wanted)) continue;
      problems.add(
        at,
        `${quoted(source)} has no column named ${quoted(wanted)}`,
        "Name a column of the source",
      );
    }
    if ((parent === undefined) !== (index === 0)) {
      const help = "The first level has no parent, and every other one has";
      problems.add(at, `The level ${quoted(name)} does not hang together with the one above`, help);
    }
    if (name === "payee" && (source !== roster || index !== levels.length - 1)) {
      problems.add(
        at,
        "Payees are the rows of the roster, below all other levels",
        "Let the level be the last",
      );
    }
  }
}
