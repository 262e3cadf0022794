/**
 * `npm test`: sets the checkout up, then lints and runs every test. Arguments go to vitest, and whoever
 * asks for some tests only is not told about lint. With ATTAIN_TEST_REPORT set to a file name, vitest's
 * results are also written there as JSON.
 */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const report = process.env.ATTAIN_TEST_REPORT;

if (run("scripts/setup.mjs") !== 0) process.exit(1);
const chosen = process.argv.slice(2);
const lint =
  chosen.length > 0
    ? 0
    : run("node_modules/@biomejs/biome/bin/biome", "check", "--diagnostic-level=warn", ".");
const reporters = report ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
const tests = run("node_modules/vitest/vitest.mjs", "run", ...reporters, ...chosen);
if (lint !== 0) console.error("The tests are done; the lint findings above remain: npm run format");
process.exit(tests === 0 && lint === 0 ? 0 : 1);

/** Runs a Node program of the checkout in its root and answers its exit code. */
function run(program, ...args) {
  const result = spawnSync(process.execPath, [join(root, program), ...args], { cwd: root, stdio: "inherit" });
  return result.status ?? 1;
}
