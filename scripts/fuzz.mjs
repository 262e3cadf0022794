/** `npm run fuzz -- --cases N [--seed S] [--form groups|paying]`: compares both evaluators on as many invented plans as asked. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "10000" },
    form: { type: "string", default: "" },
    seed: { type: "string", default: String(Date.now() % 1e9) },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
process.stdout.write(`${values.cases} cases, seed ${values.seed}\n`);
const { status } = spawnSync(
  "npx",
  ["vitest", "run", `tests/differential/invented${values.form && `-${values.form}`}`],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ATTAIN_CASES: values.cases, ATTAIN_SEED: values.seed },
  },
);
process.exit(status ?? 1);
