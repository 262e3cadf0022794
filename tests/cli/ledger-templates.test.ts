/** Each template, paid run by run with a ledger, ends where one run over all of it ends. */

import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compilePlan } from "@attain/dsl";
import { parseDay, periodsBetween, periodText } from "@attain/engine";
import { describe, expect, it } from "vitest";
import { linkOptions } from "../plans/link-options.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory } from "./temporary-directory.js";

const templates = fileURLToPath(new URL("../../packages/cli/templates", import.meta.url));

describe("a ledger of a template", () => {
  it.each(readdirSync(templates))("%s", async (name) => {
    const cwd = temporaryDirectory();
    cpSync(join(templates, name), cwd, { recursive: true });
    const file = join(cwd, "plan.plan");
    const { ruleSet } = compilePlan(readFileSync(file, "utf8"), linkOptions(file));
    if (ruleSet === undefined) throw new Error("the plan does not compile");
    const { plan, payout } = ruleSet;
    const [from = 0, through = 0] = [parseDay(plan.from), parseDay(plan.through)];
    const periods = periodsBetween(plan.fiscal, payout.per, from, through).map(periodText);
    const run = (period: string, ...more: readonly string[]) =>
      attain(["run", "plan.plan", "--data", "data", "--period", period, ...more], { cwd });
    const read = (ledger: string) => readFileSync(join(cwd, ledger), "utf8");
    let last = "";
    for (const period of periods) {
      const before = last === "" ? [] : ["--ledger", "paid.csv"];
      // As far as a template has rows: quotas and scores of later periods are not there.
      if ((await run(period, ...before, "--write-ledger", "paid.csv")).exitCode !== 0) break;
      last = period;
    }
    expect(last).not.toBe("");
    expect(read("paid.csv").split("\n").length).toBeGreaterThan(2);
    expect(await run(last, "--write-ledger", "once.csv")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(read("paid.csv")).toBe(read("once.csv"));
    await run(last, "--ledger", "paid.csv", "--write-ledger", "again.csv");
    expect(read("again.csv")).toBe(read("paid.csv"));
  });
});
