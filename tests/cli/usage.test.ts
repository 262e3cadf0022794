/** Wrong usage is answered with a sentence and exit code 2; help is there for everything. */

import { describe, expect, it } from "vitest";
import { planText } from "../bad-input/company.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const verbs = ["new", "check", "test", "run", "explain", "docs", "fmt", "compile"];

describe("help", () => {
  it("is a front door that names every verb", async () => {
    const { exitCode, stdout } = await attain(["--help"]);
    expect(exitCode).toBe(0);
    for (const verb of verbs) expect(stdout).toMatch(new RegExp(`^ +${verb} `, "m"));
    expect(stdout).toContain("Exit codes");
  });

  it.each(verbs)("of %s has an example", async (verb) => {
    const { exitCode, stdout, stderr } = await attain([verb, "--help"]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain(`$ attain ${verb} `);
  });

  it("prints the version", async () => {
    const { exitCode, stdout } = await attain(["--version"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("wrong usage", () => {
  const data = ["--data", "data", "--period", "2026-Q1"];

  it.each([
    ["no verb", [], "Usage: attain"],
    ["an unknown verb", ["chekc", "small.plan"], "Did you mean check"],
    ["an unknown option", ["check", "small.plan", "--jsn"], "Did you mean --json"],
    ["no plan", ["check"], "missing required argument"],
    ["no data", ["run", "small.plan", "--period", "2026-Q1"], "--data"],
    ["a plan that is not there", ["check", "nowhere.plan"], "nowhere.plan cannot be read: it does not exist"],
    ["a plan that is a directory", ["check", "."], "it is not a file"],
    [
      "a data directory that is not there",
      ["run", "small.plan", "--data", "nowhere", "--period", "2026"],
      "nowhere",
    ],
    ["no period", ["run", "small.plan", "--data", "data", "--period", "Q1/2026"], "2026-Q1"],
    [
      "a period too short",
      ["run", "small.plan", "--data", "data", "--period", "2026-02"],
      "Run it for 2026-Q1",
    ],
    [
      "a period before the plan",
      ["run", "small.plan", "--data", "data", "--period", "2025-Q4"],
      "2026-Q1, 2026-Q2",
    ],
    ["an unknown payee", ["run", "small.plan", ...data, "--payee", "anne"], "Did you mean --payee ann?"],
    ["an unknown data set", ["run", "small.plan", ...data, "--empty", "dealz"], "payees, deals, quotas"],
    ["an unknown view", ["explain", "small.plan", ...data, "--payee", "ann", "--view", "x"], "sentence"],
    ["an unknown template", ["new", "x", "--from", "y"], "flat-rate, tiers"],
    ["a misspelt template", ["new", "x", "--from", "mattrix"], "Did you mean --from matrix?"],
    ["a part of a template's name", ["new", "x", "--from", "draw"], "Did you mean --from draw-with-ramp?"],
    ["--json without --list", ["new", "x", "--json"], "--list"],
    ["a name that is none", ["new", "../.."], "cannot be a plan's name"],
  ])("%s is exit code 2 and says what to do", async (_, argv, words) => {
    const cwd = temporaryDirectory();
    const { goodFiles } = await import("../bad-input/company.js");
    writeFiles(cwd, { "small.plan": planText });
    for (const [name, text] of Object.entries(goodFiles)) writeFiles(cwd, { [`data/${name}`]: text });
    const { exitCode, stdout, stderr } = await attain(argv, { cwd });
    expect(stderr).toContain(words);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("colour", () => {
  it.each([
    ["on a terminal", true, {}, true],
    ["not in a file", false, {}, false],
    ["not with NO_COLOR", true, { NO_COLOR: "1" }, false],
    ["not on a dumb terminal", true, { TERM: "dumb" }, false],
  ])("is there %s", async (_, isTerminal, env, coloured) => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "bad.plan": planText.replace("sum(booking)", "sum(bookng)") });
    const { stdout } = await attain(["check", "bad.plan"], { cwd, env, isTerminal });
    expect(stdout.includes("\u001b[")).toBe(coloured);
  });
});
