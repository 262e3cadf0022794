import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { templates } from "../../packages/cli/src/templates.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

describe.each(templates)("the template $name", ({ name, period }) => {
  it("compiles, passes its tests, is formatted, and pays its sample rows", async () => {
    const cwd = temporaryDirectory();
    const started = await attain(["new", "my-plan", "--from", name], { cwd });
    expect(started.exitCode).toBe(0);
    const plan = join("my-plan", "my-plan.plan");
    expect(started.stdout).toContain(`attain test ${plan}`);

    const checked = await attain(["check", plan, "--json"], { cwd });
    expect(JSON.parse(checked.stdout)).toEqual({ findings: [] });
    const tested = await attain(["test", plan, "--json"], { cwd });
    expect(JSON.parse(tested.stdout)).toMatchObject({ failed: 0, findings: [] });
    expect(JSON.parse(tested.stdout).passed).toBeGreaterThan(0);
    expect(await attain(["fmt", "--check", plan], { cwd })).toEqual({ exitCode: 0, stdout: "", stderr: "" });

    const data = join("my-plan", "data");
    const paid = await attain(["run", plan, "--data", data, "--period", period, "--json"], { cwd });
    const { plan: planName, payouts, faults } = JSON.parse(paid.stdout);
    expect(faults).toEqual([]);
    expect(planName).toBe("my_plan");
    expect(payouts.length).toBeGreaterThan(0);
  });
});

describe("attain new", () => {
  it("lists the templates", async () => {
    const { stdout } = await attain(["new", "--list"]);
    for (const { name, summary } of templates) expect(stdout).toContain(`${name.padEnd(16)}${summary}`);
  });

  it("names the plan after its directory, in any alphabet", async () => {
    const cwd = temporaryDirectory();
    expect((await attain(["new", join("plans", "佣金-2026")], { cwd })).exitCode).toBe(0);
    const plan = join("plans", "佣金-2026", "佣金-2026.plan");
    expect(readFileSync(join(cwd, plan), "utf8")).toContain("plan 佣金_2026 ");
    expect((await attain(["check", plan], { cwd })).exitCode).toBe(0);
  });

  it("never writes over anything", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "my-plan/notes.txt": "mine", file: "mine" });
    const taken = await attain(["new", "my-plan"], { cwd });
    expect(taken.exitCode).toBe(2);
    expect(taken.stderr).toContain("already there");
    expect(readdirSync(join(cwd, "my-plan"))).toEqual(["notes.txt"]);
    const file = await attain(["new", "file"], { cwd });
    expect(file.exitCode).toBe(1);
    expect(readFileSync(join(cwd, "file"), "utf8")).toBe("mine");
    expect(existsSync(join(cwd, "my-plan", "data"))).toBe(false);
  });
});
