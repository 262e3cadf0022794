/** `attain fmt`: gives plans the one layout, or says which do not have it. */

import { format } from "@attain/dsl";
import type { Command } from "commander";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { readPlanText } from "../plan/read-plan-text.js";
import { printable } from "../print/printable.js";
import { replaceFile } from "../replace-file.js";
import type { Verb } from "./verb.js";

interface FmtOptions {
  readonly check?: true;
}

const examples = `
Examples:
  $ attain fmt my-plan.plan
  $ attain fmt --check plans/*.plan      list the files that would change; exit 1 if any would`;

export function addFmt(attain: Command, verb: Verb): void {
  attain
    .command("fmt")
    .summary("give plans the one layout")
    .description("Rewrites plans in the one layout. Comments stay; a plan that cannot be read is left alone.")
    .argument("<plan...>", "plan files")
    .option("--check", "change nothing; list the files that would change")
    .addHelpText("after", examples)
    .action(async (files: string[], options: FmtOptions) => verb.finish(await fmt(files, options, verb.io)));
}

async function fmt(files: readonly string[], options: FmtOptions, io: Io): Promise<ExitCode> {
  let exitCode = fine;
  for (const file of files) {
    const text = await readPlanText(file, io);
    const formatted = format(text);
    if (formatted === undefined) {
      io.stderr.write(`${printable(file)} is left as it is: it cannot be read; see attain check\n`);
      exitCode = wrong;
      continue;
    }
    if (formatted === text) continue;
    if (options.check) exitCode = wrong;
    else await replaceFile(file, io.cwd, formatted);
    io.stdout.write(`${options.check ? "would change" : "formatted"} ${printable(file)}\n`);
  }
  return exitCode;
}
