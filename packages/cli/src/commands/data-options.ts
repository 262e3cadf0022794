/** The options of every verb that reads rows. */

import type { Command } from "commander";

export interface DataOptions {
  readonly data: string;
  readonly period: string;
  readonly empty: readonly string[];
}

export function addDataOptions(command: Command): Command {
  return command
    .requiredOption("--data <dir>", "directory with one file for each data set of the plan")
    .requiredOption("--period <period>", "2026, 2026-H1, 2026-Q1 or 2026-03")
    .option("--empty <name>", "a data set that has no rows this time; may be repeated", collect, []);
}

function collect(name: string, before: readonly string[]): readonly string[] {
  return [...before, name];
}
