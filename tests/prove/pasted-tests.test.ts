/**
 * Every counterexample is a test that says the same: pasted into its plan it compiles, and fails under
 * `attain test` with the numbers that the counterexample tells. Of plans of these tests and invented ones, of
 * claims and of the laws of every plan; `ATTAIN_CASES=1000` invents more, and tries every plan there is.
 */

import { compilePlan, type LinkOptions } from "@attain/dsl";
import { type Guarantee, guaranteesOf, standingGuarantees } from "@attain/dsl/search";
import { sameDecimal } from "@attain/engine";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { attain } from "../cli/run-attain.js";
import { temporaryDirectory, writeFiles } from "../cli/temporary-directory.js";
import { completePlans } from "../docs/complete-plans.js";
import { planTexts } from "../properties/plan-texts.js";
import { inventedPlan } from "./invented-plan.js";

const wanted = Number(process.env.ATTAIN_CASES ?? 0);
let pasted = 0;

interface Tested {
  readonly title: string;
  readonly test: string;
  readonly passed: boolean;
  readonly expectations: readonly { readonly expected: string; readonly actual: string | null }[];
  readonly faults: readonly unknown[];
}

/** What `attain test` says of the plan with the counterexample behind its text. */
async function failsAsTold(
  text: string,
  link: LinkOptions,
  { counterexample, name }: Guarantee,
  cwd: string,
): Promise<void> {
  if (counterexample === null) return;
  pasted += 1;
  const [payout] = counterexample.payouts;
  const whole = `${text}\n${counterexample.test}`;
  const told = { claim: name, test: counterexample.test };
  const { diagnostics } = compilePlan(whole, link);
  expect({ ...told, errors: diagnostics.filter(({ severity }) => severity === "error") }).toEqual({
    ...told,
    errors: [],
  });
  writeFiles(cwd, { "pasted.plan": whole });
  const { stdout, exitCode } = await attain(["test", "pasted.plan", "--json"], { cwd });
  const { tests } = JSON.parse(stdout) as { readonly tests: readonly Tested[] };
  const own = tests.at(-1);
  const [check] = own?.expectations ?? [];
  const isSame = {
    actual: sameDecimal(check?.actual ?? "0", plain(payout?.amount)),
    expected: sameDecimal(check?.expected ?? "0", plain(payout?.against)),
  };
  expect({ ...told, exitCode, passed: own?.passed, faults: own?.faults, isSame, check }).toEqual({
    ...told,
    exitCode: 1,
    passed: false,
    faults: [],
    isSame: { actual: true, expected: true },
    check,
  });
}

function plain(amount = ""): string {
  return amount.replaceAll("_", "").split(" ")[0] ?? "";
}

async function allFail(text: string, link: LinkOptions, cases: number, seed: number): Promise<void> {
  const compilation = compilePlan(text, link);
  if (compilation.ruleSet === undefined) return;
  const found = [
    ...(await guaranteesOf(text, compilation, link, { cases, seed })),
    ...(await standingGuarantees(compilation, link, { cases, seed })),
  ];
  const cwd = temporaryDirectory();
  for (const guarantee of found) await failsAsTold(text, link, guarantee, cwd);
}

/** True of some plans and not of others. */
const claims = `
prove "not much" : commission <= 100 USD
prove "nothing is taken" : commission >= 0 USD
prove "not much a year" per year : sum(commission) <= 500 USD
prove "no credit is lost" per plan : sum(sale) = sum(deals.amount)
prove "a larger share costs nobody" : commission never falls as deals.share rises
prove "no cliff" : commission never jumps above 1 USD
prove "whoever is there is paid" : attained < 100% or commission > 0 USD
prove "a quota is an aim" : commission never rises as quotas.amount rises
prove "sold is what was sold" : sold <= other * quotas.amount
`;

describe("a counterexample, pasted, fails with the same numbers", () => {
  afterAll(() => console.info(`${pasted} counterexamples were pasted`));

  const claiming = [
    ...planTexts().map(({ name, text, options }) => ({ name, text, link: options })),
    ...completePlans().map(({ place, text, options }) => ({ name: place, text, link: options })),
  ].filter(({ text, link }) => {
    if (link.files !== undefined && /^use /m.test(text)) return false;
    return wanted > 0 || /^prove /m.test(text);
  });

  it.each(claiming)("of $name", async ({ text, link }) => {
    await allFail(text, link, wanted > 0 ? 60 : 15, 1);
  });

  it("of invented plans", async () => {
    const before = pasted;
    let seed = 0;
    await fc.assert(
      fc.asyncProperty(inventedPlan, async (text) => {
        seed += 1;
        await allFail(text + claims, {}, 12, seed);
      }),
      { numRuns: Math.max(wanted, 6), seed: 5, endOnFailure: true },
    );
    expect(pasted - before).toBeGreaterThan(15);
  }, 3_600_000);
});
