/** A directory of its own for a test, with a name that trips careless code, gone when the test is done. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export function temporaryDirectory(): string {
  const outer = mkdtempSync(join(tmpdir(), "attain-"));
  onTestFinished(() => rmSync(outer, { recursive: true, force: true }));
  const inner = join(outer, "it's a [d]ir * with; spaces");
  mkdirSync(inner);
  return inner;
}

/** Writes files by their names relative to the directory. */
export function writeFiles(directory: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}
