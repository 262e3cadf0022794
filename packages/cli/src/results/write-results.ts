/** Writes a run's results into a directory, all or nothing. */

import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { describeFileError } from "../describe-file-error.js";
import { namesInDirectory } from "../names-in-directory.js";
import { Refusal } from "../refusal.js";
import { replaceDirectory } from "../replace-directory.js";
import { parquetFiles } from "./parquet-files.js";
import { resultFileNames, resultFiles, resultLists } from "./result-files.js";
import type { RunResult } from "./run-result.js";

/** `directory` is as the user wrote it, from `cwd`. */
export async function writeResults(
  result: RunResult,
  directory: string,
  cwd: string,
  hasParquet = false,
): Promise<void> {
  const named = resolve(cwd, directory);
  try {
    // A link keeps standing: the directory it leads to is replaced.
    const target = await realpath(named).catch(() => named);
    await refuseForeignFiles(target, directory);
    const parquet = hasParquet ? await parquetFiles(resultLists(result)) : [];
    await replaceDirectory(target, [...resultFiles(result), ...parquet]);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw Refusal.failure(
      `The results cannot be written to ${directory}: ${reason}`,
      "Name another directory: --out DIR. Nothing was written",
    );
  }
}

/** An earlier run's results may be replaced, and nothing else. */
async function refuseForeignFiles(target: string, shown: string): Promise<void> {
  const foreign = (await namesInDirectory(target)).find((name) => !resultFileNames.includes(name));
  if (foreign === undefined) return;
  throw Refusal.usage(
    `The directory ${shown} holds ${foreign}, which is not a result of a run`,
    "Name a directory of its own for the results: --out DIR. Nothing was written",
  );
}
