/** Files that are on the disk, and not only on their way there, before anybody builds on them. */

import { open } from "node:fs/promises";

/** Writes a new file, part by part. */
export async function writeThrough(
  path: string,
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, "wx");
  try {
    for await (const part of parts) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The names in a directory: a file that was renamed has its new name for good only then. */
export async function syncDirectory(path: string): Promise<void> {
  // Windows opens no directories, and keeps names by itself.
  if (process.platform === "win32") return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
