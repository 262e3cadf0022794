/** The first steps, taken as they stand: the files are written, the commands called, what comes out compared. */

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { attain } from "../cli/run-attain.js";
import { temporaryDirectory, writeFiles } from "../cli/temporary-directory.js";

const page = readFileSync(new URL("../../docs/first-steps.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^```(.+)\n([\s\S]*?)^```$/gmu)].map(([, kind = "", text = ""]) => ({
  kind,
  text,
}));
const command = "npm run attain -- ";

it("lead from three files to payouts", async () => {
  const cwd = temporaryDirectory();
  let shown = 0;
  for (const [index, { kind, text }] of blocks.entries()) {
    const [, file] = /^csv file (\S+)$/u.exec(kind) ?? [];
    if (file !== undefined) writeFiles(cwd, { [file]: text });
    if (kind === "attain complete") writeFiles(cwd, { "my-sales/my-sales.plan": text });
    const after = blocks[index + 1];
    if (!text.startsWith(command) || after?.kind !== "text") continue;
    const { stdout, stderr } = await attain(text.slice(command.length).trim().split(" "), { cwd });
    expect(`${stderr}${stdout}`.trimEnd()).toBe(after.text.trimEnd());
    shown += 1;
  }
  expect(shown).toBe(6);
});

it("name templates that there are", async () => {
  const { stdout } = await attain(["new", "--list"]);
  const named = [...page.matchAll(/--from ([a-z-]+)/gu)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(stdout).toContain(`${name} `);
});
