/** Reads a plan's text from a file, or says in words why it cannot be read. */

import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { describeFileError } from "../describe-file-error.js";
import type { Io } from "../io.js";
import { Refusal } from "../refusal.js";

/** No person writes a longer plan; a file that long is something else. */
export const mostBytes = 8 * 1024 * 1024;

/** `file` is as the user wrote it. A byte-order mark is not part of the text. */
export async function readPlanText(file: string, io: Io): Promise<string> {
  const text = decodedPlan(await readBytes(file, resolve(io.cwd, file)));
  if (text !== undefined) return text;
  throw Refusal.failure(`${file} is not a text in UTF-8`, "Save the plan as UTF-8 text");
}

/** Nothing when the bytes are no text in UTF-8. */
export function decodedPlan(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function readBytes(file: string, path: string): Promise<Buffer> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw notAPlan(file, "it is not a file");
    if (found.size > mostBytes) throw notAPlan(file, "it is larger than 8 MiB");
    return await readFile(path);
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw notAPlan(file, reason);
  }
}

function notAPlan(file: string, reason: string): Refusal {
  return Refusal.usage(
    `The plan ${file} cannot be read: ${reason}`,
    "Name a plan file, such as my-plan.plan; `attain new my-plan` writes one",
  );
}
