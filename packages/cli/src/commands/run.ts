/** `attain run`: pays a plan on a directory of rows. */

import { availableParallelism } from "node:os";
import {
  type CalculateOptions,
  type EvaluatedOutcome,
  type Evaluator,
  evaluateOutcome,
  evaluators,
  type Facts,
  RowsNeeded,
  type RuleSet,
} from "@attain/engine";
import { evaluateOnThreads } from "@attain/engine/threads";
import { type Command, Option } from "commander";
import { type InputsRequest, readInputs } from "../data/read-inputs.js";
import type { Rows } from "../data/read-rows.js";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { problemsOfPlan } from "../plan/problem.js";
import { type ReadPlan, readPlan } from "../plan/read-plan.js";
import { requirePeriod } from "../plan/require-period.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { printJson } from "../print/json.js";
import { withProgress } from "../print/progress.js";
import { runJson, runText } from "../print/run-text.js";
import { styleFor } from "../print/style.js";
import { Refusal } from "../refusal.js";
import { payRows } from "../results/pay-rows.js";
import type { RunResult } from "../results/run-result.js";
import { requireFormat, writeLedger } from "../results/write-ledger.js";
import { writeResults } from "../results/write-results.js";
import { withThreads } from "../threads/calculating-threads.js";
import { addDataOptions, type DataOptions } from "./data-options.js";
import type { Verb } from "./verb.js";

interface RunOptions extends DataOptions {
  readonly payee?: string;
  readonly out?: string;
  readonly parquet?: true;
  readonly deals?: true;
  readonly writeLedger?: string;
  readonly continue?: true;
  readonly json?: true;
  readonly evaluator: Evaluator;
  readonly threads?: number;
}

/** With fewer rows, starting threads and telling them the rows takes longer than they save. */
const leastRowsForThreads = 3_000_000;
const mostThreads = 64;

const examples = `
Examples:
  $ attain run my-plan.plan --data data --period 2026-Q1
  $ attain run my-plan.plan --data data --period 2026-03 --payee ann --json
  $ attain run my-plan.plan --data data --period 2026-Q1 --out results
  $ attain run my-plan.plan --data data --period 2026-03 --ledger paid.csv --write-ledger paid.csv

Each data set of the plan is read from DIR/<data name>.csv, .tsv, .parquet or .json. When a row or a
rule is at fault, nothing is paid and nothing is written, unless --continue says to leave it out.`;

export function addRun(attain: Command, verb: Verb): void {
  const command = attain
    .command("run")
    .summary("pay a plan on a directory of rows")
    .description("Calculates the payouts of a period and prints them.")
    .argument("<plan>", "plan file");
  addDataOptions(command)
    .option("--payee <id>", "show one payee; everybody's rows still count")
    .option("--out <dir>", "write payouts, figures and faults, as CSV and JSON")
    .option("--deals", "with --out: write every credit and every deal line, too")
    .option("--parquet", "with --out: write every list as Parquet, too")
    .addOption(
      new Option(
        "--write-ledger <file>",
        "write the ledger as it stands after this run; may be the file of --ledger",
      ).conflicts("payee"),
    )
    .option("--continue", "leave out rows and payees at fault, and list them")
    .option("--json", "print one JSON object: payouts, figures and faults")
    .addOption(
      new Option(
        "--evaluator <which>",
        "what calculates: compiled where it covers the plan, or the reference",
      )
        .choices(evaluators)
        .default("compiled"),
    )
    .option("--threads <n>", "calculate on so many threads; usually as many as pay off", threadCount)
    .addHelpText("after", examples)
    .action(async (file: string, options: RunOptions) => verb.finish(await run(file, options, verb.io)));
}

async function run(file: string, options: RunOptions, io: Io): Promise<ExitCode> {
  const plan = await readPlan(file, io);
  const { ruleSet } = plan.compilation;
  if (ruleSet === undefined) return refusePlan(plan, options, io);
  if (!options.json) io.stderr.write(diagnosticsText(plan, styleFor(io.stderr, io)));

  if (options.writeLedger !== undefined) requireFormat(options.writeLedger);
  const result = await pay(ruleSet, options, io);
  if (result.isPaid && options.out !== undefined) {
    await writeResults(result, options.out, io.cwd, options.parquet);
  }
  if (result.isPaid && options.writeLedger !== undefined) {
    const entries = [...(result.paidBefore ?? []), ...result.outcome.ledger];
    await writeLedger(entries, options.writeLedger, io.cwd);
  }
  if (options.json) printJson(runJson(result, file), io);
  else {
    const { text, faults } = runText(
      result,
      { ruleSet, file, out: options.out, ledger: options.writeLedger },
      io,
    );
    io.stdout.write(text);
    io.stderr.write(faults);
  }
  return result.outcome.faults.length > 0 ? wrong : fine;
}

async function pay(ruleSet: RuleSet, options: RunOptions, io: Io): Promise<RunResult> {
  const period = requirePeriod(options.period, ruleSet);
  const { deals, payee, evaluator, json } = options;
  const read = (request: InputsRequest) =>
    withProgress(io, "reading", (report) => readInputs(ruleSet, request, io.cwd, report), json);
  const asksForRows = deals === true || payee !== undefined || evaluator === "reference";
  if (asksForRows) return payRead(ruleSet, period, await read(options), options, io);
  try {
    return await payRead(ruleSet, period, await read({ ...options, summedFor: period }), options, io);
  } catch (error) {
    if (!(error instanceof RowsNeeded)) throw error;
    return payRead(ruleSet, period, await read(options), options, io);
  }
}

function payRead(
  ruleSet: RuleSet,
  period: string,
  rows: Rows,
  options: RunOptions,
  io: Io,
): Promise<RunResult> {
  const { payee, knownAt, ledger, writeLedger, json } = options;
  const request = {
    ...{ ruleSet, period, rows, payee, knownAt },
    continues: options.continue === true,
    hasDeals: options.deals === true,
    hasLedger: ledger !== undefined || writeLedger !== undefined,
  };
  return payRows(request, (facts, calculation) =>
    withProgress(
      io,
      "calculating",
      (onProgress) => evaluated(ruleSet, facts, { ...calculation, onProgress }, options),
      json,
    ),
  );
}

/** The outcome is the same on any number of threads. */
function evaluated(
  ruleSet: RuleSet,
  facts: Facts,
  calculation: CalculateOptions,
  { evaluator, threads }: RunOptions,
): Promise<EvaluatedOutcome> {
  const rows = [...facts.tables.values()].reduce((sum, { rowCount }) => sum + rowCount, 0);
  const count = threads ?? (rows < leastRowsForThreads ? 1 : availableParallelism());
  return count < 2 || evaluator === "reference"
    ? evaluateOutcome(ruleSet, facts, calculation, evaluator)
    : withThreads(count, (started) => evaluateOnThreads(ruleSet, facts, calculation, started));
}

function threadCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= mostThreads) return count;
  throw Refusal.usage(
    `"${text}" is no number of threads`,
    `Write --threads with a number from 1 to ${mostThreads}`,
  );
}

/** A plan that does not compile pays nothing. */
function refusePlan(plan: ReadPlan, options: RunOptions, io: Io): ExitCode {
  if (options.json) {
    const { name } = plan.compilation.checked.settings;
    const faults = problemsOfPlan(plan);
    printJson({ plan: name, period: options.period, payouts: [], figures: [], faults }, io);
  } else {
    io.stderr.write(diagnosticsText(plan, styleFor(io.stderr, io)));
    io.stderr.write("Nothing was paid: the plan has errors.\n");
  }
  return wrong;
}
