import {
  type ColumnType,
  type FactRecord,
  factsFromRecords,
  type ReadFacts,
  readFacts,
} from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cells, column, readFiles, ruleSetOf, source } from "./rule-set-of.js";

const types: readonly ColumnType[] = [
  { kind: "text" },
  { kind: "number" },
  { kind: "percent" },
  { kind: "date" },
  { kind: "yesno" },
  { kind: "money", currency: "USD" },
  { kind: "period", unit: "quarter" },
  { kind: "choice", values: ["won", "lost"] },
];
const names = types.map((type) => type.kind);
const ruleSet = ruleSetOf([
  source(
    "rows",
    types.map((type, index) => column(type.kind, type, { optional: index % 2 === 0 })),
  ),
]);

const cell = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "1",
    "-2.50",
    "+.5",
    "5.",
    "30%",
    " 7 % ",
    "1e3",
    "12345678901234567890",
    "0.1234567890123",
  ),
  fc.constantFrom(
    "10 USD",
    "10USD",
    "10 EUR",
    "USD",
    "2026-03-31",
    "2026-02-30",
    "2026-Q1",
    "2026-03",
    "won",
    "Won",
  ),
  fc.constantFrom(
    "yes",
    "NO",
    "true",
    "0",
    "maybe",
    "\u00a0x\u2009",
    "\ufeffy",
    "e\u0301",
    "é",
    "佣金",
    "\u{1F600}",
  ),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const rows = fc.array(fc.tuple(...types.map(() => cell)), { maxLength: 12 });

function summary(read: ReadFacts) {
  return {
    faults: read.faults.map(({ code, message, line, column, found }) => ({
      code,
      message,
      line,
      column,
      found,
    })),
    leftOut: read.leftOut.map(({ line }) => line),
    cells: names.map((name) => cells(read, "rows", name).map(canonical)),
  };
}

/** Without the zeros a file may write behind a decimal. */
function canonical(text: string | undefined): string | undefined {
  const [units, scale] = /^(-?\d+)e-(\d+)$/.exec(text ?? "")?.slice(1) ?? [];
  if (units === undefined || scale === undefined) return text;
  let [whole, places] = [BigInt(units), Number(scale)];
  while (places > 0 && whole % 10n === 0n) [whole, places] = [whole / 10n, places - 1];
  return `${whole}e-${places}`;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe("bytes, texts and records", () => {
  it("are read alike, faults included", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 50 }), (rows, piece) => {
        const csv = [names, ...rows].map((row) => row.map(quoted).join(",")).join("\n");
        const options = { mayBeEmpty: () => true, piece };
        // A line break within a cell moves the lines after it; only the file knows where it stands.
        fc.pre(!rows.flat().some((text) => /[\r\n]/.test(text)));
        const table = {
          file: "rows.csv",
          headers: names,
          rows: rows.map((cells, index) => ({ line: index + 2, cells })),
        };
        const fromTexts = readFacts(ruleSet, new Map([["rows", table]]), options);
        expect(summary(readFiles(ruleSet, { rows: csv }, options))).toEqual(summary(fromTexts));
      }),
      { numRuns: 500 },
    );
  });

  it("takes an embedder's records as they come", () => {
    const records: FactRecord[] = [
      {
        number: 7,
        percent: "30%",
        date: "2026-03-31",
        yesno: true,
        money: 10n,
        period: "2026-Q1",
        choice: "won",
      },
      {
        text: "x",
        number: "1.5",
        percent: null,
        date: "2026-04-01",
        yesno: false,
        money: 2,
        period: "2026-Q2",
        choice: "lost",
        extra: 1,
      },
    ];
    const read = factsFromRecords(ruleSet, { rows: records });
    expect(read.faults).toEqual([]);
    expect(names.map((name) => cells(read, "rows", name))).toEqual([
      [undefined, "x"],
      ["70e-1", "15e-1"],
      ["30e-2", undefined],
      ["2026-03-31", "2026-04-01"],
      ["yes", "no"],
      ["10e-0", "2e-0"],
      ["2026-Q1", "2026-Q2"],
      ["won", "lost"],
    ]);
    expect(read.facts.tables.get("rows")?.origin(1)).toEqual({ file: "rows", line: 2 });
  });

  it("refuses numbers of a record that have lost digits already", () => {
    const record = { number: 0.1, date: "2026-03-31", money: 2 ** 53 };
    const read = factsFromRecords(
      ruleSetOf([source("rows", [column("number", "number"), column("money", "number")])]),
      {
        rows: [record],
      },
    );
    expect(read.faults.map(({ code, found }) => [code, found])).toEqual([
      ["wrong-type", "0.1 (a floating-point number)"],
      ["wrong-type", "9007199254740992 (a floating-point number)"],
    ]);
  });

  it("looks at a record's own properties only", () => {
    const record = JSON.parse('{"__proto__": "x"}') as FactRecord;
    const ownNames = ruleSetOf([
      source("rows", [column("__proto__", "text"), column("toString", "text", { optional: true })]),
    ]);
    const read = factsFromRecords(ownNames, { rows: [record] });
    expect(read.faults).toEqual([]);
    expect(cells(read, "rows", "__proto__")).toEqual(["x"]);
    expect(cells(read, "rows", "toString")).toEqual([undefined]);
  });
});
