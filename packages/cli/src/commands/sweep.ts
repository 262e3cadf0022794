/** `attain sweep`: what a plan would pay with other parameters, scenario after scenario, over everybody. */

import { bind, type Changes, nearest, prepare, type RuleSet, sweep } from "@attain/engine";
import type { Command } from "commander";
import { readInputs } from "../data/read-inputs.js";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { problemsOfPlan, problemsOfRun } from "../plan/problem.js";
import { readPlan } from "../plan/read-plan.js";
import { requirePeriod } from "../plan/require-period.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { faultsText } from "../print/fault-text.js";
import { printJson } from "../print/json.js";
import { withProgress } from "../print/progress.js";
import { styleFor } from "../print/style.js";
import { type Swept, sweepJson, sweepText, sweptOf } from "../print/sweep-text.js";
import { Refusal } from "../refusal.js";
import { addDataOptions, type DataOptions } from "./data-options.js";
import type { Verb } from "./verb.js";

interface SweepOptions extends DataOptions {
  readonly set: readonly string[];
  readonly payees?: true;
  readonly json?: true;
}

/** More would mostly be a slip of the hand. */
const mostScenarios = 100_000;

const examples = `
Examples:
  $ attain sweep my-plan.plan --data data --period 2026-Q1 --set base_rate=5%,6%,7%
  $ attain sweep my-plan.plan --data data --period 2026 --set rate=0.05,0.06 --set top=40000,50000
  $ attain sweep my-plan.plan --data data --period 2026-Q1 --set rate=0.06 --payees --json

Every value of each --set is tried with every value of the others. A value stands for everybody and on every
day. Winners and losers are those who would get more, and less, than the plan gives as it stands.`;

export function addSweep(attain: Command, verb: Verb): void {
  const command = attain
    .command("sweep")
    .summary("say what a plan would pay with other parameters")
    .description("Calculates a period again and again with other values of the plan's parameters.")
    .argument("<plan>", "plan file");
  addDataOptions(command)
    .requiredOption(
      "--set <param=values>",
      "a parameter and its values, with commas between them; may be repeated",
      (text: string, before: readonly string[] = []) => [...before, text],
    )
    .option("--payees", "with --json: everybody who would get more or less, and how much")
    .option("--json", "print one JSON object: costs, winners and losers of every scenario")
    .addHelpText("after", examples)
    .action(async (file: string, options: SweepOptions) => verb.finish(await run(file, options, verb.io)));
}

async function run(file: string, options: SweepOptions, io: Io): Promise<ExitCode> {
  const plan = await readPlan(file, io);
  const { ruleSet } = plan.compilation;
  if (ruleSet === undefined) {
    if (options.json) {
      const { name } = plan.compilation.checked.settings;
      printJson({ plan: name, period: options.period, scenarios: [], faults: problemsOfPlan(plan) }, io);
    } else io.stderr.write(diagnosticsText(plan, styleFor(io.stderr, io)));
    return wrong;
  }
  const period = requirePeriod(options.period, ruleSet);
  const scenarios = gridOf(options.set, ruleSet);
  const rows = await withProgress(io, "reading", (report) => readInputs(ruleSet, options, io.cwd, report));
  if (rows.faults.length > 0) {
    if (options.json) {
      const faults = problemsOfRun(rows.faults, file);
      printJson({ plan: ruleSet.plan.name, period, scenarios: [], faults }, io);
    } else {
      io.stderr.write(faultsText(rows.faults, file, styleFor(io.stderr, io)));
      io.stderr.write("Nothing can be calculated until the faults are mended.\n");
    }
    return wrong;
  }
  const swept = await withProgress(io, "calculating", async (report) => {
    const found = await sweep(bind(prepare(ruleSet), rows.facts), period, scenarios);
    if ("problems" in found) {
      const [first] = found.problems;
      throw Refusal.usage(first?.message ?? "", first?.help ?? "");
    }
    const all: Swept[] = [sweptOf(found.base, found.base, false)];
    for await (const pay of found.scenarios) {
      all.push(sweptOf(pay, found.base, options.payees === true));
      report((all.length - 1) / scenarios.length);
    }
    return { all, uncovered: found.uncovered };
  });
  const names = [...new Set(scenarios.flatMap((changes) => Object.keys(changes)))];
  const faults = swept.all.flatMap((each) => each.pay.faults);
  if (options.json) printJson(sweepJson(swept, { ruleSet, file, period }), io);
  else {
    io.stdout.write(sweepText(swept, { ruleSet, file, period, names }, styleFor(io.stdout, io)));
    const [first, ...others] = swept.all.filter((each) => each.pay.faults.length > 0);
    if (first !== undefined) {
      io.stderr.write(faultsText(first.pay.faults, file, styleFor(io.stderr, io)));
      if (others.length > 0) io.stderr.write(`${others.length} more scenarios are at fault, too.\n`);
    }
  }
  return faults.length > 0 ? wrong : fine;
}

/** Every combination of the values, the last parameter's changing first. */
function gridOf(texts: readonly string[], ruleSet: RuleSet): readonly Changes[] {
  let grid: readonly ReadonlyMap<string, string>[] = [new Map()];
  for (const text of texts) {
    const { name, values } = settingOf(text, ruleSet);
    if (grid[0]?.has(name)) {
      throw Refusal.usage(
        `--set names ${name} twice`,
        `Write its values with commas between them: --set ${name}=A,B`,
      );
    }
    if (grid.length * values.length > mostScenarios) {
      throw Refusal.usage(
        `These are more than ${mostScenarios.toLocaleString("en")} scenarios`,
        "Every value is tried with every value of the other parameters: name fewer of them",
      );
    }
    grid = grid.flatMap((before) => values.map((value) => new Map([...before, [name, value]])));
  }
  return grid.map((changes) => Object.fromEntries(changes));
}

function settingOf(
  text: string,
  { parameters }: RuleSet,
): { readonly name: string; readonly values: readonly string[] } {
  const at = text.indexOf("=");
  const name = text.slice(0, Math.max(at, 0)).trim().normalize("NFC");
  const values = text
    .slice(at + 1)
    .split(",")
    .map((value) => value.trim());
  if (at < 1 || values.some((value) => value === "")) {
    throw Refusal.usage(`"${text}" names no parameter with its values`, "Write --set rate=0.05,0.06");
  }
  const known = parameters.map((parameter) => parameter.name);
  if (!known.includes(name)) {
    const near = nearest(name, known);
    const all = known.length === 0 ? "It has none" : `Its parameters are ${known.join(", ")}`;
    throw Refusal.usage(
      `The plan has no parameter "${name}"`,
      near === undefined ? all : `Did you mean --set ${near}=...?`,
    );
  }
  // 40,000 would be tried as 40 and as 0.
  const piece = values.find((value) => /^0\d+$/.test(value));
  if (piece !== undefined) {
    throw Refusal.usage(
      `"${text}" has a value "${piece}"`,
      "Commas stand between values: write nothing between thousands, as in 40000",
    );
  }
  return { name, values };
}
