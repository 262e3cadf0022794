import { compilePlan, runCase } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { behindText } from "../language/behind-text.js";
import { trialAnswers } from "./trial-answers.js";

const text = `language 1
plan small { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees { id : payee key }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { where amount > 0 USD  worth amount  to rep 100% }
component commission per month { pay 10% * sum(sale)  cap 50 USD per month excess lost }
payout per month { pay commission }
prove "never much" : commission <= 10 USD
test "a sale" {
  given payees (id) { ann }
  given deals (id, rep, amount, closed) { D1, ann, 100 USD, 2026-01-10 }
  expect commission for ann, 2026-01 = 10 USD
}`;

const plan = { text, files: {} };
const effort = { cases: 60, seed: 1 };

describe("a plan that is tried", () => {
  it("says what its tests use, and what no test shows", async () => {
    const found = await trialAnswers.coverage(plan);
    expect(found).toMatchObject({ passed: 1, failed: 0 });
    const missing = found?.missing.map((part) => `${part.place.line} ${part.kind} ${part.ways}`);
    expect(missing).toEqual(["5 condition no", "6 limit bound"]);
    expect(found?.ways).toBe((found?.covered ?? 0) + 2);
    expect(found?.shades.filter(({ covered }) => covered === "partly").map(({ line }) => line)).toEqual([
      5, 6,
    ]);
  });

  it("is given the missing tests, which pass and leave nothing out", async () => {
    const { tests = [] } = (await trialAnswers.suggest({ ...plan, ...effort })) ?? {};
    const longer =
      text +
      behindText(
        text,
        tests.map((test) => test.text),
      );
    const { ruleSet, cases } = compilePlan(longer);
    expect(cases).toHaveLength(1 + tests.length);
    for (const each of cases) expect(ruleSet && (await runCase(ruleSet, each)).passed).toBe(true);
    expect((await trialAnswers.coverage({ text: longer, files: {} }))?.missing).toEqual([]);
  });

  it("lists its claims and the laws, and answers each", async () => {
    const asked = trialAnswers.claims(plan);
    expect(asked[0]).toEqual({ kind: "claim", name: "never much", offset: text.indexOf("prove") });
    expect(asked.slice(1).every(({ kind }) => kind === "law")).toBe(true);
    const offset = text.indexOf("prove");
    const claim = await trialAnswers.tryClaim({ ...plan, ...effort, offset });
    expect(claim).toMatchObject({ verdict: "refuted", counterexample: { payouts: [{ against: "10 USD" }] } });
    const law = await trialAnswers.tryLaw({ ...plan, ...effort, law: "caps hold" });
    expect(law).toMatchObject({ verdict: "unrefuted", cases: 60, standing: true });
  });

  it("answers nothing while the plan has errors", async () => {
    const broken = { text: text.replace("sum(sale)", "sum(sales)"), files: {} };
    expect(await trialAnswers.coverage(broken)).toBeUndefined();
    expect(await trialAnswers.suggest({ ...broken, ...effort })).toBeUndefined();
    expect(trialAnswers.claims(broken)).toEqual([]);
  });
});
