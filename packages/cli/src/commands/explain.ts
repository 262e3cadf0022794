/** `attain explain`: says why a payee was paid what they were paid, in the view that suits the question. */

import {
  calculate,
  type Explanation,
  explain,
  type Fault,
  nearest,
  type Outcome,
  type RuleSet,
} from "@attain/engine";
import { type Command, Option } from "commander";
import { type Rows, readRows } from "../data/read-rows.js";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { problemsOfPlan, problemsOfRun } from "../plan/problem.js";
import { type ReadPlan, readPlan } from "../plan/read-plan.js";
import { requirePayee } from "../plan/require-payee.js";
import { requirePeriod } from "../plan/require-period.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { explanationText, type ViewName, viewNames } from "../print/explanation-text.js";
import { faultsText } from "../print/fault-text.js";
import { printJson } from "../print/json.js";
import { withProgress } from "../print/progress.js";
import { styleFor } from "../print/style.js";
import { Refusal } from "../refusal.js";
import { addDataOptions, type DataOptions } from "./data-options.js";
import type { Verb } from "./verb.js";

interface ExplainOptions extends DataOptions {
  readonly payee: string;
  readonly component?: string;
  readonly view: ViewName;
  readonly json?: true;
}

const examples = `
Examples:
  $ attain explain my-plan.plan --data data --period 2026-Q1 --payee ann
  $ attain explain my-plan.plan --data data --period 2026-Q1 --payee ann --component commission --view tree

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
  const components = requireComponents(options.component, ruleSet);
  const request = { directory: options.data, cwd: io.cwd, without: options.empty };
  const rows = await withProgress(io, "reading", (report) => readRows(ruleSet, request, report));
  if (rows.faults.length > 0) return refuseRows(plan, rows.faults, options, io);

  const payee = requirePayee(options.payee, ruleSet, rows.facts);
  const outcome = await withProgress(io, "calculating", (onProgress) =>
    calculate(ruleSet, rows.facts, { period, payees: [payee], onProgress }),
  );
  if (outcome.faults.length > 0) return refuseRows(plan, outcome.faults, options, io);

  const explanations = await explanationsOf(outcome, ruleSet, rows, payee, components);
  if (options.json) printJson({ plan: outcome.plan, period, payee, explanations, faults: [] }, io);
  else {
    const style = styleFor(io.stdout, io);
    const texts = explanations.map((each) => explanationText(each, outcome.lines, options.view, style));
    const none = `${payee} has no pay to explain in ${period}: not a day in the plan.\n`;
    io.stdout.write(texts.length === 0 ? none : texts.join("\n"));
  }
  return fine;
}

/** Of each component in the order of the payout, its periods in time. */
async function explanationsOf(
  outcome: Outcome,
  ruleSet: RuleSet,
  rows: Rows,
  payee: string,
  components: readonly string[],
): Promise<readonly Explanation[]> {
  const explanations: Explanation[] = [];
  for (const component of components) {
    for (const figure of outcome.figures.filter(({ name }) => name === component)) {
      explanations.push(await explain(ruleSet, rows.facts, { payee, period: figure.period, component }));
    }
  }
  return explanations;
}

function requireComponents(name: string | undefined, { payout, components }: RuleSet): readonly string[] {
  if (name === undefined) return payout.components;
  const known = components.map((component) => component.name);
  if (known.includes(name)) return [name];
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
  printJson({ plan: name, period, payee, explanations: [], faults }, io);
}
