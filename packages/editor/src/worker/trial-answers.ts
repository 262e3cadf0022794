/** Claims tried on made-up companies: what may last, in a worker of its own that can be stopped. */

import { compilePlan } from "@attain/dsl";
import { type Guarantee, guaranteesOf } from "@attain/dsl/search";

export interface TrialRequest {
  readonly text: string;
  /** The names of other plan files with their texts. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the claim stands. */
  readonly offset: number;
  readonly cases: number;
  readonly seed: number;
}

export const trialAnswers = {
  /** Nothing where the plan has errors, or no claim stands there. */
  async tryClaim({ text, files, offset, cases, seed }: TrialRequest): Promise<Guarantee | undefined> {
    const texts = new Map(Object.entries(files));
    const link = { files: (name: string) => texts.get(name) };
    const compilation = compilePlan(text, link);
    if (compilation.ruleSet === undefined) return undefined;
    const [guarantee] = await guaranteesOf(text, compilation, link, { cases, seed, only: offset });
    return guarantee;
  },
};

export type TrialCalls = typeof trialAnswers;
