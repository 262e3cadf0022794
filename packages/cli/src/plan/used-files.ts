/** The files that a plan uses: plan files below the plan's own directory, wherever links lead. */

import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { ReadFile } from "@attain/dsl";
import { describeFileError } from "../describe-file-error.js";
import type { Io } from "../io.js";
import { decodedPlan, mostBytes } from "./read-plan-text.js";

export function usedFiles(planFile: string, io: Io): ReadFile {
  const directory = dirname(resolve(io.cwd, planFile));
  return (name) => {
    try {
      const path = realpathSync(join(directory, name));
      if (!isBelow(path, realpathSync(directory))) {
        return { unreadable: "it is a link out of the directory of the plan" };
      }
      const found = statSync(path);
      if (!found.isFile()) return { unreadable: "it is not a file" };
      if (found.size > mostBytes) return { unreadable: "it is larger than 8 MiB" };
      return decodedPlan(readFileSync(path)) ?? { unreadable: "it is not a text in UTF-8" };
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      const reason = describeFileError(error);
      if (reason === undefined) throw error;
      return { unreadable: reason };
    }
  };
}

function isBelow(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== "" && way.split(/[\\/]/)[0] !== ".." && !isAbsolute(way);
}

/** A used file as a person finds it, beside how they named the plan. */
export function usedFilePath(planFile: string, name: string): string {
  return join(dirname(planFile), name);
}
