/** `npm run demo`: pays the sample company, explains one payout to the cent, says what to try next. */

import { fileURLToPath } from "node:url";
import { main } from "../packages/cli/dist/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const plan = "examples/software-seller/software-seller.plan";
const data = "examples/software-seller/data";
const period = "2026-Q1";

heading(`A plan (${plan}) on a company's rows (${data}), first quarter`);
await attain("run", plan, "--data", data, "--period", period);

heading("Why Ann earned her commission, deal by deal and in a sentence");
const ann = [
  "explain",
  plan,
  "--data",
  data,
  "--period",
  period,
  "--payee",
  "ann",
  "--component",
  "commission",
];
await attain(...ann, "--view", "statement");
await attain(...ann);

heading("What to try next");
console.log(`  Change a rate in ${plan} and run the demo again.
  npm run attain -- test ${plan}
  npm run attain -- explain ${plan} --data ${data} --period ${period} --payee greta --view why-not
  npm run attain -- run ${plan} --data ${data} --period 2026-Q2 --out results
  npm run attain -- new my-plan     a commented plan of your own, with sample rows
  npm run attain -- --help          every verb
`);

/** Runs a verb as a person would type it, and ends with its exit code when it is not fine. */
async function attain(...argv) {
  console.log(`$ attain ${argv.join(" ")}\n`);
  const exitCode = await main(argv);
  console.log();
  if (exitCode !== 0) process.exit(exitCode);
}

function heading(text) {
  console.log(`${text}\n${"-".repeat(text.length)}`);
}
