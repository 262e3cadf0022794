/**
 * A calculation on several threads: the same outcome as on one, whichever of them is done first. Payees are
 * calculated apart where nobody's figures read anybody else's; sums are made a range of the rows at a time.
 */

import { Bound, usualSettings } from "../compiled/bound.js";
import { type ColumnsOrUncovered, payoutsInColumns } from "../compiled/calculate-columns.js";
import type { CompiledOutcome } from "../compiled/calculate-compiled.js";
import { outcomesJoined } from "../compiled/parts/outcomes-joined.js";
import { payeesApart } from "../compiled/parts/payees-apart.js";
import { type Prepared, prepare } from "../compiled/prepare.js";
import { askedCells } from "../compiled/summed/asked-cells.js";
import { PartSummer } from "../compiled/summed/part-summer.js";
import { SumsJoiner } from "../compiled/summed/sums-joiner.js";
import { type EvaluatedOutcome, evaluateOutcome } from "../evaluate-outcome.js";
import type { Facts, FactTable } from "../facts/facts.js";
import { RowsNeeded } from "../facts/summed-rows.js";
import type { CalculateOptions, Outcome } from "../outcome.js";
import type { RuleSet, Source } from "../rule-set.js";
import { plainFacts } from "./plain-facts.js";
import type { Answer, Task } from "./tasks.js";

/** Threads that answer tasks; how they are started and what carries the tasks is their business. */
export interface Threads {
  readonly count: number;
  run<Of extends Task>(task: Of): Promise<Answer<Of>>;
}

export interface ThreadedOutcome extends EvaluatedOutcome {
  /** On how many threads it was calculated: one where the plan does not let payees be calculated apart. */
  readonly threads: number;
}

/** The outcome of `evaluateOutcome`, to the byte. */
export async function evaluateOnThreads(
  ruleSet: RuleSet,
  facts: Facts,
  options: CalculateOptions,
  threads: Threads,
): Promise<ThreadedOutcome> {
  const prepared = prepare(ruleSet);
  const found =
    options.payees === undefined && options.observer === undefined
      ? await byPayees(prepared, facts, options, threads)
      : undefined;
  if (found !== undefined)
    return { outcome: found, evaluator: "compiled", uncovered: [], threads: threads.count };
  return { ...(await evaluateOutcome(ruleSet, facts, options)), threads: 1 };
}

async function byPayees(
  prepared: Prepared,
  facts: Facts,
  { period, hasDeals, onProgress }: CalculateOptions,
  threads: Threads,
): Promise<Outcome | undefined> {
  const payees = payeesApart(prepared, facts, period);
  if (payees === undefined || payees.length < 2 || threads.count < 2) return undefined;
  const plain = plainFacts(facts);
  const parts = Array.from({ length: Math.min(threads.count, payees.length) }, (_, part) =>
    payees.filter((_, place) => place % threads.count === part),
  );
  let done = 0;
  const found = await Promise.all(
    parts.map(async (own): Promise<CompiledOutcome> => {
      const { ruleSet } = prepared;
      const options = { period, ...(hasDeals !== undefined && { hasDeals }) };
      const part = await threads.run({ kind: "payees", ruleSet, facts: plain, options, payees: own });
      done += 1;
      onProgress?.(done / parts.length);
      return part;
    }),
  );
  const outcomes = found.flatMap((each) => ("outcome" in each ? [each.outcome] : []));
  return outcomes.length < found.length ? undefined : outcomesJoined(prepared, outcomes);
}

/** What `payoutsInColumns` answers for the same rows. */
export async function payoutsOnThreads(
  prepared: Prepared,
  facts: Facts,
  period: string,
  threads: Threads,
): Promise<ColumnsOrUncovered> {
  const whole = () => payoutsInColumns(new Bound(prepared, facts, usualSettings), period);
  if (threads.count < 2 || prepared.uncovered.length > 0) return whole();
  const tables = new Map(facts.tables);
  const plain = plainFacts(facts);
  for (const source of prepared.ruleSet.sources) {
    const table = facts.tables.get(source.name);
    const sums = table && (await summedOnThreads(prepared, facts, plain, source, table, threads));
    if (sums !== undefined) tables.set(source.name, sums);
  }
  try {
    return payoutsInColumns(new Bound(prepared, { ...facts, tables }, usualSettings), period);
  } catch (error) {
    // A row is for the whole to judge.
    if (error instanceof RowsNeeded) return whole();
    throw error;
  }
}

async function summedOnThreads(
  prepared: Prepared,
  facts: Facts,
  plain: ReturnType<typeof plainFacts>,
  source: Source,
  { rowCount }: FactTable,
  threads: Threads,
): Promise<FactTable | undefined> {
  const asked = askedCells(prepared, source);
  if (asked === undefined || rowCount < threads.count) return undefined;
  const size = Math.ceil(rowCount / threads.count);
  const parts = await Promise.all(
    Array.from({ length: threads.count }, (_, part) =>
      threads.run({
        kind: "sums",
        ruleSet: prepared.ruleSet,
        facts: plain,
        source: source.name,
        from: part * size,
        to: Math.min((part + 1) * size, rowCount),
      }),
    ),
  );
  const { calendar } = prepared;
  const { payees } = new PartSummer(prepared, facts, source, asked);
  const joiner = new SumsJoiner(asked, payees, calendar.touched("month", calendar).length);
  for (const part of parts) {
    if (part === undefined) return undefined;
    joiner.add(part);
  }
  return joiner.finish(source.name);
}
