/** `attain explain`: says why a payee was paid what they were paid, in the view that suits the question. */

import { type Facts, type Fault, nearest, type RuleSet, ruleSetFor } from "@attain/engine";
import { type Command, Option } from "commander";
import { readInputs } from "../data/read-inputs.js";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { problemsOfPlan, problemsOfRun } from "../plan/problem.js";
import { type ReadPlan, readPlan } from "../plan/read-plan.js";
import { requirePayee } from "../plan/require-payee.js";
import { requirePeriod } from "../plan/require-period.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { explanationText, postingText, type ViewName, viewNames } from "../print/explanation-text.js";
import { faultsText } from "../print/fault-text.js";
import { printJson } from "../print/json.js";
import { paidReasons } from "../print/paid-reasons.js";
import { isComponentsAlone, paidOutText } from "../print/paid-text.js";
import { printable } from "../print/printable.js";
import { withProgress } from "../print/progress.js";
import { styleFor } from "../print/style.js";
import { Refusal } from "../refusal.js";
import { explainComponents } from "../results/explain-components.js";
import { explainJournal } from "../results/explain-journal.js";
import { addDataOptions, type DataOptions } from "./data-options.js";
import type { Verb } from "./verb.js";

interface ExplainOptions extends DataOptions {
  readonly payee: string;
  readonly component?: string;
  readonly journal?: string;
  readonly view: ViewName;
  readonly json?: true;
}

const examples = `
Examples:
  $ attain explain my-plan.plan --data data --period 2026-Q1 --payee ann
  $ attain explain my-plan.plan --data data --period 2026-Q1 --payee ann --component commission --view tree
  $ attain explain my-plan.plan --data data --period 2026-03 --payee ann --journal contract_cost

Views:
  sentence   the amount in a sentence
  statement  deal by deal, adding up to the amount
  tree       every step from the rows to the amount
  why-not    what did not hold, and what would have made it hold
  flat       every step as a line of a table, for the auditor`;

export function addExplain(attain: Command, verb: Verb): void {
  const command = attain
    .command("explain")
    .summary("say why a payee was paid what they were paid")
    .description("Explains what a payee earned in a period, from the rows to the cent.")
    .argument("<plan>", "plan file");
  addDataOptions(command)
    .requiredOption("--payee <id>", "whose pay is explained")
    .option("--component <name>", "one component; otherwise all that are paid")
    .addOption(
      new Option("--journal <name>", "what a journal posted instead: --view tree or flat").conflicts(
        "component",
      ),
    )
    .addOption(new Option("--view <view>", "how it is explained").choices(viewNames).default("sentence"))
    .option("--json", "print the graphs behind the views as one JSON object")
    .addHelpText("after", examples)
    .action(async (file: string, options: ExplainOptions) =>
      verb.finish(await explainPay(file, options, verb.io)),
    );
}

async function explainPay(file: string, options: ExplainOptions, io: Io): Promise<ExitCode> {
  const plan = await readPlan(file, io);
  const { ruleSet } = plan.compilation;
  if (ruleSet === undefined) return refusePlan(plan, options, io);

  const period = requirePeriod(options.period, ruleSet);
  if (options.component !== undefined) requireComponent(options.component, ruleSet);
  const rows = await withProgress(io, "reading", (report) => readInputs(ruleSet, options, io.cwd, report));
  if (rows.faults.length > 0) return refuseRows(plan, rows.faults, options, io);

  const payee = requirePayee(options.payee, ruleSet, rows.facts);
  const { payout } = ruleSetFor(payee, ruleSet);
  const components = options.component === undefined ? payout.components : [options.component];
  if (options.journal !== undefined) {
    return explainBooks(plan, ruleSet, rows.facts, { ...options, period, payee }, io);
  }
  const answer = await withProgress(io, "calculating", () =>
    explainComponents(ruleSet, rows.facts, { period, payee, components }),
  );
  if (answer.faults.length > 0) return refuseRows(plan, answer.faults, options, io);
  if (options.json) {
    const explanations = answer.explained.flatMap((each) =>
      each.amounts.map(({ explanation }) => explanation),
    );
    const payouts = answer.explained.flatMap((each) => each.payouts);
    const { paid } = answer;
    printJson({ plan: ruleSet.plan.name, period, payee, payouts, explanations, paid, faults: [] }, io);
  } else {
    const style = styleFor(io.stdout, io);
    const isAll = isComponentsAlone(answer.payouts, payout.components);
    const texts = answer.explained.map((each) => explanationText(each, period, options.view, style, isAll));
    const none = `${printable(payee)} has nothing to explain in ${period}: not a day in the plan.\n`;
    const paidOut = paidOutText(answer.payouts, payout.components);
    const reasons = paidReasons(answer.paid, style);
    const paid = options.view === "flat" ? "" : [paidOut, reasons].filter((text) => text !== "").join("\n");
    const all = [...texts, ...(paid === "" ? [] : [paid])];
    io.stdout.write(all.length === 0 ? none : all.join("\n"));
  }
  return fine;
}

