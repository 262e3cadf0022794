/** What a directory holds; one that is not there holds nothing. */

import { readdir } from "node:fs/promises";

export async function namesInDirectory(path: string): Promise<readonly string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
