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
    expect(guarantees.map(({ verdict }) => verdict)).toEqual(Array(5).fill("unrefuted"));
    expect(exitCode).toBe(0);
  });

  it("show that a deal pays more in two parts, unless deals are meant to be counted", async () => {
    const tiers = "tiers rate reached { from 0 USD : 5%  from 1_000 USD : 10% }";
    const text = plan("worth amount", "pay sum(sale) at rate(sum(sale))", tiers);
    const { named } = await laws(text);
    const broken = named("splitting a deal in two changes nothing");
    expect(broken?.verdict).toBe("refuted");
    await fails(text, broken?.counterexample?.test);
    const counted = await laws(plan("worth amount", "pay 10 USD * count(sale)"));
    expect(counted.named("splitting a deal in two changes nothing")?.verdict).toBe("unrefuted");
  });

  it("hold caps to what they say, where there are any", async () => {
    const { named } = await laws(
      plan("worth amount", "pay 10% * sum(sale)  cap 500 USD per year excess lost"),
    );
    expect(named("caps hold")?.verdict).toBe("unrefuted");
    const off = 'prove "caps hold" : yes accepted "an agreement stands above it"';
    const capped = plan("worth amount", "pay 10% * sum(sale)  cap 500 USD excess lost", off);
    expect((await laws(capped)).named("caps hold")).toMatchObject({
      accepted: "an agreement stands above it",
    });
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
