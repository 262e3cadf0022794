/** `attain diff`: what has changed from one plan to another, and who is paid what because of it. */

import { changesOf, comparePay, type PayComparison, type PlanChange, stepsBetween } from "@attain/dsl";
import { equalityOf } from "@attain/dsl/search";
import type { RuleSet } from "@attain/engine";
import type { Command } from "commander";
import { readInputs } from "../data/read-inputs.js";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { linkOf, type ReadPlan, readPlan } from "../plan/read-plan.js";
import { requirePeriod } from "../plan/require-period.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { diffHtml } from "../print/diff-html.js";
import { type ComparedPlans, diffJson, diffText } from "../print/diff-text.js";
import { faultsText } from "../print/fault-text.js";
import { printJson } from "../print/json.js";
import { printable } from "../print/printable.js";
import { styleFor } from "../print/style.js";
import { Refusal } from "../refusal.js";
import { replaceFile } from "../replace-file.js";
import { collect, wholeNumber } from "./data-options.js";
import type { Verb } from "./verb.js";

interface DiffOptions {
  readonly data?: string;
  readonly period?: string;
  readonly empty: readonly string[];
  readonly cases: number;
  readonly seed: number;
  readonly html?: string;
  readonly json?: true;
}

const examples = `
With --data each change is made one after the other, in the order in which they are listed, and what each
of them adds to or takes from everybody's pay is said to be because of it.

Examples:
  $ attain diff 2025.plan 2026.plan
  $ attain diff 2025.plan 2026.plan --data data --period 2026-Q1
  $ attain diff 2025.plan 2026.plan --data data --period 2026 --html changes.html`;

export function addDiff(attain: Command, verb: Verb): void {
  attain
    .command("diff")
    .summary("compare two versions of a plan")
    .description("Says what has changed from one plan to another, and who wins and who loses by it.")
    .argument("<old>", "plan file")
    .argument("<new>", "plan file")
    .option("--data <dir>", "rows to pay both plans on")
    .option("--period <period>", "with --data: 2026, 2026-H1, 2026-Q1 or 2026-03")
    .option("--empty <name>", "a data set that has no rows this time; may be repeated", collect, [])
    .option("--cases <count>", "how many companies to look for a difference in", wholeNumber, 200)
    .option("--seed <number>", "where to begin; the same seed tries the same companies", wholeNumber, 1)
    .option("--html <file>", "write it as a page")
    .option("--json", "print it as one JSON object")
    .addHelpText("after", examples)
    .action(async (older: string, newer: string, options: DiffOptions) =>
      verb.finish(await diff(older, newer, options, verb.io)),
    );
}

async function diff(older: string, newer: string, options: DiffOptions, io: Io): Promise<ExitCode> {
  if ((options.data === undefined) !== (options.period === undefined)) {
    throw Refusal.usage("--data and --period go together", "Name the rows and the period to pay them for");
  }
  const [before, after] = [await readPlan(older, io), await readPlan(newer, io)];
  const [old, now] = [before.compilation.ruleSet, after.compilation.ruleSet];
  if (old === undefined || now === undefined) {
    const style = styleFor(io.stderr, io);
    for (const plan of [before, after]) {
      if (plan.compilation.ruleSet === undefined) io.stderr.write(diagnosticsText(plan, style));
    }
    io.stderr.write("Nothing was compared: a plan has errors.\n");
    return wrong;
  }
  const changes = changesOf(fileOf(before), fileOf(after));
  const equality = await equalityOf(before.compilation, after.compilation, options);
  const pay = options.data === undefined ? undefined : await paid(before, after, old, changes, options, io);
  if (pay !== undefined && pay.faults.length > 0) {
    io.stderr.write(faultsText(pay.faults, newer, styleFor(io.stderr, io)));
    io.stderr.write("Nothing was compared: rows or plans are at fault.\n");
    return wrong;
  }
  const compared: ComparedPlans = {
    older,
    newer,
    changes,
    equality,
    ...(pay && options.period !== undefined && { pay, period: options.period }),
  };
  if (options.html !== undefined) {
    await replaceFile(options.html, io.cwd, diffHtml(compared));
    io.stderr.write(`wrote ${printable(options.html)}\n`);
  }
  if (options.json) printJson(diffJson(compared), io);
  else io.stdout.write(diffText(compared, styleFor(io.stdout, io)));
  return fine;
}

function fileOf({ text, compilation }: ReadPlan) {
  return { file: compilation.parsed.file, text };
}

async function paid(
  before: ReadPlan,
  after: ReadPlan,
  old: RuleSet,
  changes: readonly PlanChange[],
  { data = "", period = "", empty }: DiffOptions,
  io: Io,
): Promise<PayComparison> {
  for (const { compilation } of [before, after]) {
    if (compilation.ruleSet) requirePeriod(period, compilation.ruleSet);
  }
  const compared = (plan: ReadPlan) => ({
    text: plan.text,
    compilation: plan.compilation,
    link: linkOf(plan.file, io),
  });
  const steps = stepsBetween(compared(before), compared(after), changes);
  return comparePay(old, steps, period, (ruleSet) => {
    const names = new Set(ruleSet.sources.map(({ name }) => name));
    return readInputs(
      ruleSet,
      { data, empty: empty.filter((name) => names.has(name)) },
      io.cwd,
      () => undefined,
    );
  });
}
