/**
 * Which changes of a plan its tests notice. A change that no test notices and that changes no payout on the
 * plan's own data is told apart from one that does: the data cannot tell whether it matters.
 */

import {
  evaluateOutcome,
  type Facts,
  parseDay,
  periodsBetween,
  periodText,
  type RuleSet,
} from "@attain/engine";
import { runCase } from "../cases/run-case.js";
import { type Compilation, compilePlan } from "../compile-plan.js";
import type { LinkOptions } from "../link/link.js";
import { lineMap } from "../source/line-map.js";
import { type Mutant, mutated } from "./mutant.js";
import { mutantsOf } from "./mutants-of.js";

/**
 * `noticed`: by a test, or because the changed plan is refused; `survived`: no test fails; `equivalent`:
 * neither, and nobody is paid anything else on the data.
 */
export type MutantFate = "noticed" | "survived" | "equivalent";

export interface TriedMutant {
  readonly mutant: Mutant;
  readonly line: number;
  readonly fate: MutantFate;
  /** The test that fails; nothing where the changed plan was refused. */
  readonly by?: string;
}

export interface TryOptions {
  readonly link: LinkOptions;
  /** Rows to pay changed plans on. */
  readonly facts?: Facts;
  readonly onProgress?: (share: number) => void;
}

/** In the order of the text. Tests that fail already notice nothing. */
export async function tryMutants(
  text: string,
  { checked, ruleSet, cases }: Compilation,
  { link, facts, onProgress }: TryOptions,
): Promise<readonly TriedMutant[]> {
  if (ruleSet === undefined) return [];
  const passing = new Set<string>();
  for (const each of cases) {
    const { passed } = await runCase(ruleSet, each, { evaluator: "compiled" });
    if (passed) passing.add(each.title);
  }
  const usual = facts && (await paidText(ruleSet, facts));
  const lines = lineMap(text);
  const mutants = mutantsOf(checked, text);
  const tried: TriedMutant[] = [];
  for (const [index, mutant] of mutants.entries()) {
    onProgress?.(index / mutants.length);
    const known = { mutant, line: lines.position(mutant.edit.span.start).line };
    const changed = compilePlan(mutated(text, mutant), link);
    if (changed.ruleSet === undefined) {
      tried.push({ ...known, fate: "noticed" });
      continue;
    }
    const by = await firstFailing(changed, passing);
    if (by !== undefined) {
      tried.push({ ...known, fate: "noticed", by });
      continue;
    }
    const isSame = facts !== undefined && (await paidText(changed.ruleSet, facts)) === usual;
    tried.push({ ...known, fate: isSame ? "equivalent" : "survived" });
  }
  return tried;
}

async function firstFailing(
  { ruleSet, cases }: Compilation,
  passing: ReadonlySet<string>,
): Promise<string | undefined> {
  if (ruleSet === undefined) return undefined;
  for (const each of cases) {
    if (!passing.has(each.title)) continue;
    const { passed } = await runCase(ruleSet, each, { evaluator: "compiled" });
    if (!passed) return each.title;
  }
  return undefined;
}

/** All that is paid and given on the plan's pay dates. */
async function paidText(ruleSet: RuleSet, facts: Facts): Promise<string> {
  const { from, through, fiscal } = ruleSet.plan;
  const [first, last] = [parseDay(from), parseDay(through)];
  if (first === undefined || last === undefined) return "";
  const paid: unknown[] = [];
  for (const period of periodsBetween(fiscal, "year", first, last)) {
    const asked = { period: periodText(period) };
    const { outcome } = await evaluateOutcome(ruleSet, facts, asked);
    paid.push(
      outcome.payouts,
      outcome.awards,
      outcome.faults.map(({ code, payee }) => [code, payee]),
    );
  }
  return JSON.stringify(paid);
}
