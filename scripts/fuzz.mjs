/** `npm run fuzz -- --cases N [--seed S] [--form F]`: compares both evaluators on as many invented plans as asked. */

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const tests = readdirSync(`${root}tests/differential`);
const forms = tests.flatMap((file) => /^invented-(.+)\.test\.ts$/.exec(file)?.[1] ?? []).sort();

const help = `npm run fuzz -- [--cases N] [--seed S] [--form F]

Compares both evaluators on invented plans and rows; a difference is printed with its smallest plan.

  --cases N   how many cases of each form, 10000 unless said
  --seed S    repeats what an earlier run has tried; without one others are tried each time
  --form F    one form alone: ${forms.join(", ")};
              without one all of these, and plans of every kind at once
`;

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "10000" },
    form: { type: "string", default: "" },
    seed: { type: "string", default: String(Date.now() % 1e9) },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
if (values.form !== "" && !forms.includes(values.form)) {
  process.stderr.write(`There is no form "${values.form}". Forms: ${forms.join(", ")}\n`);
  process.exit(2);
}
process.stdout.write(`${values.cases} cases, seed ${values.seed}\n`);
const { status } = spawnSync(
  "npx",
  ["vitest", "run", `tests/differential/invented${values.form && `-${values.form}.test.ts`}`],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ATTAIN_CASES: values.cases, ATTAIN_SEED: values.seed },
  },
);
process.exit(status ?? 1);
