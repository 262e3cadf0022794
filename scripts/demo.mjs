/** `npm run demo`: pays the sample company, explains one payout to the cent, says what to try next. */

import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "../packages/cli/dist/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const plan = "examples/software-seller/software-seller.plan";
const data = "examples/software-seller/data";
const period = "2026-Q1";

heading(`A plan (${plan}) on a company's rows (${data}), first quarter`);
await attain("run", plan, "--data", data, "--period", period);

heading("Why Alva was paid what she was paid, to the cent");
await attain("explain", plan, "--data", data, "--period", period, "--payee", "alva", "--view", "statement");

heading("What to try next");
console.log(`  Change a rate in ${plan} and run the demo again.
  npx attain test ${plan}
  npx attain explain ${plan} --data ${data} --period 2026-Q2 --payee finn
  npx attain run ${plan} --data ${data} --period 2026-Q2 --out ${relative(root, "results")}
  npx attain new my-plan       a commented plan of your own, with sample rows
  npx attain --help            every verb
`);

/** Runs a verb as a person would type it, and ends with its exit code when it is not fine. */
async function attain(...argv) {
  console.log(`$ attain ${argv.join(" ")}\n`);
  const exitCode = await main(argv);
  if (exitCode !== 0) process.exit(exitCode);
}

function heading(text) {
  console.log(`\n${text}\n${"-".repeat(text.length)}`);
}
