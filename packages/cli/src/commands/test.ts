/**
 * `attain test`: runs the tests that stand in plans and puts what came out beside what was expected; says
 * what they do not use and which changes they do not notice, and writes those that are missing.
 */

import {
  type CaseCheck,
  type CaseResult,
  CoverageCounter,
  coverageOf,
  explainCheck,
  runCase,
  type TriedMutant,
  tryMutants,
} from "@attain/dsl";
import { suggestTests } from "@attain/dsl/search";
import type { Facts, RuleSet } from "@attain/engine";
import { type Command, InvalidArgumentError, Option } from "commander";
import { readInputs } from "../data/read-inputs.js";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { type Finding, findingsOf } from "../plan/finding.js";
import { linkOf, type ReadPlan, readPlan } from "../plan/read-plan.js";
import { caseText } from "../print/case-text.js";
import { coverageHtml } from "../print/coverage-html.js";
import { coverageText } from "../print/coverage-text.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { faultsText } from "../print/fault-text.js";
import { printJson } from "../print/json.js";
import { mutantsText } from "../print/mutants-text.js";
import { printable } from "../print/printable.js";
import { withProgress } from "../print/progress.js";
import { type Style, styleFor } from "../print/style.js";
import { Refusal } from "../refusal.js";
import { replaceFile } from "../replace-file.js";
import { collect, wholeNumber } from "./data-options.js";
import type { Verb } from "./verb.js";

interface TestOptions {
  readonly json?: true;
  readonly coverage?: true;
  readonly threshold?: number;
  readonly html?: string;
  readonly mutate?: true;
  readonly data?: string;
  readonly empty: readonly string[];
  readonly suggest?: true;
  readonly cases: number;
  readonly seed: number;
}

const examples = `
Coverage counts the ways in which parts of a plan can be used: conditions as yes and as no, rows, tiers,
caps bound and unbound, and every other expression. The evaluator says what the tests use.

Examples:
  $ attain test my-plan.plan
  $ attain test --json plans/*.plan
  $ attain test my-plan.plan --coverage --threshold 90 --html coverage.html
  $ attain test my-plan.plan --mutate --data data     which changes of what is paid no test notices
  $ attain test my-plan.plan --suggest                the tests that are missing, ready to paste`;

export function addTest(attain: Command, verb: Verb): void {
  attain
    .command("test")
    .summary("run the tests inside plans")
    .description("Runs the tests that stand in plans and shows each expected value beside the actual one.")
    .argument("<plan...>", "plan files")
    .option("--coverage", "say what of the plan no test uses")
    .option("--threshold <percent>", "with --coverage: exit code 1 below this", percentage)
    .option("--html <file>", "with --coverage: write the plan with what no test uses shaded")
    .option("--mutate", "change the plan in small ways, and list the changes that no test notices")
    .option("--data <dir>", "with --mutate: tell changes that pay nobody anything else on these rows apart")
    .option("--empty <name>", "a data set that has no rows this time; may be repeated", collect, [])
    .option("--suggest", "write the tests that are missing")
    .addOption(
      new Option("--cases <count>", "with --suggest: how many companies to try")
        .default(500)
        .argParser(wholeNumber),
    )
    .addOption(
      new Option("--seed <number>", "with --suggest: where to begin").default(1).argParser(wholeNumber),
    )
    .option("--json", "print the results as one JSON object")
    .addHelpText("after", examples)
    .action(async (files: string[], options: TestOptions) =>
      verb.finish(await test(files, options, verb.io)),
    );
}

function percentage(text: string): number {
  if (/^\d{1,3}(\.\d+)?$/.test(text) && Number(text) <= 100) return Number(text);
  throw new InvalidArgumentError("It is a percentage, from 0 to 100.");
}

async function test(files: readonly string[], options: TestOptions, io: Io): Promise<ExitCode> {
  requireSense(files, options);
  const style = styleFor(io.stdout, io);
  const findings: Finding[] = [];
  const tests: { file: string; result: CaseResult }[] = [];
  const more: Record<string, object[]> = {};
  let isLacking = false;
  for (const file of files) {
    const plan = await readPlan(file, io);
    const { ruleSet } = plan.compilation;
    findings.push(...findingsOf(plan));
    if (!options.json) io.stdout.write(diagnosticsText(plan, style));
    if (ruleSet === undefined) continue;
    const counter = options.coverage ? new CoverageCounter() : undefined;
    for (const result of await resultsOf(plan, ruleSet, counter, options, style, io)) {
      tests.push({ file, result });
    }
    for (const part of [
      ...(counter ? [await covered(plan, ruleSet, counter, options, style, io)] : []),
      ...(options.mutate ? [await changed(plan, ruleSet, options, style, io)] : []),
      ...(options.suggest ? [await suggested(plan, options, io)] : []),
    ]) {
      more[part.name] = [...(more[part.name] ?? []), part.record];
      isLacking ||= part.isLacking;
    }
  }

  const passed = tests.filter(({ result }) => result.passed).length;
  const failed = tests.length - passed;
  const unread = findings.some((finding) => finding.severity === "error");
  if (options.json) printJson({ passed, failed, tests: tests.map(testRecord), findings, ...more }, io);
  else io.stdout.write(`${passed} passed, ${failed} failed${unread ? "; a plan has errors" : ""}\n`);
  return failed > 0 || unread || isLacking ? wrong : fine;
}

