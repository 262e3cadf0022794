/** `attain test`: runs the tests that stand in plans and puts what came out beside what was expected. */

import { type CaseResult, runCase } from "@attain/dsl";
import type { Command } from "commander";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { type Finding, findingsOf } from "../plan/finding.js";
import { readPlan } from "../plan/read-plan.js";
import { caseText } from "../print/case-text.js";
import { diagnosticsText } from "../print/diagnostics-text.js";
import { printJson } from "../print/json.js";
import { styleFor } from "../print/style.js";
import type { Verb } from "./verb.js";

interface TestOptions {
  readonly json?: true;
}

const examples = `
Examples:
  $ attain test my-plan.plan
  $ attain test --json plans/*.plan`;

export function addTest(attain: Command, verb: Verb): void {
  attain
    .command("test")
    .summary("run the tests inside plans")
    .description("Runs the tests that stand in plans and shows each expected value beside the actual one.")
    .argument("<plan...>", "plan files")
    .option("--json", "print the results as one JSON object")
    .addHelpText("after", examples)
    .action(async (files: string[], options: TestOptions) =>
      verb.finish(await test(files, options, verb.io)),
    );
}

async function test(files: readonly string[], options: TestOptions, io: Io): Promise<ExitCode> {
  const style = styleFor(io.stdout, io);
  const findings: Finding[] = [];
  const tests: { file: string; result: CaseResult }[] = [];
  for (const file of files) {
    const plan = await readPlan(file, io);
    const { ruleSet, cases } = plan.compilation;
    findings.push(...findingsOf(plan));
    if (!options.json) io.stdout.write(diagnosticsText(plan, style));
    if (ruleSet === undefined) continue;
    for (const each of cases) {
      const result = await runCase(ruleSet, each);
      tests.push({ file, result });
      if (!options.json) io.stdout.write(caseText(result, file, style));
    }
  }

  const passed = tests.filter(({ result }) => result.passed).length;
  const failed = tests.length - passed;
  const unread = findings.some((finding) => finding.severity === "error");
  if (options.json) printJson({ passed, failed, tests: tests.map(testRecord), findings }, io);
  else io.stdout.write(`${passed} passed, ${failed} failed${unread ? "; a plan has errors" : ""}\n`);
  return failed > 0 || unread ? wrong : fine;
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
