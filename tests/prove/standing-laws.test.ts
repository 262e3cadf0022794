/** Laws that every plan is held to: who breaks them is shown how, and may say why. */

import { compilePlan, runCase } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { attain } from "../cli/run-attain.js";
import { temporaryDirectory, writeFiles } from "../cli/temporary-directory.js";

const plan = (credit: string, component: string, rest = "") => `language 1
plan small { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data payees { id : payee key }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { ${credit}  to rep 100% }
component commission per month { ${component} }
payout per month { pay commission }
${rest}`;

async function laws(text: string) {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "a.plan": text });
  const { exitCode, stdout } = await attain(["prove", "a.plan", "--json", "--cases", "30"], { cwd });
  const { guarantees } = JSON.parse(stdout) as {
    readonly guarantees: readonly {
      readonly name: string;
      readonly verdict: string;
      readonly standing?: boolean;
      readonly accepted?: string;
      readonly counterexample: { readonly test: string } | null;
    }[];
  };
  expect(guarantees.every(({ standing }) => standing)).toBe(true);
  return {
    exitCode,
    named: (name: string) => guarantees.find((guarantee) => guarantee.name === name),
    guarantees,
  };
}

async function fails(text: string, test: string | undefined): Promise<void> {
  const { ruleSet, cases } = compilePlan(`${text}\n${test}`);
  const pasted = cases.at(-1);
  if (ruleSet === undefined || pasted === undefined) throw new Error("the pasted test does not compile");
  expect((await runCase(ruleSet, pasted)).passed).toBe(false);
}

describe("the laws of every plan", () => {
  it("are kept by a plain plan", async () => {
    const { guarantees, exitCode } = await laws(plan("worth amount", "pay 10% * sum(sale)"));
    expect(guarantees.map(({ verdict }) => verdict)).toEqual(Array(4).fill("unrefuted"));
    expect(exitCode).toBe(0);
  });

  it("show that credit notes take nothing back", async () => {
    const text = plan("where amount > 0 USD  worth amount", "pay 10% * sum(sale)");
    const { named, exitCode } = await laws(text);
    const broken = named("reversing everything returns everything");
    expect(broken?.verdict).toBe("refuted");
    await fails(text, broken?.counterexample?.test);
    // A law may be broken on purpose.
    expect(exitCode).toBe(0);
  });

  it("show that a floor pays those who sell nothing, unless that is meant", async () => {
    const text = plan("worth amount", "pay 10% * sum(sale)  floor 100 USD");
    const broken = (await laws(text)).named("no pay without credit");
    expect(broken?.verdict).toBe("refuted");
    await fails(text, broken?.counterexample?.test);
    const meant = await laws(`${text}prove "no pay without credit" : yes accepted "a guarantee"`);
    expect(meant.named("no pay without credit")).toMatchObject({
      verdict: "unrefuted",
      accepted: "a guarantee",
    });
  });

  it("show that pay goes below nought of what is not", async () => {
    const text = plan("worth amount", "pay 10% * sum(sale) - 50 USD");
    const broken = (await laws(text)).named("no negative pay without a negative number");
    expect(broken?.verdict).toBe("refuted");
    await fails(text, broken?.counterexample?.test);
  });
});
