/** `attain prove`: what a plan claims of every input, proved, refuted by the smallest rows, or tried. */

import { lineMap } from "@attain/dsl";
import { guaranteesOf, standingGuarantees, usualCases } from "@attain/dsl/search";
import type { Command } from "commander";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { findingsOf } from "../plan/finding.js";
import { linkOf, readPlan } from "../plan/read-plan.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { guaranteeText } from "../print/guarantee-text.js";
import { printJson } from "../print/json.js";
import { styleFor } from "../print/style.js";
import { wholeNumber } from "./data-options.js";
import type { Verb } from "./verb.js";

interface ProveOptions {
  readonly cases?: number;
  readonly seed: number;
  readonly json?: true;
  /** No when `--no-laws` is given. */
  readonly laws: boolean;
}

const examples = `
A claim is proved for every input, or refuted by the smallest rows that contradict it, or was tried on
so many made-up companies and not refuted, which proves nothing. A claim that is \`accepted\` with a
reason may be refuted. Laws that every plan is held to are tried too, and break no build. The rows of a counterexample are printed as a test, to be pasted into the plan.

Examples:
  $ attain prove my-plan.plan
  $ attain prove my-plan.plan --cases 5000 --seed 7
  $ attain prove --json my-plan.plan     {"guarantees":[{"name","verdict","how","cases","counterexample"}],"findings":[...]}`;

export function addProve(attain: Command, verb: Verb): void {
  attain
    .command("prove")
    .summary("prove or refute what a plan claims")
    .description("Proves what a plan claims of every input, or refutes it with the smallest example.")
    .argument("<plan>", "plan file")
    .option(
      "--cases <count>",
      `how many companies to try for each claim and law; otherwise ${usualCases.claim} and ${usualCases.law}`,
      wholeNumber,
    )
    .option("--seed <number>", "where to begin; the same seed tries the same companies", wholeNumber, 1)
    .option("--no-laws", "leave out the laws that every plan is held to")
    .option("--json", "print the answers as one JSON object")
    .addHelpText("after", examples)
    .action(async (file: string, options: ProveOptions) => verb.finish(await prove(file, options, verb.io)));
}

async function prove(file: string, { cases, seed, json, laws }: ProveOptions, io: Io): Promise<ExitCode> {
  const style = styleFor(io.stdout, io);
  const plan = await readPlan(file, io);
  const { text, compilation } = plan;
  const findings = findingsOf(plan);
  const isRunnable = compilation.ruleSet !== undefined;
  const link = linkOf(file, io);
  const claimed = isRunnable
    ? await guaranteesOf(text, compilation, link, { cases: cases ?? usualCases.claim, seed })
    : [];
  const standing = laws
    ? await standingGuarantees(compilation, link, { cases: cases ?? usualCases.law, seed })
    : [];
  const guarantees = [...claimed, ...standing];
  if (json) {
    const lines = lineMap(text);
    const shown = guarantees.map(({ offset, ...guarantee }) => ({
      ...guarantee,
      ...(offset !== undefined && { line: lines.position(offset).line }),
    }));
    printJson({ guarantees: shown, findings }, io);
  } else {
    io.stdout.write(diagnosticsText(plan, style));
    for (const guarantee of guarantees) io.stdout.write(guaranteeText(guarantee, style));
    if (isRunnable && claimed.length === 0) io.stdout.write("The plan claims nothing: write `prove`\n");
  }
  // A law may be broken on purpose, which only the author can tell.
  const isRefuted = claimed.some(({ verdict, accepted }) => verdict === "refuted" && accepted === undefined);
  return isRefuted || !isRunnable ? wrong : fine;
}
