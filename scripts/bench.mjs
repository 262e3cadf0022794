/** `npm run bench`: sets the checkout up without a word on the standard output, then runs the benchmark. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const setup = spawnSync(process.execPath, [fileURLToPath(new URL("setup.mjs", import.meta.url))], {
  stdio: ["ignore", 2, 2],
});
if (setup.status !== 0) process.exit(1);
await import("./bench/main.mjs");
