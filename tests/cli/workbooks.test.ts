import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { goodFiles, planText } from "../bad-input/company.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

/** The sample company with its deals in another file, which begins as every workbook does. */
async function runWith(file: string): Promise<string> {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "small.plan": planText });
  for (const [name, text] of Object.entries(goodFiles)) {
    if (name !== "deals.csv") writeFiles(cwd, { [`data/${name}`]: text });
  }
  writeFileSync(join(cwd, "data", file), Buffer.from("PK\u0003\u0004 xl/workbook.xml"));
  const run = ["run", "small.plan", "--data", "data", "--period", "2026-Q1", "--json"];
  const { exitCode, stdout } = await attain(run, { cwd });
  expect(exitCode).toBe(1);
  const [fault] = JSON.parse(stdout).faults;
  return `${fault.code}: ${fault.help}`;
}

it("is told how rows come out of a workbook", async () => {
  expect(await runWith("deals.xlsx")).toBe(
    'missing-file: deals.xlsx is a workbook: open it, and save the sheet with these rows as deals.csv ("CSV UTF-8")',
  );
});

it("knows a workbook that is called something else", async () => {
  expect(await runWith("deals.csv")).toBe(
    'unreadable-file: Open it, and save the sheet with these rows as deals.csv ("CSV UTF-8")',
  );
});

it("names the files that it reads", async () => {
  expect(await runWith("deals.txt")).toBe(
    "missing-file: deals.txt is not read: save its rows as deals.csv, .tsv, .parquet or .json",
  );
});