function requireSense(files: readonly string[], { coverage, threshold, html, mutate, data }: TestOptions) {
  const wants = (option: string, what: string) =>
    Refusal.usage(`${option} says nothing without ${what}`, `Add ${what}, or leave ${option} out`);
  if (!coverage && threshold !== undefined) throw wants("--threshold", "--coverage");
  if (!coverage && html !== undefined) throw wants("--html", "--coverage");
  if (!mutate && data !== undefined) throw wants("--data", "--mutate");
  if (files.length > 1 && (html !== undefined || data !== undefined)) {
    throw Refusal.usage("--html and --data are about one plan", "Name one plan file");
  }
}

/** Printed as they come, those that fail with how the actual values came about. */
async function resultsOf(
  { file, compilation }: ReadPlan,
  ruleSet: RuleSet,
  observer: CoverageCounter | undefined,
  { json }: TestOptions,
  style: Style,
  io: Io,
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const each of compilation.cases) {
    const result = await runCase(ruleSet, each, observer && { observer });
    results.push(result);
    if (json) continue;
    const reasons = new Map<CaseCheck, readonly string[]>();
    for (const check of result.checks) {
      if (!check.passed) reasons.set(check, await explainCheck(ruleSet, each, check));
    }
    io.stdout.write(caseText(result, file, style, reasons));
  }
  return results;
}

interface Part {
  /** In the object of `--json`. */
  readonly name: string;
  readonly record: object;
  /** Not as good as was asked for. */
  readonly isLacking: boolean;
}

async function covered(
  { file, text, compilation }: ReadPlan,
  ruleSet: RuleSet,
  counter: CoverageCounter,
  { json, threshold, html }: TestOptions,
  style: Style,
  io: Io,
): Promise<Part> {
  const coverage = coverageOf(counter, ruleSet, compilation.sources);
  const { ways, parts } = coverage;
  if (!json) io.stdout.write(coverageText(coverage, file, style));
  if (html !== undefined) {
    await replaceFile(html, io.cwd, coverageHtml(text, coverage, file));
    io.stderr.write(`wrote ${printable(html)}\n`);
  }
  const record = {
    file,
    ways,
    covered: coverage.covered,
    parts: parts.map(({ kind, place, text: part, ways: own }) => ({
      kind,
      line: place.line,
      column: place.column,
      text: part,
      ways: Object.fromEntries(own.map(({ name, isCovered }) => [name, isCovered])),
    })),
  };
  const isLacking = threshold !== undefined && coverage.covered * 100 < threshold * ways;
  if (isLacking && !json) io.stdout.write(style.red(`coverage is below ${threshold} %\n`));
  return { name: "coverage", record, isLacking };
}

async function changed(
  plan: ReadPlan,
  ruleSet: RuleSet,
  options: TestOptions,
  style: Style,
  io: Io,
): Promise<Part> {
  const { file, text, compilation } = plan;
  const facts = options.data === undefined ? undefined : await readFacts(ruleSet, options, file, io);
  const tried = await withProgress(io, "changing", (onProgress) =>
    tryMutants(text, compilation, { link: linkOf(plan.file, io), ...(facts && { facts }), onProgress }),
  );
  const hasData = facts !== undefined;
  if (!options.json) io.stdout.write(mutantsText(tried, file, hasData, style));
  const of = (wanted: TriedMutant["fate"]) => tried.filter(({ fate }) => fate === wanted);
  const survived = of("survived");
  const record = {
    file,
    changes: tried.length,
    noticed: of("noticed").length,
    survived: survived.map(changeRecord),
    equivalent: of("equivalent").map(changeRecord),
  };
  return { name: "mutants", record, isLacking: survived.length > 0 };
}

async function readFacts(
  ruleSet: RuleSet,
  { data = "", empty }: TestOptions,
  file: string,
  io: Io,
): Promise<Facts> {
  const rows = await readInputs(ruleSet, { data, empty }, io.cwd, () => undefined);
  if (rows.faults.length === 0) return rows.facts;
  io.stderr.write(faultsText(rows.faults, file, styleFor(io.stderr, io)));
  throw Refusal.failure("The rows are at fault", "Correct them: nothing is paid on such rows");
}

function changeRecord({ mutant: { kind, where, before, after }, line }: TriedMutant): object {
  return { kind, line, where, before, after };
}

async function suggested(plan: ReadPlan, { json, cases, seed }: TestOptions, io: Io): Promise<Part> {
  const { file, text, compilation } = plan;
  const { tests, missing } = await suggestTests(text, compilation, linkOf(file, io), { cases, seed });
  if (!json) {
    for (const { text: written } of tests) io.stdout.write(`\n${written}`);
    for (const what of missing) io.stdout.write(`// no rows were found for: ${printable(what)}\n`);
  }
  return { name: "suggestions", record: { file, tests, missing }, isLacking: false };
}

function testRecord({ file, result }: { file: string; result: CaseResult }): object {
  return {
    file,
    test: result.case.title,
    line: result.case.place.line,
    passed: result.passed,
    expectations: result.checks.map(({ expectation, actual, passed }) => ({
      text: expectation.text,
      line: expectation.place.line,
      expected: expectation.expected,
      actual: actual ?? null,
      passed,
    })),
    faults: result.faults,
  };
}
