import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { goodFiles, planText } from "../bad-input/company.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const example = fileURLToPath(new URL("../../examples/software-seller", import.meta.url));

describe("attain run --threads", () => {
  it("pays on two and three threads what it pays on one, deal by deal", async () => {
    const cwd = temporaryDirectory();
    const run = [
      "run",
      `${example}/software-seller.plan`,
      "--data",
      `${example}/data`,
      "--period",
      "2026-Q1",
    ];
    const outcomes = [];
    for (const threads of ["1", "2", "3"]) {
      const args = [...run, "--threads", threads, "--out", `results-${threads}`, "--deals", "--json"];
      const { exitCode, stdout, stderr } = await attain(args, { cwd });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      outcomes.push(JSON.parse(stdout));
    }
    const [one, ...others] = outcomes;
    expect(one.control.digest).toMatch(/^[0-9a-f]{64}$/);
    for (const other of others) expect(other).toEqual(one);
  });

  it("lists the same faults", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "small.plan": planText });
    for (const [name, text] of Object.entries(goodFiles)) writeFiles(cwd, { [`data/${name}`]: text });
    const late = "D9,ann,100,new,2027-03-01,2027-03-01\n";
    writeFiles(cwd, { "data/deals.csv": `${goodFiles["deals.csv"]}${late}` });
    const run = ["run", "small.plan", "--data", "data", "--period", "2026-Q1", "--json"];
    const one = await attain([...run, "--threads", "1"], { cwd });
    const two = await attain([...run, "--threads", "2"], { cwd });
    expect(two).toEqual(one);
  });

  it.each(["0", "1.5", "many", "100"])("refuses %s threads", async (threads) => {
    const run = ["run", "small.plan", "--data", "data", "--period", "2026-Q1", "--threads", threads];
    const { exitCode, stderr } = await attain(run, { cwd: temporaryDirectory() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Write --threads with a number from 1 to 64");
  });
});
