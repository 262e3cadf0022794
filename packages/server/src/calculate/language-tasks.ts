/** What the language is asked about a text. */

import { compilePlan, format, hasErrors, lineMap, runCase } from "@attain/dsl";
import { type Counterexample, guaranteesOf, standingGuarantees, usualCases } from "@attain/dsl/search";
import {
  canonicalText,
  digest,
  evaluateOutcome,
  type FactRecord,
  factsFromRecords,
  readRuleSet,
} from "@attain/engine";
import type { EvaluateRequest, Proved, Tested } from "../schemas/language.js";
import type { PlanText } from "../stores/plan-store.js";
import { sums } from "../sums.js";
import { compileSource, diagnosticsOf, linkOf } from "./compile-source.js";
import { TaskRefusal } from "./task-refusal.js";
import type { CompileAnswer, Tasks } from "./tasks.js";

export async function compileTask(plan: PlanText): Promise<CompileAnswer> {
  const compilation = compileSource(plan);
  const { ruleSet, checked } = compilation;
  return {
    plan: checked.settings.name === "" ? null : (checked.settings.name ?? null),
    digest: ruleSet === undefined ? null : await digest(canonicalText(ruleSet)),
    ruleSet: ruleSet === undefined ? null : JSON.parse(canonicalText(ruleSet)),
    diagnostics: diagnosticsOf(plan, compilation),
  };
}

export function formatTask(plan: PlanText): Tasks["format"]["answer"] {
  const text = format(plan.text) ?? null;
  return { text, diagnostics: text === null ? diagnosticsOf(plan, compileSource(plan)) : [] };
}

export async function testTask(plan: PlanText): Promise<Tested> {
  const compilation = compileSource(plan);
  const diagnostics = diagnosticsOf(plan, compilation);
  const { ruleSet, cases } = compilation;
  if (ruleSet === undefined) return { passed: 0, failed: 0, tests: [], diagnostics };
  const tests: Tested["tests"] = [];
  for (const each of cases) {
    const { passed, checks, faults } = await runCase(ruleSet, each);
    tests.push({
      title: each.title,
      line: each.place.line,
      passed,
      expectations: checks.map(({ expectation, actual, passed: fits }) => ({
        text: expectation.text,
        line: expectation.place.line,
        expected: expectation.expected,
        actual: actual ?? null,
        passed: fits,
      })),
      faults: [...faults],
    });
  }
  const passed = tests.filter((each) => each.passed).length;
  return { passed, failed: tests.length - passed, tests, diagnostics };
}

export async function proveTask({ cases, seed, laws, ...plan }: Tasks["prove"]["ask"]): Promise<Proved> {
  const compilation = compilePlan(plan.text, linkOf(plan));
  const diagnostics = diagnosticsOf(plan, compilation);
  if (hasErrors(compilation.diagnostics)) return { guarantees: [], diagnostics };
  const lines = lineMap(plan.text);
  const link = linkOf(plan);
  const claimed = await guaranteesOf(plan.text, compilation, link, {
    cases: cases ?? usualCases.claim,
    seed,
  });
  const standing = laws
    ? await standingGuarantees(compilation, link, { cases: cases ?? usualCases.law, seed })
    : [];
  return {
    guarantees: [...claimed, ...standing].map(({ name, verdict, how, offset, ...found }) => ({
      name,
      verdict,
      law: found.standing === true,
      line: offset === undefined ? null : lines.position(offset).line,
      how,
      cases: found.cases,
      accepted: found.accepted ?? null,
      counterexample: found.counterexample && counterexampleRecord(found.counterexample),
    })),
    diagnostics,
  };
}

function counterexampleRecord({ rows, rowsBefore, payouts, test }: Counterexample) {
  return {
    rows: rowsRecord(rows),
    ...(rowsBefore && { rowsBefore: rowsRecord(rowsBefore) }),
    payouts: [...payouts],
    test,
  };
}

function rowsRecord(rows: Counterexample["rows"]) {
  return Object.fromEntries(Object.entries(rows).map(([name, own]) => [name, [...own]]));
}

export async function evaluateTask(asked: EvaluateRequest) {
  const read = readRuleSet(asked.ruleSet);
  if ("problems" in read) {
    const [first] = read.problems;
    throw new TaskRefusal("wrong-rule-set", first?.message ?? "This is no rule set");
  }
  const { ruleSet } = read;
  const empty = new Set(asked.empty ?? []);
  const records = asked.facts as Readonly<Record<string, readonly FactRecord[]>>;
  const { facts, faults } = factsFromRecords(ruleSet, records, { mayBeEmpty: (name) => empty.has(name) });
  const parameters = new Map(Object.entries(asked.parameters ?? {}));
  for (const [name, value] of parameters) {
    if (!ruleSet.parameters.some((parameter) => parameter.name === name)) {
      throw new TaskRefusal("unknown-parameter", `The rule set has no parameter "${name}"`);
    }
    if (!/^-?\d{1,26}(\.\d{1,12})?$/.test(value)) {
      throw new TaskRefusal("wrong-parameter", `The value of "${name}" is no decimal text`);
    }
  }
  const options = { period: asked.period, ...(asked.payees && { payees: asked.payees }) };
  const { outcome, evaluator } = await evaluateOutcome(ruleSet, { ...facts, parameters }, options);
  return {
    evaluator,
    outcome: { ...outcome, faults: [...faults, ...outcome.faults] },
    total: sums(outcome.payouts),
  };
}
