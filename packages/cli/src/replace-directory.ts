/**
 * Puts a directory of files in place in one step: they are written beside it under another name, and
 * take its name only when every one is complete.
 */

import { access, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export interface FileText {
  /** Relative to the directory, `data/deals.csv`. */
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** `target` is absolute. What stood there is gone afterwards; on an error it stands as before. */
export async function replaceDirectory(target: string, files: readonly FileText[]): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const scratch = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const written = join(scratch, "new");
    await mkdir(written);
    for (const { name, text } of files) {
      await mkdir(dirname(join(written, name)), { recursive: true });
      await writeFile(join(written, name), text, { flush: true });
    }
    await takePlace(written, target, join(scratch, "old"));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What stands there steps aside, and comes back if the new directory cannot take its place. */
async function takePlace(written: string, target: string, old: string): Promise<void> {
  const stoodThere = await exists(target);
  if (stoodThere) await rename(target, old);
  try {
    await rename(written, target);
  } catch (error) {
    if (stoodThere) await rename(old, target);
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