/** What is in a journal has a tree of reasons, or the same as a table. */
async function explainBooks(
  plan: ReadPlan,
  ruleSet: RuleSet,
  facts: Facts,
  options: ExplainOptions,
  io: Io,
): Promise<ExitCode> {
  const { payee, period, view } = options;
  const journal = requireJournal(options.journal ?? "", ruleSet);
  const answer = await withProgress(io, "calculating", () =>
    explainJournal(ruleSet, facts, { journal, payee, period }),
  );
  const { explanations } = answer;
  if (answer.faults.length > 0) return refuseRows(plan, answer.faults, options, io);
  if (options.json) {
    printJson({ plan: ruleSet.plan.name, period, payee, payouts: [], explanations, faults: [] }, io);
    return fine;
  }
  const style = styleFor(io.stdout, io);
  const texts = explanations.map((each) => postingText(each, view === "flat" ? "flat" : "tree", style));
  const none = `${printable(journal)} posted nothing for ${printable(payee)} in ${period}.\n`;
  io.stdout.write(texts.length === 0 ? none : texts.join("\n"));
  return fine;
}

function requireJournal(name: string, { journals = [] }: RuleSet): string {
  const known = journals.map((journal) => journal.name);
  if (known.includes(name)) return name;
  const near = nearest(name, known);
  const all = known.length === 0 ? "It has none" : `Its journals are ${known.join(", ")}`;
  throw Refusal.usage(
    `The plan has no journal "${name}"`,
    near === undefined ? all : `Did you mean --journal ${near}?`,
  );
}

function requireComponent(name: string, { components }: RuleSet): void {
  const known = components.map((component) => component.name);
  if (known.includes(name)) return;
  const near = nearest(name, known);
  throw Refusal.usage(
    `The plan has no component "${name}"`,
    near === undefined ? `Its components are ${known.join(", ")}` : `Did you mean --component ${near}?`,
  );
}

function refusePlan(plan: ReadPlan, options: ExplainOptions, io: Io): ExitCode {
  if (!options.json) io.stderr.write(diagnosticsText(plan, styleFor(io.stderr, io)));
  else printNothing(plan, options, problemsOfPlan(plan), io);
  return wrong;
}

/** Pay that faults would stop is not explained either. */
function refuseRows(plan: ReadPlan, faults: readonly Fault[], options: ExplainOptions, io: Io): ExitCode {
  if (options.json) printNothing(plan, options, problemsOfRun(faults, plan.file), io);
  else {
    io.stderr.write(faultsText(faults, plan.file, styleFor(io.stderr, io)));
    io.stderr.write("Nothing can be explained until the faults are mended.\n");
  }
  return wrong;
}

function printNothing(plan: ReadPlan, options: ExplainOptions, faults: readonly object[], io: Io): void {
  const { name } = plan.compilation.checked.settings;
  const { period, payee } = options;
  printJson({ plan: name, period, payee, payouts: [], explanations: [], faults }, io);
}
