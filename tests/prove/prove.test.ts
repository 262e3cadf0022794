/** What `attain prove` answers: proofs, the smallest counterexamples, and tests that fail with the same numbers. */

import { readFileSync } from "node:fs";
import { compilePlan, runCase } from "@attain/dsl";
import { exact } from "@attain/engine";
import { describe, expect, it } from "vitest";
import { attain } from "../cli/run-attain.js";
import { temporaryDirectory, writeFiles } from "../cli/temporary-directory.js";

const sample = readFileSync(new URL("../plans/samples/enterprise-ae-whole.plan", import.meta.url), "utf8");
const withoutReason = sample.replace(/\n\s*accepted "[^"]*"/u, "");
const falling = withoutReason
  .replace("tiers commission_rate marginal", "tiers commission_rate retroactive")
  .replace("from  50% : 8%", "from  50% : 3%");

interface Guarantee {
  readonly name: string;
  readonly verdict: string;
  readonly how: string;
  readonly cases: number;
  readonly accepted?: string;
  readonly counterexample: {
    readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
    readonly rowsBefore?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
    readonly payouts: readonly { readonly amount: string; readonly against: string }[];
    readonly test: string;
  } | null;
}

async function prove(text: string, ...options: readonly string[]) {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "a.plan": text });
  const { exitCode, stdout, stderr } = await attain(
    ["prove", "a.plan", "--json", "--cases", "60", "--no-laws", ...options],
    { cwd },
  );
  expect(stderr).toBe("");
  const { guarantees, findings } = JSON.parse(stdout) as {
    readonly guarantees: readonly Guarantee[];
    readonly findings: readonly { readonly code: string; readonly witness?: { readonly text: string } }[];
  };
  const named = (name: string) => guarantees.find((guarantee) => guarantee.name === name);
  return { exitCode, guarantees, findings, named };
}

const amount = (text: string) => exact.fromText(text.replaceAll("_", "").split(" ")[0] ?? "0");

/** The pasted test fails, and says what the counterexample said. */
async function failsAsPrinted(text: string, { counterexample }: Guarantee): Promise<void> {
  const { ruleSet, cases, diagnostics } = compilePlan(`${text}\n${counterexample?.test ?? ""}`);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const pasted = cases.at(-1);
  if (ruleSet === undefined || pasted === undefined) throw new Error("the pasted test does not compile");
  const result = await runCase(ruleSet, pasted);
  const [check] = result.checks;
  const [payout] = counterexample?.payouts ?? [];
  expect(result.faults).toEqual([]);
  expect(result.passed).toBe(false);
  expect(exact.toExactText(exact.fromText(check?.actual ?? "0"))).toBe(
    exact.toExactText(amount(payout?.amount ?? "0")),
  );
  expect(exact.toExactText(exact.fromText(check?.expectation.expected ?? "0"))).toBe(
    exact.toExactText(amount(payout?.against ?? "0")),
  );
}

