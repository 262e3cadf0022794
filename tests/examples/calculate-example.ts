/** Calculates a plan file on a folder of CSV files, as `attain run` does, but with the packages alone. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Compilation, compilePlan } from "@attain/dsl";
import { calculate, FactsReader, type Outcome, type RuleSet, readCsv } from "@attain/engine";

export interface ExampleRun {
  /** Path of the plan file. */
  readonly plan: string;
  /** Folder with `<data name>.csv`. */
  readonly data: string;
  readonly period: string;
}

export function compileFile(path: string): Compilation {
  return compilePlan(readFileSync(path, "utf8"));
}

/** Faults of the rows and of the calculation stand together in the outcome. */
export async function calculateExample({ plan, data, period }: ExampleRun): Promise<Outcome> {
  const { ruleSet, diagnostics } = compileFile(plan);
  if (ruleSet === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { facts, faults } = readFolder(ruleSet, data);
  const outcome = await calculate(ruleSet, facts, { period });
  return { ...outcome, faults: [...faults, ...outcome.faults] };
}

export function readFolder(ruleSet: RuleSet, folder: string) {
  const reader = new FactsReader(ruleSet);
  for (const { name } of ruleSet.sources) {
    const path = join(folder, `${name}.csv`);
    if (!existsSync(path)) continue;
    const csv = readCsv(reader.table(name, `${name}.csv`));
    csv.feed(readFileSync(path));
    csv.finish();
  }
  return reader.finish();
}
