import { describe, expect, it } from "vitest";
import { planText } from "../bad-input/company.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

function directoryWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, files);
  return cwd;
}

const broken = planText.replace("sum(booking)", "sum(bookng)");

describe("attain check", () => {
  it("says that a good plan is fine", async () => {
    const cwd = directoryWith({ "small.plan": planText });
    expect(await attain(["check", "small.plan"], { cwd })).toEqual({
      exitCode: 0,
      stdout: "fine\n",
      stderr: "",
    });
  });

  it("shows the line, what is wrong and what to do", async () => {
    const cwd = directoryWith({ "small.plan": broken });
    const { exitCode, stdout } = await attain(["check", "small.plan"], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("small.plan:36:");
    expect(stdout).toContain("measure bookings   per quarter = sum(bookng)");
    expect(stdout).toContain("[unknown-name]");
    expect(stdout).toMatch(/help: .*booking/);
    expect(stdout).toMatch(/\n1 error\n$/);
  });

  it("prints findings as JSON", async () => {
    const cwd = directoryWith({ "small.plan": broken, "good.plan": planText });
    const { exitCode, stdout } = await attain(["check", "good.plan", "small.plan", "--json"], { cwd });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      findings: [
        {
          code: "unknown-name",
          severity: "error",
          message: expect.stringContaining("bookng"),
          file: "small.plan",
          line: 36,
          column: 38,
          help: expect.stringContaining("booking"),
        },
      ],
    });
  });

  it("checks a plan saved with a byte-order mark and CRLF", async () => {
    const cwd = directoryWith({ "small.plan": `\uFEFF${planText.replaceAll("\n", "\r\n")}` });
    expect((await attain(["check", "small.plan"], { cwd })).exitCode).toBe(0);
  });

  it("refuses a plan that is not text", async () => {
    const cwd = directoryWith({ "small.plan": Buffer.from([0x70, 0xff, 0xfe]) });
    const { exitCode, stderr } = await attain(["check", "small.plan"], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("not a text in UTF-8");
  });

  it("does not send a plan's control characters to the terminal", async () => {
    const cwd = directoryWith({ "small.plan": planText.replace("sum(booking)", "sum(book\u001b[2Jng)") });
    const { stdout } = await attain(["check", "small.plan"], { cwd });
    expect(stdout).not.toContain("\u001b");
  });
});
