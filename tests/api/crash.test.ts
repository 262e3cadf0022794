import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("loses nothing that it acknowledged when it is killed at any moment", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/crash.mjs", "--times", "2"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  expect(stdout).toContain("none lost; the audit chain holds");
}, 180_000);
