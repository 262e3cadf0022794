/** `attain docs`: writes a plan's letter, the document that a payee signs. */

import { extname } from "node:path";
import { type Letter, type LetterLanguage, letterLanguages, type PlanCase, writeLetter } from "@attain/dsl";
import { type Command, Option } from "commander";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { letterHtml } from "../letter/html.js";
import { letterPdf } from "../letter/pdf.js";
import { readPlan } from "../plan/read-plan.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { printable } from "../print/printable.js";
import { styleFor } from "../print/style.js";
import { Refusal } from "../refusal.js";
import { replaceFile } from "../replace-file.js";
import type { Verb } from "./verb.js";

interface DocsOptions {
  readonly output?: string;
  readonly language: LetterLanguage;
  readonly payee?: string;
}

const examples = `
Examples:
  $ attain docs my-plan.plan -o letter.html
  $ attain docs my-plan.plan -o letter.pdf --language zh-Hans
  $ attain docs my-plan.plan -o ann.html --payee ann      with the terms that are ann's alone

Languages: en, zh-Hans (simplified Chinese), zh-Hant (traditional Chinese).
The same plan gives the same bytes.`;

export function addDocs(attain: Command, verb: Verb): void {
  attain
    .command("docs")
    .summary("write the letter that a payee signs")
    .description("Turns a plan into its letter: sentences, tables, payout curves and a worked example.")
    .argument("<plan>", "plan file")
    .option(
      "-o, --output <file>",
      "write to this file, .html or .pdf, instead of HTML to the standard output",
    )
    .addOption(
      new Option("--language <language>", "language of the letter").choices(letterLanguages).default("en"),
    )
    .option("--payee <id>", "whose letter it is; otherwise it is everybody's")
    .addHelpText("after", examples)
    .action(async (file: string, options: DocsOptions) => verb.finish(await docs(file, options, verb.io)));
}

async function docs(file: string, { output, language, payee }: DocsOptions, io: Io): Promise<ExitCode> {
  const kind = output === undefined ? ".html" : extname(output).toLowerCase();
  const render = renderers.get(kind);
  if (render === undefined) {
    throw Refusal.usage(
      `A letter is written as .html or .pdf, and ${output} ends otherwise`,
      "Name the file letter.html or letter.pdf",
    );
  }
  const plan = await readPlan(file, io);
  const { checked, ruleSet, cases, sources } = plan.compilation;
  if (ruleSet === undefined) {
    io.stderr.write(diagnosticsText(plan, styleFor(io.stderr, io)));
    return wrong;
  }
  const source = { checked, ruleSet, cases, text: sources.whole };
  const { letter, failed } = await writeLetter(source, { language, ...(payee !== undefined && { payee }) });
  warnOfFailures(plan.file, failed, io);
  const written = await render(letter);
  if (output === undefined) io.stdout.write(written);
  else {
    await replaceFile(output, io.cwd, written);
    io.stderr.write(`wrote ${printable(output)}\n`);
  }
  return fine;
}

/** The letter tells only what passes, so that nobody would learn from it of a test that does not. */
function warnOfFailures(file: string, failed: readonly PlanCase[], io: Io): void {
  const { yellow } = styleFor(io.stderr, io);
  for (const { title, place } of failed) {
    io.stderr.write(
      `${yellow("warning")}: the test "${printable(title)}" fails (${printable(file)}:${place.line}), and the letter leaves it out\n`,
    );
  }
}

type Render = (letter: Letter) => string | Promise<Uint8Array>;

const renderers: ReadonlyMap<string, Render> = new Map<string, Render>([
  [".html", letterHtml],
  [".htm", letterHtml],
  [".pdf", letterPdf],
]);
