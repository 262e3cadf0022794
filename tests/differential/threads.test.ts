/**
 * The same results on any number of threads, whichever is done first: on every plan of the tests and on invented
 * ones. Tasks and answers are copied as they are between threads, so that only plain data gets through.
 */

import { compilePlan } from "@attain/dsl";
import {
  bind,
  type ColumnsOrUncovered,
  controlTotals,
  evaluateOutcome,
  type Facts,
  factsFromRecords,
  payoutsInColumns,
  prepare,
  type RuleSet,
} from "@attain/engine";
import { answer, evaluateOnThreads, payoutsOnThreads, type Threads } from "@attain/engine/threads";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invented } from "./invented.js";
import { linesOfColumns } from "./paid-lines.js";
import { situations } from "./plans-and-facts.js";
import { sameText } from "./same-text.js";

/** The last task is answered first. */
function copyingThreads(count: number): Threads {
  const waiting: (() => void)[] = [];
  return {
    count,
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.unshift(() => {
          try {
            resolve(structuredClone(answer(structuredClone(task))) as never);
          } catch (error) {
            reject(error as Error);
          }
        });
        queueMicrotask(() => waiting.shift()?.());
      }),
  };
}

let threaded = 0;
let summed = 0;

const told = (found: ColumnsOrUncovered) =>
  "uncovered" in found ? found : { lines: linesOfColumns(found), faults: found.faults };

async function compare(ruleSet: RuleSet, facts: Facts, period: string): Promise<void> {
  const prepared = prepare(ruleSet);
  const expected = await evaluateOutcome(ruleSet, facts, { period });
  const { digest } = await controlTotals(expected.outcome, facts);
  for (const count of [1, 2, 3, 7]) {
    const found = await evaluateOnThreads(ruleSet, facts, { period }, copyingThreads(count));
    if (found.threads > 1) threaded += 1;
    const { digest: own } = await controlTotals(found.outcome, facts);
    if (sameText(found.outcome) !== sameText(expected.outcome))
      expect({ period, count, ...found.outcome }).toEqual({ period, count, ...expected.outcome });
    expect({ period, count, digest: own }).toEqual({ period, count, digest });
  }
  const columns = payoutsInColumns(bind(prepared, facts), period);
  let asked = 0;
  const threads = copyingThreads(3);
  const counting: Threads = {
    count: 3,
    run: (task) => {
      asked += 1;
      return threads.run(task);
    },
  };
  const found = await payoutsOnThreads(prepared, facts, period, counting);
  expect({ period, ...told(found) }).toEqual({ period, ...told(columns) });
  if (asked > 0) summed += 1;
}

describe("one, two, three and seven threads come to the same", () => {
  it("on the plans of the tests", { timeout: 120_000 }, async () => {
    const seen = new Set<string>();
    for (const { name, ruleSet, facts, periods } of situations()) {
      const [file = ""] = name.split(": ");
      // One situation a plan, and not the largest.
      const rows = [...facts.tables.values()].reduce((sum, { rowCount }) => sum + rowCount, 0);
      if (seen.has(file) || rows > 1_000) continue;
      seen.add(file);
      await compare(ruleSet, facts, periods[0] ?? "2026");
    }
    expect(threaded).toBeGreaterThan(100);
    expect(summed).toBeGreaterThan(20);
  });

  it("on invented plans", { timeout: 120_000 }, async () => {
    const before = threaded;
    const cases = Number(process.env.ATTAIN_CASES ?? "25");
    await fc.assert(
      fc.asyncProperty(invented, async ({ text, records, period }) => {
        const { ruleSet } = compilePlan(text);
        fc.pre(ruleSet !== undefined);
        if (ruleSet === undefined) return;
        const { facts } = factsFromRecords(ruleSet, records, { mayBeEmpty: () => true });
        await compare(ruleSet, facts, period);
      }),
      { numRuns: cases, seed: 31 },
    );
    expect(threaded - before).toBeGreaterThan(cases);
  });
});
