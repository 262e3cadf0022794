/** What is known of a claim: proved and how, refuted and by what, or tried and not refuted. */

import {
  type Claim,
  type Compilation,
  claimsOf,
  type LinkOptions,
  proveClaim,
  type UntriedClaim,
} from "@attain/dsl";
import { type Counterexample, counterexampleOf } from "./counterexample.js";
import { type SearchOptions, search } from "./search.js";

export interface Guarantee {
  readonly name: string;
  readonly verdict: "proved" | "refuted" | "unrefuted";
  readonly how: string;
  /** Companies that were tried. */
  readonly cases: number;
  readonly counterexample: Counterexample | null;
  /** Why the author lets be what is refuted. */
  readonly accepted?: string;
  /** Where the claim stands, as an offset. */
  readonly offset: number;
}

/** In the order of the text. */
export async function guaranteesOf(
  text: string,
  compilation: Compilation,
  link: LinkOptions,
  options: SearchOptions,
): Promise<readonly Guarantee[]> {
  const { checked, sources } = compilation;
  const guarantees: Guarantee[] = [];
  for (const claim of claimsOf(checked, ({ start, end }) => sources.whole.slice(start, end))) {
    guarantees.push(await guaranteeOf(claim, text, compilation, link, options));
  }
  return guarantees;
}

async function guaranteeOf(
  claim: Claim | UntriedClaim,
  text: string,
  compilation: Compilation,
  link: LinkOptions,
  options: SearchOptions,
): Promise<Guarantee> {
  const { accepted, title, span } = claim.statement;
  const known = {
    name: title.value,
    offset: span.start,
    cases: 0,
    counterexample: null,
    ...(accepted && { accepted: accepted.value }),
  };
  if ("why" in claim) return { ...known, verdict: "unrefuted", how: `not tried: ${claim.why}` };
  const proof = proveClaim(claim, compilation.checked);
  if (proof) return { ...known, verdict: "proved", how: proof.how };
  const found = await search(claim, text, compilation, link, options);
  if (found === undefined)
    return { ...known, verdict: "unrefuted", how: "not tried: what it speaks of cannot be looked at" };
  const { cases, violation } = found;
  if (violation === undefined && cases === 0)
    return {
      ...known,
      verdict: "unrefuted",
      how: "not tried: no rows were found that the plan can be run on",
    };
  if (violation === undefined)
    return { ...known, cases, verdict: "unrefuted", how: `not refuted in ${cases} cases` };
  return {
    ...known,
    cases,
    verdict: "refuted",
    how: `by a counterexample, case ${cases}`,
    counterexample: counterexampleOf(claim, violation, compilation.checked),
  };
}
