/** Every plan that the tests and examples have, with the rows that it is calculated on. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compilePlan } from "@attain/dsl";
import { type Facts, type RuleSet, readFacts } from "@attain/engine";
import { readFolder } from "../examples/calculate-example.js";
import { linkOptions } from "../plans/link-options.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Situation {
  /** The plan's file and the test's title. */
  readonly name: string;
  readonly ruleSet: RuleSet;
  readonly facts: Facts;
  readonly periods: readonly string[];
}

export function planFiles(): readonly string[] {
  const folders = ["tests/published", "tests/plans", "tests/hard", "tests/uses", "examples"];
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".plan") && !file.includes("/bad/"))
      .sort()
      .map((file) => join(folder, file)),
  );
}

export function situations(): readonly Situation[] {
  return planFiles().flatMap((file) => {
    const path = join(root, file);
    const { ruleSet, cases } = compilePlan(readFileSync(path, "utf8"), linkOptions(path));
    if (ruleSet === undefined) return [];
    const { plan } = ruleSet;
    const years = [...new Set([plan.from.slice(0, 4), plan.through.slice(0, 4)])];
    const found = cases.flatMap((each, index): readonly Situation[] => {
      const { facts } = readFacts(ruleSet, each.tables, { mayBeEmpty: () => true });
      const asked = each.expectations.map(({ period }) => (period === "plan" ? plan.through : period));
      return [
        {
          name: `${file}: ${each.title}`,
          ruleSet,
          facts: { ...facts, fixed: each.fixed, parameters: each.parameters },
          // Whole years take long, and once a plan is enough.
          periods: [...new Set([...asked, ...(index === 0 ? years : [])])],
        },
      ];
    });
    const data = join(path, "../data");
    if (!existsSync(data)) return found;
    const quarters = years.flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));
    const { facts } = readFolder(ruleSet, data);
    return [
      ...found,
      { name: `${file}: data`, ruleSet, facts, periods: [...quarters, ...years, `${years[0]}-02`] },
    ];
  });
}
