/** What another thread does of a calculation: plain data in, plain data out, however they travel. */

import { type CompiledOutcome, calculateCompiled } from "../compiled/calculate-compiled.js";
import { factsOfPayees } from "../compiled/parts/payees-apart.js";
import { type Prepared, prepare } from "../compiled/prepare.js";
import { askedCells } from "../compiled/summed/asked-cells.js";
import { PartSummer, type PartSums } from "../compiled/summed/part-summer.js";
import { rowsBetween } from "../facts/rows-between.js";
import type { CalculateOptions } from "../outcome.js";
import type { RuleSet } from "../rule-set.js";
import { invariant } from "../values/invariant.js";
import { factsOf, type PlainFacts } from "./plain-facts.js";

export type Task =
  /** Everything of some payees. */
  | {
      readonly kind: "payees";
      readonly ruleSet: RuleSet;
      readonly facts: PlainFacts;
      readonly options: Pick<CalculateOptions, "period" | "hasDeals">;
      readonly payees: readonly string[];
    }
  /** What a range of a data set's rows adds up to. */
  | {
      readonly kind: "sums";
      readonly ruleSet: RuleSet;
      readonly facts: PlainFacts;
      readonly source: string;
      readonly from: number;
      readonly to: number;
    };

export type Answer<Of extends Task> = Of extends { readonly kind: "payees" }
  ? CompiledOutcome
  : PartSums | undefined;

/** What a thread answers. */
export function answer(task: Task): CompiledOutcome | PartSums | undefined {
  const prepared = prepare(task.ruleSet);
  return task.kind === "payees" ? paid(prepared, task) : summed(prepared, task);
}

function paid(
  prepared: Prepared,
  { facts: plain, options, payees }: Extract<Task, { kind: "payees" }>,
): CompiledOutcome {
  const facts = factsOfPayees(prepared, factsOf(plain), new Set(payees));
  return calculateCompiled(prepared, facts, { ...options, payees });
}

function summed(
  prepared: Prepared,
  { facts: plain, source: name, from, to }: Extract<Task, { kind: "sums" }>,
): PartSums | undefined {
  const source = prepared.ruleSet.sources.find((each) => each.name === name);
  const asked = source && askedCells(prepared, source);
  const facts = factsOf(plain);
  const table = facts.tables.get(name);
  invariant(source !== undefined && asked !== undefined, `the rows of ${name} cannot be added up`);
  return table && new PartSummer(prepared, facts, source, asked).sum(rowsBetween(table, from, to));
}
