/** Which engine calculates: the version that runs keep. */

import { readFileSync } from "node:fs";

let known: string | undefined;

export function engineVersion(): string {
  known ??= readVersion();
  return known;
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const has = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return has ? String(manifest.version) : "unknown";
}
