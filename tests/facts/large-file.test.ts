/** A file large enough for threads, through the real ones; what they join is told apart in csv-parts.test.ts. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FactsReader, type ReadFacts, readCsv } from "@attain/engine";
import { afterAll, describe, expect, it } from "vitest";
import { leastBytes, ReadingThreads } from "../../packages/cli/src/data/csv-parts.js";
import { readRows } from "../../packages/cli/src/data/read-rows.js";
import { column, ruleSetOf, source } from "./rule-set-of.js";

const ruleSet = ruleSetOf([
  source("deals", [
    column("id", "text", { key: true }),
    column("rep", "payee"),
    column("amount", { kind: "money", currency: "USD" }),
    column("note", "text", { optional: true }),
  ]),
]);

const directory = mkdtempSync(join(tmpdir(), "attain-large-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** Line breaks in quotes all over, so that parts start within them, and a bad cell now and then. */
function deals(): string {
  const rows = ["id,rep,amount,note"];
  for (let bytes = 0; bytes < leastBytes; bytes += rows.at(-1)?.length ?? 0) {
    const index = rows.length;
    const amount = index % 50_000 === 7 ? "much" : `${index}.${index % 1000}`;
    rows.push(`D${index},rep${index % 900},${amount},"first\nsecond, ""third""\n${"x".repeat(index % 90)}"`);
  }
  return rows.join("\n");
}

function summary(read: ReadFacts) {
  const table = read.facts.tables.get("deals");
  const rowCount = table?.rowCount ?? 0;
  const lines = Array.from({ length: rowCount }, (_, row) => table?.origin(row).line);
  const columns = ["id", "rep", "amount", "note"].map((name) => table?.columns.get(name));
  const texts = columns.map((of) =>
    of?.kind === "text" ? [of.dictionary.length, of.dictionary.at(-1)] : [],
  );
  const codes = columns.map((of) =>
    of?.kind === "text" ? of.codes : of?.kind === "decimal" ? of.units : [],
  );
  return { faults: read.faults, leftOut: read.leftOut, rowCount, lines, texts, codes };
}

describe("a large file", () => {
  it("is the same table for one thread and for three", async () => {
    const text = deals();
    writeFileSync(join(directory, "deals.csv"), text);
    const reader = new FactsReader(ruleSet);
    const whole = readCsv(reader.table("deals", join(directory, "deals.csv")));
    whole.feed(new TextEncoder().encode(text));
    whole.finish();
    const threads = ReadingThreads.start(3);
    if (threads === undefined) throw new Error("no threads were started");
    try {
      const shares: number[] = [];
      const request = { directory, cwd: directory, without: [], threads };
      const read = await readRows(ruleSet, request, (share) => shares.push(share));
      expect(read.faults.length).toBeGreaterThan(2);
      expect(summary(read)).toEqual(summary(reader.finish()));
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(shares.at(-1)).toBeCloseTo(1, 1);
    } finally {
      await threads.stop();
    }
  });
});
