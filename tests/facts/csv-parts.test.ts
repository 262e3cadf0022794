import {
  FactsReader,
  firstLineStart,
  PartJoiner,
  PartReader,
  type ReadFacts,
  type RuleSet,
  readCsvHead,
  TableBuilder,
} from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cells, column, readFiles, ruleSetOf, source } from "./rule-set-of.js";

const ruleSet = ruleSetOf([
  source("deals", [
    column("id", "text", { key: true }),
    column("rep", "payee", { optional: true }),
    column("amount", { kind: "money", currency: "USD" }),
    column("closed", "date"),
    column("won", "yesno", { default: { type: { kind: "yesno" }, value: "no" } }),
    column("note", "text", { optional: true }),
  ]),
]);
const names = ["id", "rep", "amount", "closed", "won", "note"];

/** A file read in parts that end at `cuts`, as many readers would. */
function readParts(bytes: Uint8Array, cuts: readonly number[], longestRecord: number): ReadFacts {
  const options = { longestRecord };
  const head = readCsvHead(bytes, options);
  if (head === undefined) return readFiles(ruleSet, { deals: bytes }, { ...options, mayBeEmpty: () => true });
  const reader = new FactsReader(ruleSet as RuleSet, { mayBeEmpty: () => true });
  const joiner = new PartJoiner(reader.table("deals", "deals.csv"), head);
  const [deals] = ruleSet.sources;
  const edges = [head.start, ...cuts.filter((cut) => cut > head.start).sort((a, b) => a - b), bytes.length];
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const stop = edges[index + 1] ?? bytes.length;
    const start =
      index === 0 ? head.start : from + (firstLineStart(bytes.subarray(from - 1)) ?? bytes.length);
    if (deals === undefined) throw new Error("there is no data set");
    const part = new PartReader(
      new TableBuilder(ruleSet, deals, "deals.csv", true),
      head,
      start,
      stop,
      options,
    );
    if (!part.reader.isDone) part.reader.feed(bytes.subarray(start));
    const isTaken = joiner.take(part.finish());
    if (!isTaken && joiner.offset < stop) {
      const again = joiner.next(stop, bytes.length, options);
      again.feed(bytes.subarray(joiner.offset));
      joiner.tookNext(again);
    }
    if (joiner.isBroken) break;
  }
  return reader.finish();
}

function summary(read: ReadFacts) {
  const table = read.facts.tables.get("deals");
  return {
    faults: read.faults,
    leftOut: read.leftOut,
    cells: names.map((name) => cells(read, "deals", name)),
    lines: Array.from({ length: table?.rowCount ?? 0 }, (_, row) => table?.origin(row).line),
    scale: names.map((name) => {
      const of = table?.columns.get(name);
      return of?.kind === "decimal" && [of.scale, of.units instanceof Float64Array];
    }),
    dictionary: names.map((name) => {
      const of = table?.columns.get(name);
      return of?.kind === "text" && [...of.dictionary];
    }),
    present: names.map((name) => {
      const { present } = table?.columns.get(name) ?? {};
      return present && [...present];
    }),
  };
}

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("ann", "bob", "1", "2.50", "2026-01-31", "yes", "", "x") },
  fc.constantFrom('"a,b"', '"a\nb"', '"a\r\nb"', '"""q"""', "\n", '"', '"open', "é", "e\u0301", " ann "),
  fc.constantFrom("9007199254740993", "0.123456789012", "-0", "1 USD", "1 EUR", "2026-02-30"),
);
const goodRow = fc
  .tuple(
    fc.nat(99),
    fc.constantFrom("ann", "bob", "", "zoë"),
    fc.constantFrom("1", "2.50", "-3.125"),
    fc.nat(27),
    fc.constantFrom("yes", "no", ""),
    fc.constantFrom("", '"a\nb"', '"say ""no"""', "plain"),
  )
  .map(
    ([id, rep, amount, day, won, note]) =>
      `D${id},${rep},${amount},2026-01-${String(day + 1).padStart(2, "0")},${won},${note}`,
  );
const row = fc.oneof(
  { weight: 4, arbitrary: goodRow },
  fc.array(cell, { maxLength: 7 }).map((all) => all.join(",")),
);

describe("a file read in parts", () => {
  it("gives the table that it gives from start to end, wherever it is cut", () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 30 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.array(fc.nat(600), { maxLength: 5 }),
        fc.constantFrom(1 << 20, 60),
        fc.boolean(),
        (rows, lineBreak, cuts, longestRecord, isBlankFirst) => {
          const text = [...(isBlankFirst ? [""] : []), names.join(","), ...rows].join(lineBreak);
          const bytes = new TextEncoder().encode(text);
          const inside = cuts.map((cut) => cut % Math.max(bytes.length, 1));
          const whole = readFiles(ruleSet, { deals: bytes }, { longestRecord, mayBeEmpty: () => true });
          expect(summary(readParts(bytes, inside, longestRecord))).toEqual(summary(whole));
        },
      ),
      { numRuns: 600 },
    );
  });

  it("needs a header that fits the first bytes", () => {
    expect(readCsvHead(new TextEncoder().encode('id,"rep'))).toBeUndefined();
    expect(readCsvHead(new TextEncoder().encode("\uFEFF\n\nid;rep\n1;2\n"))).toEqual({
      headers: ["id", "rep"],
      line: 3,
      delimiter: 0x3b,
      start: 12,
      startLine: 4,
    });
  });
});
