/** What is wrong, for answers with one list of it: an error of the plan's text or a fault of the run. */

import type { Fault } from "@attain/engine";
import { findingsOf } from "./finding.js";
import type { ReadPlan } from "./read-plan.js";
import { usedFilePath } from "./used-files.js";

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly help: string | null;
  readonly file: string;
  /** 1-based; 0 for a whole file. */
  readonly line: number;
  /** 1-based: the character in a plan, the field in a data file; 0 for a whole line. */
  readonly column: number;
  readonly payee: string | null;
  readonly period: string | null;
}

/** Why there is no rule set. */
export function problemsOfPlan(plan: ReadPlan): readonly Problem[] {
  const errors = findingsOf(plan).filter(
    // A file for other plans has nothing wrong, and still nothing can be run by it.
    ({ severity, code }) => severity === "error" || code === "shared-file",
  );
  return errors.map(({ code, message, help, file, line, column }) => {
    return { code, message, help, file, line, column, payee: null, period: null };
  });
}

/** The data file, the plan's own, or one that the plan uses. */
export function fileOfFault({ file, planFile: used }: Fault, planFile: string): string {
  return file ?? (used === undefined ? planFile : usedFilePath(planFile, used));
}

/** `planFile` is the file of faults that have their place in the plan's text. */
export function problemsOfRun(faults: readonly Fault[], planFile: string): readonly Problem[] {
  return faults.map((fault) => {
    const { code, message, help, line, column, payee, period } = fault;
    return { code, message, help, file: fileOfFault(fault, planFile), line, column, payee, period };
  });
}
