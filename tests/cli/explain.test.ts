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
