/** The front door: reads the arguments, runs one verb, answers with its exit code. */

import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { addAudit } from "./commands/audit.js";
import { addCheck } from "./commands/check.js";
import { addCompile } from "./commands/compile.js";
import { addDiff } from "./commands/diff.js";
import { addDocs } from "./commands/docs.js";
import { addExplain } from "./commands/explain.js";
import { addFmt } from "./commands/fmt.js";
import { addNew } from "./commands/new.js";
import { addProve } from "./commands/prove.js";
import { addRun } from "./commands/run.js";
import { addServe } from "./commands/serve.js";
import { addSweep } from "./commands/sweep.js";
import { addTest } from "./commands/test.js";
import type { Verb } from "./commands/verb.js";
import { type ExitCode, fine, misused, ownMistake } from "./exit-code.js";
import { type Io, processIo } from "./io.js";
import { printable } from "./print/printable.js";
import { styleFor } from "./print/style.js";
import { Refusal } from "./refusal.js";

/** `argv` holds the arguments only. Never throws: whatever goes wrong is written and has a code. */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<ExitCode> {
  let exitCode: ExitCode = fine;
  const verb: Verb = { io, finish: (code) => (exitCode = code) };
  try {
    await program(verb).parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? fine : misused;
    return report(error, io);
  }
}

function program(verb: Verb): Command {
  const { io } = verb;
  const attain = new Command("attain")
    .description("Incentive plans that run: check a plan's text, pay it on real rows, explain every cent.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [verb]", "show help for a verb")
    .showSuggestionAfterError()
    .showHelpAfterError("Add --help to see how the command is used.")
    .addHelpText("after", frontDoor)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    });
  addNew(attain, verb);
  addCheck(attain, verb);
  addTest(attain, verb);
  addProve(attain, verb);
  addRun(attain, verb);
  addSweep(attain, verb);
  addExplain(attain, verb);
  addFmt(attain, verb);
  addCompile(attain, verb);
  addDiff(attain, verb);
  addDocs(attain, verb);
  addServe(attain, verb);
  addAudit(attain, verb);
  return attain;
}

const frontDoor = `
Start here:
  $ attain new my-plan                       a commented plan with sample rows
  $ attain test my-plan/my-plan.plan         run the tests inside it
  $ attain run my-plan/my-plan.plan --data my-plan/data --period 2026-Q1

Exit codes: 0 fine, 1 the plan or the data is wrong, 2 wrong usage.
Each verb has its own help: attain run --help`;

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const known = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return known ? String(manifest.version) : "unknown";
}

/** A refusal is the user's to mend; anything else is a mistake of ours, and says so. */
function report(error: unknown, io: Io): ExitCode {
  const style = styleFor(io.stderr, io);
  if (error instanceof Refusal) {
    io.stderr.write(`${style.red(`error: ${printable(error.message)}`)}\n`);
    io.stderr.write(`${style.cyan(`  help: ${printable(error.help)}`)}\n`);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.stderr.write(`${style.red(`error: attain made a mistake of its own: ${printable(message)}`)}\n`);
  io.stderr.write("  Please report it, with the plan if you can; ATTAIN_DEBUG=1 shows more.\n");
  if (io.env.ATTAIN_DEBUG && error instanceof Error) io.stderr.write(`${error.stack ?? ""}\n`);
  return ownMistake;
}
