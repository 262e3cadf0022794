import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readRuleSet } from "@attain/engine";
import { describe, expect, it } from "vitest";
import { planText } from "../bad-input/company.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

describe("attain compile", () => {
  it("writes the rule set, the same bytes every time, and their digest", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "small.plan": planText });
    const first = await attain(["compile", "small.plan"], { cwd });
    expect(first.exitCode).toBe(0);
    expect(readRuleSet(JSON.parse(first.stdout))).toHaveProperty("ruleSet");
    const digest = createHash("sha256").update(first.stdout).digest("hex");
    expect(first.stderr).toBe(`sha256 ${digest}  small\n`);

    const second = await attain(["compile", "small.plan", "-o", "small.json"], { cwd });
    expect(second).toEqual({ exitCode: 0, stdout: "", stderr: `sha256 ${digest}  small.json\n` });
    expect(readFileSync(join(cwd, "small.json"), "utf8")).toBe(first.stdout);
  });

  it("writes nothing for a plan with errors", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "small.plan": planText.replace("sum(booking)", "sum(bookng)") });
    const { exitCode, stdout, stderr } = await attain(["compile", "small.plan", "-o", "x.json"], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("unknown-name");
    expect(readdirSync(cwd)).toEqual(["small.plan"]);
  });
});
