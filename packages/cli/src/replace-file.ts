/** Gives a file new contents in one step: a reader sees the old text or the new one, never a half. */

import { mkdtemp, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { describeFileError } from "./describe-file-error.js";
import { Refusal } from "./refusal.js";

/** `file` is as the user wrote it, from `cwd`; it need not exist yet. */
export async function replaceFile(file: string, cwd: string, contents: string | Uint8Array): Promise<void> {
  try {
    const named = resolve(cwd, file);
    // A link keeps standing: what it leads to is replaced.
    const target = await realpath(named).catch(() => named);
    const before = await stat(target).catch(() => undefined);
    const scratch = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
    try {
      const written = join(scratch, "new");
      await writeFile(written, contents, { flush: true, mode: before?.mode ?? 0o666 });
      await rename(written, target);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  } catch (error) {
    const reason = describeFileError(error);
    if (reason === undefined) throw error;
    throw Refusal.failure(`${file} cannot be written: ${reason}`, "It was left as it is");
  }
}
