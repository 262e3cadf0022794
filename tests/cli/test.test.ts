import { describe, expect, it } from "vitest";
import { planText } from "../bad-input/company.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const tests = `
given payees (id, from) { ann, 2026-01-01 }
given quotas (payee, quarter, amount) { ann, 2026-Q1, 1_000 USD }

test "at quota" {
  given deals (id, rep, amount, closed) { D1, ann, 1_000 USD, 2026-01-10 }
  expect commission for ann, 2026-Q1 = 50.00 USD
}
test "above quota" {
  given deals (id, rep, amount, closed) { D1, ann, 2_000 USD, 2026-01-10 }
  expect bookings   for ann, 2026-Q1 = 2_000 USD
  expect commission for ann, 2026-Q1 = WANTED USD
}
`;

function planWith(wanted: string): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "small.plan": `${planText}${tests.replace("WANTED", wanted)}` });
  return cwd;
}

describe("attain test", () => {
  it("names the tests that pass", async () => {
    const answer = await attain(["test", "small.plan"], { cwd: planWith("150.00") });
    expect(answer).toEqual({
      exitCode: 0,
      stdout: "passed at quota\npassed above quota\n2 passed, 0 failed\n",
      stderr: "",
    });
  });

  it("shows expected beside actual where one fails", async () => {
    const { exitCode, stdout } = await attain(["test", "small.plan"], { cwd: planWith("1_234.00") });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("failed above quota (small.plan:");
    expect(stdout).toMatch(/│ wrong │ line \d+ │ commission for ann, 2026-Q1 │ +1,234(\.00)? │ +150\.00 │/);
    expect(stdout).toMatch(/\n1 passed, 1 failed\n$/);
  });

  it("prints results as JSON", async () => {
    const { exitCode, stdout } = await attain(["test", "small.plan", "--json"], { cwd: planWith("1") });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      passed: 1,
      failed: 1,
      findings: [],
      tests: [
        { file: "small.plan", test: "at quota", passed: true },
        {
          test: "above quota",
          passed: false,
          expectations: [
            { text: "bookings   for ann, 2026-Q1", passed: true },
            { expected: "1", actual: "150.00", passed: false },
          ],
        },
      ],
    });
  });

  it("does not call a plan with errors passed", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { "small.plan": planText.replace("sum(booking)", "sum(bookng)") });
    const { exitCode, stdout } = await attain(["test", "small.plan"], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("a plan has errors");
  });
});
