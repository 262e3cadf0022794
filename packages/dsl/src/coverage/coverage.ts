/**
 * Which parts of a plan its tests use, as the evaluator tells while it runs them. Conditions are asked left
 * to right until one decides, so a condition that was asked and answered both ways has decided both ways.
 */

import type { ObservedComparison, Observer, Place, RuleSet } from "@attain/engine";
import type { PlanCase } from "../cases/plan-case.js";
import { type CaseResult, runCase } from "../cases/run-case.js";
import type { SourceTexts } from "../source/source-texts.js";
import { type PartKind, partsOf, type Use } from "./plan-part.js";

export interface CoveredPart {
  readonly kind: PartKind;
  readonly place: Place;
  readonly text: string;
  readonly ways: readonly { readonly name: string; readonly isCovered: boolean }[];
}

export interface Coverage {
  /** In the order of the text. */
  readonly parts: readonly CoveredPart[];
  /** Ways in which parts can be used, and those in which tests use them. */
  readonly ways: number;
  readonly covered: number;
}

/** Collects what an evaluator tells; ask it as often as you like. */
export class CoverageCounter implements Observer {
  readonly #slots = new Set<number>();
  readonly #comparisons = new Set<string>();
  readonly #tiers = new Set<Place>();
  readonly #edges = new Set<Place>();
  readonly #bound = new Set<Place>();
  readonly #unbound = new Set<Place>();

  evaluated(slot: number): void {
    this.#slots.add(slot);
  }

  decided(rule: string, comparisons: readonly (ObservedComparison | undefined)[]): void {
    comparisons.forEach((compared, index) => {
      if (compared === undefined) return;
      this.#comparisons.add(`${rule} ${index} ${compared.holds}`);
      if (compared.isAtEdge) this.#comparisons.add(`${rule} ${index} edge`);
    });
  }

  priced(tier: Place, isAtEdge: boolean): void {
    (isAtEdge ? this.#edges : this.#tiers).add(tier);
  }

  limited(limit: Place, isBinding: boolean): void {
    (isBinding ? this.#bound : this.#unbound).add(limit);
  }

  has(use: Use): boolean {
    switch (use.of) {
      case "slot":
        return this.#slots.has(use.slot);
      case "comparison":
        return this.#comparisons.has(`${use.rule} ${use.index} ${use.holds}`);
      case "comparisonEdge":
        return this.#comparisons.has(`${use.rule} ${use.index} edge`);
      case "tier":
        return this.#tiers.has(use.place);
      case "tierEdge":
        return this.#edges.has(use.place);
      case "limit":
        return (use.isBinding ? this.#bound : this.#unbound).has(use.place);
    }
  }
}

/** What was counted so far, of the plan's own text. A part that stands for several counts once. */
export function coverageOf(counter: CoverageCounter, ruleSet: RuleSet, sources: SourceTexts): Coverage {
  const parts = new Map<string, CoveredPart>();
  for (const { kind, place, text, ways } of partsOf(ruleSet, sources)) {
    const key = `${kind} ${place.line}:${place.column}:${place.length} ${text}`;
    const known = parts.get(key);
    const own = ways.map(({ name, use }, index) => ({
      name,
      isCovered: counter.has(use) || known?.ways[index]?.isCovered === true,
    }));
    parts.set(key, { kind, place, text, ways: own });
  }
  const all = [...parts.values()];
  const ways = all.flatMap((part) => part.ways);
  return { parts: all, ways: ways.length, covered: ways.filter(({ isCovered }) => isCovered).length };
}

/** Cut, so that 100 % is nothing but all of it. */
export function coveredShare({ covered, ways }: Pick<Coverage, "covered" | "ways">): string {
  const tenths = ways === 0 ? 1000 : Math.floor((covered * 1000) / ways);
  return `${Math.floor(tenths / 10)}.${tenths % 10} %`;
}

export interface CoveredCases {
  readonly results: readonly CaseResult[];
  readonly coverage: Coverage;
}

/** Runs the tests on the reference evaluator, which tells what it uses. */
export async function coverCases(
  ruleSet: RuleSet,
  cases: readonly PlanCase[],
  sources: SourceTexts,
): Promise<CoveredCases> {
  const counter = new CoverageCounter();
  const results: CaseResult[] = [];
  for (const each of cases) results.push(await runCase(ruleSet, each, { observer: counter }));
  return { results, coverage: coverageOf(counter, ruleSet, sources) };
}
