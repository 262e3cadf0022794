/** Law: every name means one thing, and every reference names something that is there. */

import type { RuleSet } from "../rule-set.js";
import type { Names } from "./names.js";
import { partsOf } from "./parts.js";
import { type Problems, pointer, quoted } from "./problem.js";
import type { NamedKind } from "./references.js";

const words: Readonly<Record<NamedKind, string>> = {
  rule: "rule",
  source: "source",
  parameter: "parameter",
  table: "table",
  tiers: "tiers",
  matrix: "matrix",
  goal: "goal",
  credit: "credit",
  figure: "figure or component",
};

export function namesStand(ruleSet: RuleSet, names: Names, problems: Problems): void {
  const figures = new Set<string>();
  unique("/sources", ruleSet.sources, problems);
  unique("/parameters", ruleSet.parameters, problems);
  unique("/tables", ruleSet.tables, problems);
  unique("/tiers", ruleSet.tiers, problems);
  unique("/matrices", ruleSet.matrices, problems);
  unique("/credits", ruleSet.credits, problems);
  unique("/figures", ruleSet.figures, problems, figures);
  unique("/components", ruleSet.components, problems, figures);
  unique("/goals", ruleSet.goals ?? [], problems);
  unique("/journals", ruleSet.journals ?? [], problems);
  unique("/rules", ruleSet.rules, problems);
  for (const [index, source] of ruleSet.sources.entries()) {
    unique(`/sources/${index}/columns`, source.columns, problems);
  }
  for (const { path, references } of partsOf(ruleSet)) {
    for (const reference of references) {
      if (reference.to === "slot") {
        if (reference.slot >= ruleSet.expressions.length) {
          problems.add(
            path + reference.at,
            `There is no expression in slot ${reference.slot}`,
            `Slots count from 0 and end at ${ruleSet.expressions.length - 1}`,
          );
        }
      } else if (!names[reference.to].has(reference.name)) {
        const word = words[reference.to];
        problems.add(
          path + reference.at,
          `There is no ${word} named ${quoted(reference.name)}`,
          `Name a ${word} that the rule set has, or add this one`,
        );
      }
    }
  }
}

function unique(
  path: string,
  entries: readonly { readonly name: string }[],
  problems: Problems,
  seen: Set<string> = new Set(),
): void {
  for (const [index, { name }] of entries.entries()) {
    if (seen.has(name)) {
      problems.add(
        `${pointer(path, index)}/name`,
        `The name ${quoted(name)} is taken`,
        "Give each a name of its own",
      );
    }
    seen.add(name);
  }
}
