/**
 * Whether both evaluators calculate small invented plans alike: each plan is compiled once and tried with several
 * sets of rows. The reference is asked once; the compiled evaluator with its usual settings or with none of its
 * short cuts, forced wide in batches of 3 over rows in another order, and in three parts.
 */

import { isDeepStrictEqual } from "node:util";
import { compilePlan } from "@attain/dsl";
import {
  type CompiledOutcome,
  calculate,
  calculateCompiled,
  type Facts,
  factsFromRecords,
  type Outcome,
  type Prepared,
  prepare,
  type RuleSet,
  someRows,
  usualSettings,
} from "@attain/engine";
import { answer, evaluateOnThreads, type Threads } from "@attain/engine/threads";
import fc from "fast-check";
import { expect } from "vitest";
import { sameText } from "./same-text.js";
import { declared, smallPeriod, smallRows } from "./small-rows.js";

const seed = Number(process.env.ATTAIN_SEED ?? "17");
const rowsOfAPlan = 5;

const bare = { ...usualSettings, isSplit: true, isUnfolded: true };
const wide = { ...usualSettings, isWide: true, batch: 3 };

const threads: Threads = { count: 3, run: async (task) => answer(task) as never };

/** The same rows, the last ones first. */
const turned = (facts: Facts): Facts => ({
  ...facts,
  tables: new Map(
    [...facts.tables].map(([name, table]) => [
      name,
      someRows(
        table,
        Array.from({ length: table.rowCount }, (_, row) => table.rowCount - 1 - row),
      ),
    ]),
  ),
});

function same(found: Outcome, expected: Outcome): void {
  if (isDeepStrictEqual(found, expected) || sameText(found) === sameText(expected)) return;
  expect(found).toEqual(expected);
  expect(sameText(found)).toBe(sameText(expected));
}

/** Answers how often the compiled evaluator calculated. */
async function tried(ruleSet: RuleSet, prepared: Prepared, facts: Facts, period: string, which: number) {
  const expected = await calculate(ruleSet, facts, { period });
  const runs: readonly CompiledOutcome[] = [
    calculateCompiled(prepared, facts, { period }, which % 2 === 0 ? usualSettings : bare),
    calculateCompiled(prepared, turned(facts), { period }, wide),
  ];
  const found = runs.flatMap((run) => ("outcome" in run ? [run.outcome] : []));
  for (const outcome of found) same(outcome, expected);
  if (which === 0) same((await evaluateOnThreads(ruleSet, facts, { period }, threads)).outcome, expected);
  return found.length;
}

/** Tries so many sets of rows, and answers how often the compiled evaluator calculated. */
export async function agreeOnSmall(
  subjects: readonly fc.Arbitrary<string>[],
  cases: number,
): Promise<number> {
  let compiled = 0;
  const rows = fc.array(fc.tuple(smallRows, smallPeriod), { minLength: rowsOfAPlan, maxLength: rowsOfAPlan });
  await fc.assert(
    fc.asyncProperty(fc.oneof(...subjects), rows, async (text, sets) => {
      const { ruleSet } = compilePlan(text);
      // Not everything goes with everything: what is cut into slices has to grow with its axis.
      fc.pre(ruleSet !== undefined);
      if (ruleSet === undefined) return;
      const prepared = prepare(ruleSet);
      fc.pre(prepared.uncovered.length === 0);
      for (const [which, [records, period]] of sets.entries()) {
        const own = declared(ruleSet, records);
        const { facts } = factsFromRecords(ruleSet, own, { mayBeEmpty: () => true });
        compiled += await tried(ruleSet, prepared, facts, period, which);
      }
    }),
    { numRuns: Math.ceil(cases / rowsOfAPlan), seed },
  );
  return compiled;
}
