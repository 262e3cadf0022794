/** Looks for a company of which a claim does not hold: many small ones near the plan's edges, then the smallest. */

import { exact, type Fraction, type RuleSet, round } from "@attain/engine";
import fc from "fast-check";
import type { CheckedPlan } from "../check/checked-plan.js";
import { type Compilation, compilePlan } from "../compile-plan.js";
import type { LinkOptions } from "../link/link.js";
import type { Claim } from "../prove/claims/claim.js";
import { payCurve } from "../prove/curve/pay-curve.js";
import { anyCompany, type Company } from "./company.js";
import { type Found, smaller } from "./smaller.js";
import type { StandingLaw } from "./standing-laws.js";
import { type Step, type Violation, violationOf } from "./violation.js";

export interface SearchOptions {
  readonly cases: number;
  readonly seed: number;
  /** Told how far it is, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface Searched {
  /** Companies that the plan could be run on. */
  readonly cases: number;
  readonly violation?: Violation;
}

const steps = ["0.01", "1", "100", "10000", "1000000"].map(exact.fromText);

/** `compilation` is that of the plan itself. Nothing when what the claim is looked at through does not compile. */
export async function search(
  claim: Claim,
  text: string,
  compilation: Compilation,
  link: LinkOptions,
  options: SearchOptions,
): Promise<Searched | undefined> {
  const added = `${claim.looked}${claim.added}`;
  const probe = added === "" ? compilation : compilePlan(`${text}\n${added}`, link);
  if (probe.ruleSet === undefined) return undefined;
  const ruleSet = withoutPaying(probe.ruleSet);
  const plan = compilation.checked;
  return searchCompanies(
    plan,
    focusOf(claim, plan),
    (company, step) => violationOf(claim, company, step, ruleSet, plan),
    options,
  );
}

/** A law of every plan, which needs no more than its figures. */
export async function searchLaw(
  law: StandingLaw,
  ruleSet: RuleSet,
  plan: CheckedPlan,
  options: SearchOptions,
): Promise<Searched> {
  const earning = withoutPaying(ruleSet);
  return searchCompanies(plan, [], (company) => law.violation(company, earning, plan), options);
}

async function searchCompanies(
  plan: CheckedPlan,
  focus: readonly Fraction[],
  violates: (company: Company, step: Step) => Promise<Violation | "holds" | "unknown">,
  { cases, seed, onProgress }: SearchOptions,
): Promise<Searched> {
  let tried = 0;
  let last: Found | undefined;
  const step: fc.Arbitrary<Step> = fc.record({ row: fc.nat(3), by: fc.constantFrom(...steps) });
  await fc.check(
    fc.asyncProperty(anyCompany(plan, focus), step, async (company, change) => {
      const violation = await violates(company, change);
      if (violation === "unknown") fc.pre(false);
      if (last === undefined) {
        tried += 1;
        onProgress?.(tried / cases);
      }
      if (violation === "holds") return true;
      last = { company, step: change, violation };
      return false;
    }),
    { numRuns: cases, seed, maxSkipsPerRun: 20 },
  );
  if (last === undefined) return { cases: tried };
  const found = await smaller(last, plan, async (company, change) => {
    const violation = await violates(company, change);
    return typeof violation === "string" ? undefined : violation;
  });
  return { cases: tried, violation: found.violation };
}

/** Where the payout curve of what the claim is about bends and jumps, of those who look up round numbers. */
function focusOf({ left, kind }: Claim, plan: CheckedPlan): readonly Fraction[] {
  const symbol = plan.symbols.get(left);
  const curve = symbol?.kind === "component" ? payCurve(symbol, plan) : undefined;
  if (curve === undefined) return [];
  const drops = curve.jumps.filter(({ size }) => exact.sign(size) < 0).map(({ at }) => at);
  const cent = exact.fromText("0.01");
  if (kind.kind === "jump") {
    return curve.jumps.flatMap(({ at }) => [exact.subtract(at, cent), at]).filter((at) => exact.sign(at) > 0);
  }
  const places = drops.length > 0 ? drops : curve.pieces.map(({ from }) => from);
  return places.filter((at) => exact.sign(at) > 0).map((at) => round(at, { mode: "down", places: 2 }));
}

/** Claims are about what is earned: paying it out, and booking it, would only take time. */
export function withoutPaying(ruleSet: RuleSet): RuleSet {
  const { journals: _, personalPayouts: __, payout, ...earned } = ruleSet;
  return { ...earned, payout: { per: payout.per, components: [], place: payout.place } };
}
