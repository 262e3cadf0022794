import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { planText } from "../bad-input/company.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const untidy = planText.replace("  worth amount\n", "worth      amount   // all of it\n");

describe("attain fmt", () => {
  it("rewrites a plan once and then leaves it", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "small.plan": untidy });
    const first = await attain(["fmt", "small.plan"], { cwd });
    expect(first).toEqual({ exitCode: 0, stdout: "formatted small.plan\n", stderr: "" });
    const formatted = readFileSync(join(cwd, "small.plan"), "utf8");
    expect(formatted).not.toBe(untidy);
    expect(formatted).toContain("// all of it");
    expect(await attain(["fmt", "small.plan"], { cwd })).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(cwd, "small.plan"), "utf8")).toBe(formatted);
    expect(readdirSync(cwd)).toEqual(["small.plan"]);
  });

  it("keeps a file's mode, and a link a link", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "small.plan": untidy });
    chmodSync(join(cwd, "small.plan"), 0o640);
    symlinkSync("small.plan", join(cwd, "link.plan"));
    await attain(["fmt", "link.plan"], { cwd });
    expect(lstatSync(join(cwd, "link.plan")).isSymbolicLink()).toBe(true);
    expect(statSync(join(cwd, "small.plan")).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(cwd, "small.plan"), "utf8")).not.toBe(untidy);
  });

  it("--check lists what would change and changes nothing", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "small.plan": untidy });
    const { exitCode, stdout } = await attain(["fmt", "--check", "small.plan"], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toBe("would change small.plan\n");
    expect(readFileSync(join(cwd, "small.plan"), "utf8")).toBe(untidy);
  });

  it("leaves a plan that cannot be read as it is", async () => {
    const cwd = temporaryDirectory();
    const broken = untidy.replace("credit booking of", "credit booking off");
    writeFiles(cwd, { "small.plan": broken });
    const { exitCode, stderr } = await attain(["fmt", "small.plan"], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("small.plan is left as it is");
    expect(readFileSync(join(cwd, "small.plan"), "utf8")).toBe(broken);
  });
});
