/**
 * A plan tried: its own tests with what they use, the tests that are missing, and its claims on made-up companies.
 * All of it may last, so it is done in a worker of its own that can be stopped.
 */

import {
  type Compilation,
  type CoveredPart,
  claimsOf,
  compilePlan,
  coverCases,
  type LinkOptions,
  missingWays,
  type PartKind,
  type Shade,
  shadesOf,
} from "@attain/dsl";
import {
  type Guarantee,
  guaranteesOf,
  lawNames,
  type Suggestions,
  standingGuarantees,
  suggestTests,
} from "@attain/dsl/search";

export interface TriedPlan {
  readonly text: string;
  /** The names of other plan files with their texts. */
  readonly files: Readonly<Record<string, string>>;
}

/** How many companies are made up, and where to begin. */
export interface Effort {
  readonly cases: number;
  readonly seed: number;
}

export interface TrialRequest extends TriedPlan, Effort {
  /** Where the claim stands. */
  readonly offset: number;
}

export interface LawRequest extends TriedPlan, Effort {
  readonly law: string;
}

/** A `prove` of the plan, or a law that every plan is held to. */
export type Asked =
  | { readonly kind: "claim"; readonly name: string; readonly offset: number }
  | { readonly kind: "law"; readonly name: string };

/** What the plan's own tests use of it, and how they went. */
export interface TestedPlan {
  readonly passed: number;
  readonly failed: number;
  readonly ways: number;
  readonly covered: number;
  readonly kinds: readonly { readonly kind: PartKind; readonly ways: number; readonly covered: number }[];
  readonly shades: readonly Shade[];
  readonly missing: readonly (Omit<CoveredPart, "ways"> & { readonly ways: readonly string[] })[];
}

const kinds: readonly PartKind[] = ["condition", "row", "tier", "limit", "value"];

/** Everything but the list of claims answers nothing where the plan has errors. */
export const trialAnswers = {
  async coverage(plan: TriedPlan): Promise<TestedPlan | undefined> {
    const { compilation } = compiled(plan);
    const { ruleSet, cases, sources } = compilation;
    if (ruleSet === undefined) return undefined;
    const { results, coverage } = await coverCases(ruleSet, cases, sources);
    const passed = results.filter((result) => result.passed).length;
    return {
      passed,
      failed: results.length - passed,
      ways: coverage.ways,
      covered: coverage.covered,
      kinds: kinds.flatMap((kind) => {
        const ways = coverage.parts.filter((part) => part.kind === kind).flatMap((part) => part.ways);
        const covered = ways.filter(({ isCovered }) => isCovered).length;
        return ways.length === 0 ? [] : [{ kind, ways: ways.length, covered }];
      }),
      shades: shadesOf(plan.text, coverage),
      missing: coverage.parts.flatMap((part) => {
        const ways = missingWays(part);
        return ways.length === 0 ? [] : [{ ...part, ways }];
      }),
    };
  },

  async suggest({ cases, seed, ...plan }: TriedPlan & Effort): Promise<Suggestions | undefined> {
    const { compilation, link } = compiled(plan);
    if (compilation.ruleSet === undefined) return undefined;
    return suggestTests(plan.text, compilation, link, { cases, seed });
  },

  /** What can be asked of the plan, in the order of the text, the laws behind. */
  claims(plan: TriedPlan): readonly Asked[] {
    const { checked, ruleSet, sources } = compiled(plan).compilation;
    if (ruleSet === undefined) return [];
    const claims = claimsOf(checked, ({ start, end }) => sources.whole.slice(start, end));
    return [
      ...claims.map(({ statement: { title, span } }): Asked => {
        return { kind: "claim", name: title.value, offset: span.start };
      }),
      ...lawNames.map((name): Asked => ({ kind: "law", name })),
    ];
  },

  /** Nothing where no claim stands there, or it is there only to switch a law off. */
  async tryClaim({ offset, cases, seed, ...plan }: TrialRequest): Promise<Guarantee | undefined> {
    const { compilation, link } = compiled(plan);
    if (compilation.ruleSet === undefined) return undefined;
    const [guarantee] = await guaranteesOf(plan.text, compilation, link, { cases, seed, only: offset });
    return guarantee;
  },

  /** Nothing where the plan has nothing that the law is about. */
  async tryLaw({ law, cases, seed, ...plan }: LawRequest): Promise<Guarantee | undefined> {
    const { compilation, link } = compiled(plan);
    const [guarantee] = await standingGuarantees(compilation, link, { cases, seed, only: law });
    return guarantee;
  },
};

export type TrialCalls = typeof trialAnswers;

interface Compiled {
  readonly compilation: Compilation;
  readonly link: LinkOptions;
}

let last: (Compiled & { readonly key: string }) | undefined;

/** One question about a text is mostly followed by another about the same. */
function compiled({ text, files }: TriedPlan): Compiled {
  const key = JSON.stringify([text, files]);
  if (last?.key === key) return last;
  const texts = new Map(Object.entries(files));
  const link = { files: (name: string) => texts.get(name) };
  last = { key, link, compilation: compilePlan(text, link) };
  return last;
}
