import { describe, expect, it } from "vitest";
import { goodFiles, planText } from "../bad-input/company.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

function company(): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "small.plan": planText });
  for (const [name, text] of Object.entries(goodFiles)) writeFiles(cwd, { [`data/${name}`]: text });
  return cwd;
}

const explain = ["explain", "small.plan", "--data", "data", "--period", "2026-Q1", "--payee", "ann"];
const commission = [...explain, "--component", "commission"];

describe("attain explain", () => {
  it("says it in a sentence for each component", async () => {
    const { exitCode, stdout } = await attain(explain, { cwd: company() });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/ann earned 3,500\.00 USD commission for 2026-Q1/);
    expect(stdout).toMatch(/override/);
  });

  it("shows deal by deal, adding up to the amount", async () => {
    const { stdout } = await attain([...commission, "--view", "statement"], { cwd: company() });
    expect(stdout).toMatch(/│ 2026-01-20 │ D1 +│ booking +│/);
    expect(stdout).toMatch(/│ Total .*3,500\.00 │/);
  });

  it.each(["tree", "flat", "why-not"])("has the view %s", async (view) => {
    const { exitCode, stdout } = await attain([...commission, "--view", view], { cwd: company() });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("commission of ann, 2026-Q1");
    if (view !== "why-not") expect(stdout).toContain("data/deals.csv");
  });

  it("prints the graph as JSON", async () => {
    const { stdout } = await attain([...commission, "--json"], { cwd: company() });
    const { explanations, faults, payee } = JSON.parse(stdout);
    expect(payee).toBe("ann");
    expect(faults).toEqual([]);
    expect(explanations).toHaveLength(1);
    expect(explanations[0]).toMatchObject({ component: "commission", amount: "3500.00", payee: "ann" });
  });

  it("explains the amounts that run shows for the same period, rows learned late included", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, {
      "late.plan": `language 1
plan late { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { worth amount  to rep 100% }
component pay per month { pay 10% * sum(sale) }
payout per month { pay pay }
`,
      "data/deals.csv": `id,rep,amount,closed,known
D1,ann,100,2026-01-10,2026-01-10
D2,ann,900,2026-01-20,2026-03-02
`,
    });
    for (const period of ["2026-01", "2026-Q1", "2026"]) {
      const asked = ["late.plan", "--data", "data", "--period", period, "--payee", "ann"];
      const run = JSON.parse((await attain(["run", ...asked, "--json"], { cwd })).stdout);
      const why = JSON.parse((await attain(["explain", ...asked, "--json"], { cwd })).stdout);
      const amounts = why.explanations.map((each: { period: string; amount: string }) => [
        each.period,
        each.amount,
      ]);
      expect(amounts).toEqual(
        run.figures.map((line: { period: string; value: string }) => [line.period, line.value]),
      );
      expect(amounts[0]).toEqual(["2026-01", period === "2026-01" ? "10.00" : "100.00"]);
      const statement = await attain(["explain", ...asked, "--view", "statement"], { cwd });
      expect(statement.exitCode).toBe(0);
    }
  });

  it("explains nothing that is at fault", async () => {
    const cwd = company();
    writeFiles(cwd, { "data/deals.csv": goodFiles["deals.csv"].replace("60000.00", "x") });
    const { exitCode, stdout, stderr } = await attain(commission, { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("data/deals.csv:2");
  });

  it("knows what is meant by a component that is not there", async () => {
    const { exitCode, stderr } = await attain([...explain, "--component", "comission"], { cwd: company() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Did you mean --component commission?");
  });
});
