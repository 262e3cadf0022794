/** What is known of a claim: proved and how, refuted and by what, or tried and not refuted. */

import { exact, type Fraction, type RuleSet } from "@attain/engine";
import type { CheckedPlan } from "../check/checked-plan.js";
import { type Compilation, compilePlan } from "../compile-plan.js";
import type { LinkOptions } from "../link/link.js";
import { type Claim, claimsOf, type UntriedClaim } from "../prove/claims/claim.js";
import { jumpsOf, proveClaim } from "../prove/claims/prove-claim.js";
import type { ProveStatement } from "../syntax/ast.js";
import { decimalText } from "./cell.js";
import { type Counterexample, counterexampleOf } from "./counterexample.js";
import { type SearchOptions, search, searchLaw } from "./search.js";
import { type StandingLaw, standingLaws } from "./standing-laws.js";

export interface Guarantee {
  readonly name: string;
  readonly verdict: "proved" | "refuted" | "unrefuted";
  readonly how: string;
  /** Companies that were tried. */
  readonly cases: number;
  readonly counterexample: Counterexample | null;
  /** Why the author lets be what is refuted. */
  readonly accepted?: string;
  /** A law of every plan, which nobody wrote: broken on purpose by some. */
  readonly standing?: true;
  /** Where the claim stands, as an offset. */
  readonly offset?: number;
}

export interface ClaimOptions extends SearchOptions {
  /** Where the only claim that is asked about stands, as an offset. */
  readonly only?: number;
}

/** In the order of the text. */
export async function guaranteesOf(
  text: string,
  compilation: Compilation,
  link: LinkOptions,
  { only, ...options }: ClaimOptions,
): Promise<readonly Guarantee[]> {
  const { checked, sources } = compilation;
  const guarantees: Guarantee[] = [];
  for (const claim of claimsOf(checked, ({ start, end }) => sources.whole.slice(start, end))) {
    if (switchesOff(claim.statement)) continue;
    if (only !== undefined && claim.statement.span.start !== only) continue;
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
  const told = claim.kind.kind === "jump" ? jumpText(claim.left, claim.kind.most, compilation) : undefined;
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
  if (violation === undefined && told)
    return {
      ...known,
      cases,
      verdict: told.isRefuted ? "refuted" : "unrefuted",
      how: told.isRefuted ? told.how : `not refuted in ${cases} cases; ${told.how}`,
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

/** What the payout curve says of a jump, at the values that it supposes. */
function jumpText(
  component: string,
  most: Fraction,
  { checked, sources }: Compilation,
): { readonly how: string; readonly isRefuted: boolean } | undefined {
  const found = jumpsOf(component, checked);
  if (found === undefined) return undefined;
  const { curve, largest } = found;
  const supposed = curve.supposed.map(
    ({ expression: { span }, value }) =>
      `${sources.whole.slice(span.start, span.end)} of ${decimalText(value)}`,
  );
  const given = supposed.length === 0 ? "" : `, with ${supposed.join(" and ")},`;
  if (largest === undefined) return { how: `by the payout curve${given} it has no jump`, isRefuted: false };
  const { at, before, after } = largest;
  return {
    how: `by the payout curve${given} from ${decimalText(before)} to ${decimalText(after)} at ${curve.figure} of ${decimalText(at)}`,
    isRefuted: exact.compare(exact.absolute(largest.size), most) > 0,
  };
}

const laws: ReadonlySet<string> = new Set(standingLaws.map(({ name }) => name));

/** A claim of a law's name that says yes is there for its reason alone. */
function switchesOff({ title, claim }: ProveStatement): boolean {
  return laws.has(title.value) && claim.kind === "yesno";
}

/** The names of the laws that every plan is held to. */
export const lawNames: readonly string[] = [...laws];

/** How many companies are tried where nobody says: laws on fewer, since they are about plans like all others. */
export const usualCases = { claim: 300, law: 40 };

export interface LawOptions extends SearchOptions {
  /** The only law that is asked about. */
  readonly only?: string;
}

/** What becomes of the laws that every plan is held to; one that the plan accepts to break is not tried. */
export async function standingGuarantees(
  compilation: Compilation,
  link: LinkOptions,
  { only, ...options }: LawOptions,
): Promise<readonly Guarantee[]> {
  const { checked, ruleSet } = compilation;
  if (ruleSet === undefined) return [];
  const guarantees: Guarantee[] = [];
  for (const law of standingLaws) {
    if (only !== undefined && law.name !== only) continue;
    const known = { name: law.name, cases: 0, counterexample: null, standing: true } as const;
    const accepted = acceptedReason(law.name, checked);
    if (accepted !== undefined) {
      guarantees.push({ ...known, verdict: "unrefuted", how: "not tried: switched off", accepted });
      continue;
    }
    const looked = probed(law, compilation, link);
    if (looked === undefined) continue;
    const found = await searchLaw(law, looked, checked, options);
    guarantees.push(
      found.violation === undefined
        ? { ...known, cases: found.cases, verdict: "unrefuted", how: `not refuted in ${found.cases} cases` }
        : {
            ...known,
            cases: found.cases,
            verdict: "refuted",
            how: `by a counterexample, case ${found.cases}`,
            counterexample: counterexampleOf({ title: law.name, looked: "" }, found.violation, checked),
          },
    );
  }
  return guarantees;
}

/** The plan with what a law is looked at through; nothing where there is nothing to look at. */
function probed(
  { probe }: StandingLaw,
  { checked, ruleSet, sources }: Compilation,
  link: LinkOptions,
): RuleSet | undefined {
  if (probe === undefined) return ruleSet;
  const added = probe(checked, ({ start, end }) => sources.whole.slice(start, end));
  const [own] = sources.texts;
  return added === "" || own === undefined ? undefined : compilePlan(`${own.text}\n${added}`, link).ruleSet;
}

function acceptedReason(name: string, { file }: CheckedPlan): string | undefined {
  for (const statement of file.statements) {
    if (statement.kind === "prove" && statement.title.value === name) return statement.accepted?.value;
  }
  return undefined;
}
