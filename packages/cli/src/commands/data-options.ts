/** The options of every verb that reads rows. */

import { type Command, InvalidArgumentError } from "commander";

export interface DataOptions {
  readonly data: string;
  readonly period: string;
  readonly empty: readonly string[];
  readonly ledger?: string;
  readonly knownAt?: string;
}

export function addDataOptions(command: Command): Command {
  return command
    .requiredOption("--data <dir>", "directory with one file for each data set of the plan")
    .requiredOption("--period <period>", "2026, 2026-H1, 2026-Q1 or 2026-03")
    .option("--empty <name>", "a data set that has no rows this time; may be repeated", collect, [])
    .option("--ledger <file>", "what was paid so far; otherwise what the plan would have paid")
    .option("--known-at <day>", "leave out what was learned after this day");
}

/** Of an option that may be repeated. */
export function collect(name: string, before: readonly string[]): readonly string[] {
  return [...before, name];
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text)) return value;
  throw new InvalidArgumentError("It is a whole number.");
}