describe("the first plan", () => {
  it("never pays less for more, keeps its cap, and weighs its credit", async () => {
    const { exitCode, named, guarantees } = await prove(withoutReason);
    expect(exitCode).toBe(1);
    expect(guarantees).toHaveLength(3);
    expect(named("selling more never pays less")).toMatchObject({
      verdict: "proved",
      cases: 0,
      counterexample: null,
    });
    expect(named("the cap holds")).toMatchObject({ verdict: "unrefuted", how: "not refuted in 60 cases" });
    const lost = named("no credit is lost");
    expect(lost?.verdict).toBe("refuted");
    expect(lost?.counterexample?.rows.deals).toEqual([
      expect.objectContaining({ id: "D1", rep: "ann", product: expect.stringMatching(/platform|support/) }),
    ]);
    if (lost) await failsAsPrinted(withoutReason, lost);
  });

  it("may be refuted with a reason", async () => {
    const { exitCode, named } = await prove(sample);
    expect(exitCode).toBe(0);
    expect(named("no credit is lost")).toMatchObject({ verdict: "refuted", accepted: expect.any(String) });
  });

  it("with one falling rate for everything pays less for a cent more", async () => {
    const { exitCode, named } = await prove(falling);
    expect(exitCode).toBe(1);
    const refuted = named("selling more never pays less");
    expect(refuted?.verdict).toBe("refuted");
    const { rows, rowsBefore, payouts } = refuted?.counterexample ?? {};
    const [more, less] = [rows?.deals ?? [], rowsBefore?.deals ?? []].map((deals) =>
      deals.map((deal) => amount(deal.amount ?? "0")).reduce(exact.add, exact.zero),
    );
    expect(more && less && exact.toExactText(exact.subtract(more, less))).toBe("1/100");
    expect(rows?.deals).toHaveLength(1);
    const [payout] = payouts ?? [];
    expect(exact.compare(amount(payout?.amount ?? "0"), amount(payout?.against ?? "0"))).toBe(-1);
    if (refuted) await failsAsPrinted(falling, refuted);
  });
});

const small = (rest: string) => `language 1
plan small { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  amount : money  discount : percent default 0%  closed : date }
credit sale of deals on closed { worth amount * (100% - discount)  to rep 100% }
measure sold per month = sum(sale)
component commission per month { pay 10% * sold }
payout per month { pay commission }
${rest}`;

describe("other claims", () => {
  it("of a bound are refuted by the rows that break it", async () => {
    const text = small('prove "never much" : commission <= 5_000 USD');
    const { named } = await prove(text);
    const refuted = named("never much");
    expect(refuted?.verdict).toBe("refuted");
    expect(refuted?.counterexample?.rows.deals).toHaveLength(1);
    if (refuted) await failsAsPrinted(text, refuted);
  });

  it("of several things at once are looked at as a whole", async () => {
    const text = small('prove "in between" : commission >= -1_000_000 USD and commission <= 5_000 USD');
    const { named } = await prove(text);
    const refuted = named("in between");
    expect(refuted?.verdict).toBe("refuted");
    if (refuted) await failsAsPrinted(text, refuted);
  });

  it("of another column rising are followed to where they fall", async () => {
    const text = small('prove "discounts cost nobody" : commission never falls as deals.discount rises');
    const { named } = await prove(text);
    const refuted = named("discounts cost nobody");
    expect(refuted?.verdict).toBe("refuted");
    if (refuted) await failsAsPrinted(text, refuted);
  });

  it("of a year are about its sum", async () => {
    const { named, exitCode } = await prove(
      small('prove "some" per year : sum(commission) >= sum(commission)'),
    );
    expect(named("some")).toMatchObject({ verdict: "unrefuted", how: "not refuted in 60 cases" });
    expect(exitCode).toBe(0);
  });
});

describe("the answer", () => {
  it("is the same for the same seed", async () => {
    const text = small('prove "never much" : commission <= 5_000 USD');
    const first = await prove(text, "--seed", "3");
    expect((await prove(text, "--seed", "3")).guarantees).toEqual(first.guarantees);
  });

  it("has the findings of the plan with what shows them", async () => {
    const { findings, exitCode, guarantees } = await prove(
      small("table weight(size) : number unique { when through 10 USD : 1  when from 10 USD : 2 }\n").replace(
        "worth amount *",
        "worth amount * weight(amount) *",
      ),
    );
    expect(findings).toMatchObject([{ code: "rows-overlap", witness: { text: "size = 10 USD" } }]);
    expect(guarantees).toEqual([]);
    expect(exitCode).toBe(1);
  });

  it("is words for a person", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "a.plan": falling });
    const { stdout } = await attain(["prove", "a.plan", "--cases", "60", "--no-laws"], { cwd });
    expect(stdout).toContain("refuted selling more never pays less");
    expect(stdout).toContain('test "selling more never pays less" {');
  });
});
