/**
 * `npm start`: sets the checkout up, builds the studio where it has changed, and serves it with the sample company.
 * Data is kept in ATTAIN_DATA, or in `.attain` here.
 */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
run("scripts/setup.mjs");
const studioBuild = join(root, "packages", "editor", "scripts", "build-studio.mjs");
if (existsSync(studioBuild)) run("packages/editor/scripts/build-studio.mjs");

const { main } = await import("../packages/cli/dist/index.js");
const studio = join(root, "packages", "editor", "dist", "studio");
const data = process.env.ATTAIN_DATA ?? join(root, ".attain");
const others = process.argv.slice(2);
process.exitCode = await main([
  ...["serve", "--data", data],
  ...(existsSync(studio) ? ["--studio", studio] : []),
  ...["--sample", join(root, "examples", "software-seller"), "--period", "2026-Q1"],
  ...others,
]);

function run(script) {
  const { status } = spawnSync(process.execPath, [join(root, script)], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
