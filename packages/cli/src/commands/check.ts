/** `attain check`: says what is wrong in plans, each finding at its place with what to do. */

import type { Command } from "commander";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { findingsOf } from "../plan/finding.js";
import { readPlan } from "../plan/read-plan.js";
import { diagnosticsText, summaryText } from "../print/diagnostics-text.js";
import { printJson } from "../print/json.js";
import { styleFor } from "../print/style.js";
import type { Verb } from "./verb.js";

interface CheckOptions {
  readonly json?: true;
}

const examples = `
Examples:
  $ attain check my-plan.plan
  $ attain check --json my-plan.plan     {"findings":[{"code","severity","message","line","column","help",...}]}`;

export function addCheck(attain: Command, verb: Verb): void {
  attain
    .command("check")
    .summary("say what is wrong in plans")
    .description("Reads plans and says what is wrong in them, at its place, with what to do about it.")
    .argument("<plan...>", "plan files")
    .option("--json", "print the findings as one JSON object")
    .addHelpText("after", examples)
    .action(async (files: string[], options: CheckOptions) =>
      verb.finish(await check(files, options, verb.io)),
    );
}

async function check(files: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const plans = [];
  for (const file of files) plans.push(await readPlan(file, io));
  const findings = plans.flatMap(findingsOf);
  if (options.json) printJson({ findings }, io);
  else {
    const style = styleFor(io.stdout, io);
    for (const plan of plans) io.stdout.write(diagnosticsText(plan, style));
    io.stdout.write(summaryText(findings, plans.length, style));
  }
  return findings.some((finding) => finding.severity === "error") ? wrong : fine;
}
