/**
 * Everything an explanation says in words of its own, as the shape of a phrase book: each language has
 * one, and a phrase that is missing does not compile. Names, values and clauses are handed in as they read.
 */

import type { Step } from "../explanation.js";
import type { Relation } from "../need.js";

export interface ExplainPhrases {
  /** `4 %, 8 % and 12 %` */
  readonly listed: (texts: readonly string[]) => string;
  readonly sentence: SentencePhrases;
  readonly need: NeedPhrases;
  readonly statement: StatementPhrases;
  readonly labels: LabelPhrases;
  /** A value as it is shown where it is not a plain number: `nothing`, `yes`, `60,000.00 USD per year`. */
  readonly value: (shown: string) => string;
}

export interface Earned {
  readonly who: string;
  readonly amount: string;
  readonly component: string;
  readonly period: string;
  /** How it came about, from the pay outwards; may be empty. */
  readonly how: readonly string[];
  /** `, as Plan letter 4.2 says`, or nothing. */
  readonly clauses: string;
}

export interface SentencePhrases {
  readonly earned: (earned: Earned) => string;
  readonly earnedNothing: (earned: Pick<Earned, "who" | "component" | "period" | "clauses">) => string;
  /** Between sentences. */
  readonly between: string;
  readonly clauses: (clauses: readonly string[]) => string;
  readonly nothingCredited: string;
  readonly noPart: string;
  readonly inAmounts: (count: number) => string;
  readonly totalInAmounts: (total: string, count: number) => string;
  readonly as: (amount: string, group: string) => string;
  readonly plus: (amounts: readonly string[]) => string;
  readonly times: (factors: readonly string[]) => string;
  readonly at: (base: string, rates: readonly string[]) => string;
  readonly partOf: (part: string, whole: string | undefined) => string;
  readonly named: (amount: string, name: string) => string;
  readonly plusAmount: (amount: string) => string;
  readonly timesFactor: (factor: string) => string;
  readonly raised: (before: string, floor: string) => string;
  readonly cut: (before: string, cap: string) => string;
  readonly atCap: (cap: string) => string;
  readonly belowCap: (cap: string) => string;
  readonly cutByBudget: (before: string) => string;
}

export interface NeedPhrases {
  readonly gate: (need: string) => string;
  readonly condition: (need: string) => string;
  readonly point: (of: string, need: string) => string;
  readonly tier: (need: string) => string;
  readonly cap: (found: string, by: string | null, wanted: string) => string;
  readonly capOf: (cap: string) => string;
  readonly budget: (found: string, wanted: string) => string;
  readonly budgetCut: string;
  readonly all: (needs: readonly string[]) => string;
  readonly any: (needs: readonly string[]) => string;
  readonly group: (need: string) => string;
  readonly notAsked: (subject: string) => string;
  /** `takes` says how much is missing, or nothing. */
  readonly must: (
    subject: string,
    found: string,
    relation: Exclude<Relation, "asked">,
    wanted: string,
    takes: string,
  ) => string;
  readonly takes: (by: Move, drive: (Move & { readonly subject: string }) | undefined) => string;
  /** From 40 % to 50 % it is 10 percentage points, not 10 % more. */
  readonly points: (count: string) => string;
}

/** A change of a number: its size, which way, and whether reaching it is not enough. */
export interface Move {
  readonly size: string;
  readonly isLess: boolean;
  readonly beyond: boolean;
}

export interface StatementPhrases {
  /** What changed the pay: `cap of 5,000.00 USD`. */
  readonly limit: (step: Step, by: readonly string[]) => string;
}

/** What the engine calls things that have no name in the plan. */
export const engineLabels = [
  "crediting date",
  "months in the plan",
  "share of days in the plan",
  "share of days in the group",
  "in proportion to the days in the group",
  "share of days",
  "share of these phases",
  "an equal part",
  "a unit left over",
  "with what earlier caps put off",
  "left for the others",
  "weight of all that share",
  "beyond the budget",
  "prizes of the tied places",
  "what the others tied get",
  "no prize",
  "no part in the share",
  "part of the whole",
  "the whole",
  "other shares",
  "all shares",
  "credited to others",
] as const;

export type EngineLabel = (typeof engineLabels)[number];

/** Labels around a name, by how English writes them. */
export const namedLabels = [
  "managers of *",
  "what * shares",
  "between two edges of *",
  "at an edge of *",
  "step of *",
  "what is left of *",
  "weight of *",
  "part of *",
  "shared by *",
  "put off by the cap of *",
  "pay plus what * adds",
  "*: what the others leave",
] as const;

export type NamedLabel = (typeof namedLabels)[number];

export interface LabelPhrases {
  readonly named: Readonly<Record<EngineLabel, string>>;
  /** Those that hold a name of the plan or of a row. */
  readonly about: Readonly<Record<NamedLabel, (name: string) => string>>;
  /** A tier by its number. */
  readonly tier: (tiers: string, number: string) => string;
  /** Whose figure it is, and of which period. */
  readonly of: (label: string, owners: readonly string[]) => string;
  readonly inPeriod: (label: string, period: string) => string;
}
