/** `attain compile`: writes a plan's rule set, the plain JSON that the engine runs. */

import { canonicalText, digest } from "@attain/engine";
import type { Command } from "commander";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { readPlan } from "../plan/read-plan.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { printable } from "../print/printable.js";
import { styleFor } from "../print/style.js";
import { replaceFile } from "../replace-file.js";
import type { Verb } from "./verb.js";

interface CompileOptions {
  readonly output?: string;
}

const examples = `
Examples:
  $ attain compile my-plan.plan > my-plan.rules.json
  $ attain compile my-plan.plan -o my-plan.rules.json

The same text gives the same bytes; their SHA-256 is printed on stderr.`;

export function addCompile(attain: Command, verb: Verb): void {
  attain
    .command("compile")
    .summary("write a plan's rule set as JSON")
    .description("Compiles a plan to its rule set: plain JSON that the engine, or json-rules-engine, runs.")
    .argument("<plan>", "plan file")
    .option("-o, --output <file>", "write to this file instead of the standard output")
    .addHelpText("after", examples)
    .action(async (file: string, options: CompileOptions) =>
      verb.finish(await compile(file, options, verb.io)),
    );
}

async function compile(file: string, options: CompileOptions, io: Io): Promise<ExitCode> {
  const plan = await readPlan(file, io);
  const { ruleSet } = plan.compilation;
  if (ruleSet === undefined) {
    io.stderr.write(diagnosticsText(plan, styleFor(io.stderr, io)));
    return wrong;
  }
  const text = canonicalText(ruleSet);
  if (options.output === undefined) io.stdout.write(text);
  else await replaceFile(options.output, io.cwd, text);
  io.stderr.write(`sha256 ${await digest(text)}  ${printable(options.output ?? ruleSet.plan.name)}\n`);
  return fine;
}
