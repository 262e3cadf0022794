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
    const texts = readdirSync(join(cwd, "my-plan"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".plan"))
      .map((file) => join("my-plan", file));
    expect(await attain(["fmt", "--check", ...texts], { cwd })).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: "",
    });
    for (const text of texts) expect(started.stdout).toContain(text);

    const data = join("my-plan", "data");
    const paid = await attain(["run", plan, "--data", data, "--period", period, "--json"], { cwd });
    const { plan: planName, payouts, faults } = JSON.parse(paid.stdout);
    expect(faults).toEqual([]);
    expect(planName).toBe("my_plan");
    const paying = payouts.filter(({ amount }: { amount: string }) => Number(amount) > 0);
    expect(new Set(paying.map(({ payee }: { payee: string }) => payee)).size).toBeGreaterThan(1);
    const rosters = readFileSync(join(cwd, data, "payees.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    expect(new Set(rosters.map((row) => row.split(",")[0])).size).toBeGreaterThan(2);
  });
});

describe("attain new", () => {
  it("lists the templates, each with what it is about", async () => {
    const { stdout } = await attain(["new", "--list"]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual(
      templates.map(({ name, summary }) => [name, summary]),
    );
    expect(lines.every((line) => line.length <= 120)).toBe(true);
    const { stdout: json } = await attain(["new", "--list", "--json"]);
    expect(JSON.parse(json)).toEqual({ templates });
  });

  it("has a template for what the field usually wants", () => {
    const names = templates.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(new Set(names).size).toBe(names.length);
    const directories = readdirSync(new URL("../../packages/cli/templates/", import.meta.url)).sort();
    expect(directories).toEqual([...names].sort());
  });

  it("writes the files that a plan uses", async () => {
    const cwd = temporaryDirectory();
    await attain(["new", "my-plan", "--from", "split-and-overlay"], { cwd });
    const shared = readFileSync(join(cwd, "my-plan", "shared", "products.plan"), "utf8");
    expect(shared).toContain("table product_weight");
    const changed = shared.replace("120%", "200%");
    writeFiles(cwd, { "my-plan/shared/products.plan": changed });
    const { exitCode, stdout } = await attain(["test", join("my-plan", "my-plan.plan")], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("8,400.00");
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

it("says what to write next as the command was called itself", async () => {
  const cwd = temporaryDirectory();
  const env = { npm_config_user_agent: "npm/11", npm_command: "exec" };
  const { stdout } = await attain(["new", "called"], { cwd, env });
  expect(stdout).toContain(`\n  npx attain test ${join("called", "called.plan")}\n`);
  expect((await attain(["new", "plainly"], { cwd })).stdout).toContain("\n  attain test ");
});
