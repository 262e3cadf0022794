/**
 * The tests that a plan is missing: made-up companies that use what no test uses, or put a number just at the
 * edge where it decides, cut down to the rows that are needed, with what they are paid.
 */

import type { FigureLine, RuleSet } from "@attain/engine";
import { exact, type Fraction } from "@attain/engine";
import fc from "fast-check";
import { runCase } from "../cases/run-case.js";
import type { CheckedPlan } from "../check/checked-plan.js";
import { type Compilation, compilePlan } from "../compile-plan.js";
import { CoverageCounter } from "../coverage/coverage.js";
import { boundariesOf, partsOf, type Use } from "../coverage/plan-part.js";
import type { LinkOptions } from "../link/link.js";
import { payCurve } from "../prove/curve/pay-curve.js";
import { calculateCompany } from "./calculate-company.js";
import { anyCompany, type Company } from "./company.js";
import type { SearchOptions } from "./search.js";
import { cutCompany } from "./smaller-company.js";
import { testText } from "./test-text.js";

export interface SuggestedTest {
  readonly title: string;
  /** A `test` statement that passes. */
  readonly text: string;
  /** What it shows that nothing showed before: `attainment >= 30%: never no`. */
  readonly shows: readonly string[];
}

export interface Suggestions {
  readonly tests: readonly SuggestedTest[];
  /** What no company was found for. */
  readonly missing: readonly string[];
}

interface Goal {
  readonly text: string;
  readonly use: Use;
}

/** Tests for whatever `text`, the plan's own, has none for yet. */
export async function suggestTests(
  text: string,
  { checked, ruleSet, cases, sources }: Compilation,
  link: LinkOptions,
  options: SearchOptions,
): Promise<Suggestions> {
  if (ruleSet === undefined) return { tests: [], missing: [] };
  const counter = new CoverageCounter();
  for (const each of cases) await runCase(ruleSet, each, { observer: counter });
  const parts = [...partsOf(ruleSet, sources), ...boundariesOf(ruleSet, sources)];
  const goals = new Map<string, Goal>();
  for (const part of parts) {
    for (const { name, use } of part.ways) {
      const key = `${part.kind} ${part.place.line}:${part.place.column} ${part.text}: ${name}`;
      if (!counter.has(use)) goals.set(key, { text: `${part.text}: ${name}`, use });
    }
  }
  const titles = new Set(cases.map(({ title }) => title));
  const tests: SuggestedTest[] = [];
  const asked = { ruleSet, plan: checked };
  let tried = 0;
  for (const company of fc.sample(anyCompany(checked, edgesOfPay(checked)), {
    numRuns: options.cases,
    seed: options.seed,
  })) {
    if (goals.size === 0) break;
    tried += 1;
    options.onProgress?.(tried / options.cases);
    const found = await reached(company, [...goals.values()], asked);
    if (found.length === 0) continue;
    const small = await cutCompany(
      company,
      async (each) => (await reached(each, found, asked)).length === found.length,
      checked,
    );
    const shown = await reached(small, [...goals.values()], asked);
    const [first] = shown;
    const lines = await calculateCompany(small, ruleSet, checked);
    if (first === undefined || lines === undefined) continue;
    const title = free(first.text, titles);
    const written = testText(title, small, worthTelling(lines, ruleSet), checked);
    // A company can hold what a test cannot write: then there is no test.
    if (!(await passes(`${text}\n${written}`, title, link))) continue;
    titles.add(title);
    const known = new Set(shown);
    for (const [key, goal] of goals) if (known.has(goal)) goals.delete(key);
    tests.push({ title, text: written, shows: shown.map((goal) => goal.text) });
  }
  return { tests, missing: [...goals.values()].map((goal) => goal.text) };
}

interface Tried {
  readonly ruleSet: RuleSet;
  readonly plan: CheckedPlan;
}

/** The goals that a company uses; none when it is at fault. */
async function reached(
  company: Company,
  goals: readonly Goal[],
  { ruleSet, plan }: Tried,
): Promise<readonly Goal[]> {
  const counter = new CoverageCounter();
  const lines = await calculateCompany(company, ruleSet, plan, counter);
  // A test has to expect something.
  return lines === undefined || worthTelling(lines, ruleSet).length === 0
    ? []
    : goals.filter(({ use }) => counter.has(use));
}

/** Where pay bends or jumps, of those who look up round numbers: there, and a cent to either side. */
function edgesOfPay(plan: CheckedPlan): readonly Fraction[] {
  const cent = exact.fromText("0.01");
  return [...plan.symbols.values()].flatMap((symbol) => {
    const curve = symbol.kind === "component" ? payCurve(symbol, plan) : undefined;
    return (curve?.pieces ?? []).flatMap(({ from }) =>
      exact.sign(from) > 0 ? [from, exact.subtract(from, cent)] : [],
    );
  });
}

const mostLines = 6;

/** What components come to, what is not nought first. */
function worthTelling(lines: readonly FigureLine[], { components }: RuleSet): readonly FigureLine[] {
  const names = new Set(
    components
      .filter(({ grain }) => grain.owner === "payee" && grain.cut === undefined)
      .map(({ name }) => name),
  );
  const own = lines.filter(({ name }) => names.has(name));
  const paid = own.filter(({ value }) => !/^-?[0.]*$/.test(value));
  return (paid.length > 0 ? paid : own).slice(0, mostLines);
}

async function passes(text: string, title: string, link: LinkOptions): Promise<boolean> {
  const { ruleSet, cases } = compilePlan(text, link);
  const own = cases.find((each) => each.title === title);
  return ruleSet !== undefined && own !== undefined && (await runCase(ruleSet, own)).passed;
}

function free(title: string, taken: ReadonlySet<string>): string {
  const plain = title.replace(/"/g, "'");
  if (!taken.has(plain)) return plain;
  for (let count = 2; ; count += 1) if (!taken.has(`${plain} (${count})`)) return `${plain} (${count})`;
}
