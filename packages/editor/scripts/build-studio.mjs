/** Builds the studio into dist/studio, unless nothing that goes into it has changed since the last time. */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("..", import.meta.url));
const root = join(here, "../..");

/** Where the built studio lies: `index.html`, its assets, and the gallery. */
export const studioDirectory = join(here, "dist/studio");

const parts = [
  "packages/editor/src",
  "packages/editor/public",
  "packages/editor/scripts",
  "packages/editor/index.html",
  "packages/editor/package.json",
  "packages/editor/vite.config.ts",
  "packages/engine/dist",
  "packages/dsl/dist",
  "packages/cli/dist/templates.js",
  "packages/cli/templates",
  "examples/software-seller",
];

/** Answers whether it had to be built. */
export async function buildStudio() {
  const stampFile = join(studioDirectory, ".stamp");
  const stamp = digestOf(parts);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return false;
  const { build } = await import("vite");
  await build({ configFile: join(here, "vite.config.ts"), logLevel: "warn" });
  writeFileSync(stampFile, stamp);
  return true;
}

/** Contents count, not times: a checkout touches every file without changing it. */
function digestOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesIn)) {
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(join(root, path))) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(map|tsbuildinfo|test\.ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  const isBuilt = await buildStudio();
  console.log(`Studio ${isBuilt ? "built" : "current"} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
