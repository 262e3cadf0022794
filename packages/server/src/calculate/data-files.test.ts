/** Copies of tables: whole or not there, and what a killed server has begun is cleared away. */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { ClosingStore } from "../stores/closing-store.js";
import type { DataStore } from "../stores/data-store.js";
import { DataFiles } from "./data-files.js";

const root = mkdtempSync(join(tmpdir(), "attain-files-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const revision = {
  number: 1,
  hash: "a".repeat(64),
  tables: [{ name: "t", file: "t.csv", hash: "b".repeat(64), bytes: 4 }],
};
const none = {} as ClosingStore;

it("are not there when one of their tables cannot be had", async () => {
  const broken = { blob: () => Promise.reject(new Error("gone")) } as unknown as DataStore;
  await expect(
    new DataFiles(root, { data: broken, closings: none }).directory("w", revision),
  ).rejects.toThrow();
  expect(existsSync(join(root, "w", revision.hash))).toBe(false);
});

it("are made once, however many ask at once, and leave nothing half made behind", async () => {
  const blob = () => Promise.resolve(new TextEncoder().encode("a\n1\n"));
  const files = new DataFiles(root, { data: { blob } as unknown as DataStore, closings: none });
  const made = await Promise.all(Array.from({ length: 5 }, () => files.directory("w", revision)));
  expect(new Set(made).size).toBe(1);
  expect(readFileSync(join(made[0] ?? "", "t.csv"), "utf8")).toBe("a\n1\n");
  for (const name of ["w/making-old", "w/making-new", "checking-old"]) {
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, name, "t.csv"), "half");
  }
  const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
  for (const name of ["w/making-old", "checking-old"]) utimesSync(join(root, name), hoursAgo, hoursAgo);
  await files.clear();
  expect(existsSync(join(root, "w/making-old"))).toBe(false);
  expect(existsSync(join(root, "checking-old"))).toBe(false);
  expect(existsSync(join(root, "w/making-new"))).toBe(true);
  expect(existsSync(join(made[0] ?? "", "t.csv"))).toBe(true);
});
