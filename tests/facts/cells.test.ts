import type { ColumnType } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cells, column, readFiles, ruleSetOf, source } from "./rule-set-of.js";

function readCells(type: ColumnType | ColumnType["kind"], ...texts: string[]) {
  const ruleSet = ruleSetOf([
    source("rows", [column("id", "number", { key: true }), column("x", type, { header: "The X" })]),
    source("deals", [column("id", "text", { key: true })]),
    source("regions", [column("id", "number", { key: true })]),
  ]);
  const lines = texts.map((text, index) => `${index},"${text.replaceAll('"', '""')}"`);
  const read = readFiles(
    ruleSet,
    { rows: ["id,The X", ...lines].join("\n"), deals: "id\nD1\nD2\n", regions: "id\n7\n" },
    { piece: 7 },
  );
  return { ...read, x: cells(read, "rows", "x") };
}

function faultOf(type: ColumnType | ColumnType["kind"], text: string) {
  const { faults, x } = readCells(type, text);
  expect(x).toEqual([]);
  expect(faults).toHaveLength(1);
  return faults[0];
}

describe("cells", () => {
  it("keeps every digit, at the scale of the cell with the most", () => {
    expect(readCells("number", "1", "-2.5", "+3", ".25", "007", "-0", "1.50").x).toEqual([
      "100e-2",
      "-250e-2",
      "300e-2",
      "25e-2",
      "700e-2",
      "0e-2",
      "150e-2",
    ]);
    expect(readCells("number", "0.1", "9007199254740993", "-0.000000000001").x).toEqual([
      "100000000000e-12",
      "9007199254740993000000000000e-12",
      "-1e-12",
    ]);
    expect(readCells("number", "900719925474099.1", "9007199254740.9911").x).toEqual([
      "9007199254740991000e-4",
      "90071992547409911e-4",
    ]);
  });

  it("keeps any decimal exactly, whatever stands before and after it", () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
      .map(([units, scale]) => ({ units, scale }));
    const text = ({ units, scale }: { units: bigint; scale: number }) => {
      const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
      const point = digits.length - scale;
      return `${units < 0n ? "-" : ""}${digits.slice(0, point)}${scale > 0 ? "." : ""}${digits.slice(point)}`;
    };
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 8 }), (decimals) => {
        const { x, faults } = readCells("number", ...decimals.map(text));
        expect(faults).toEqual([]);
        for (const [index, { units, scale }] of decimals.entries()) {
          const [found = "", places = ""] = x[index]?.split("e-") ?? [];
          expect(BigInt(found) * 10n ** BigInt(scale)).toBe(units * 10n ** BigInt(places));
        }
      }),
    );
  });

  it("reads percents with and without their sign", () => {
    expect(readCells("percent", "30%", "0.3", "12.5 %", "-5%").x).toEqual([
      "300e-3",
      "300e-3",
      "125e-3",
      "-50e-3",
    ]);
  });

  it("reads money, with its own currency if that is written", () => {
    const usd: ColumnType = { kind: "money", currency: "USD" };
    expect(readCells(usd, "1250.50", "1250.50 USD", "-3USD", "  7   USD ").x).toEqual([
      "125050e-2",
      "125050e-2",
      "-300e-2",
      "700e-2",
    ]);
    expect(faultOf(usd, "1250.50 EUR")).toMatchObject({
      code: "wrong-currency",
      found: "1250.50 EUR",
      expected: "an amount in USD",
      file: "rows.csv",
      line: 2,
      column: 2,
    });
    expect(faultOf(usd, "1250.50 ABC")).toMatchObject({ code: "wrong-type" });
    expect(faultOf(usd, "12 34 EUR")).toMatchObject({ code: "wrong-type" });
  });

  it("reads yes and no as people and programs write them", () => {
    expect(readCells("yesno", "yes", "No", "TRUE", "false", "1", "0", "YES").x).toEqual([
      "yes",
      "no",
      "yes",
      "no",
      "yes",
      "no",
      "yes",
    ]);
  });

  it("reads ISO days and periods of the column's unit", () => {
    expect(readCells("date", "2026-03-31", "1996-02-29").x).toEqual(["2026-03-31", "1996-02-29"]);
    expect(readCells({ kind: "period", unit: "quarter" }, "2026-Q1", "2026-Q4").x).toEqual([
      "2026-Q1",
      "2026-Q4",
    ]);
    expect(readCells({ kind: "period", unit: "year" }, "2026").x).toEqual(["2026"]);
  });

  it("takes spaces around a cell off and brings text to one form", () => {
    const read = readCells(
      "text",
      " ann",
      "ann\u00a0",
      "ann",
      "Jose\u0301",
      "Jos\u00e9",
      "a b",
      "\u3000佣金\u2003",
    );
    expect(read.x).toEqual(["ann", "ann", "ann", "José", "José", "a b", "佣金"]);
    const dictionary = read.facts.tables.get("rows")?.columns.get("x");
    expect(dictionary?.kind === "text" && dictionary.dictionary).toEqual(["ann", "José", "a b", "佣金"]);
  });

  it("finds a row by its key however the key is spelt", () => {
    expect(readCells({ kind: "reference", source: "regions" }, "7", "007", "7.0").x).toEqual(["7", "7", "7"]);
  });

  it("treats names of the platform as any other text", () => {
    expect(readCells("text", "__proto__", "constructor", "hasOwnProperty").x).toEqual([
      "__proto__",
      "constructor",
      "hasOwnProperty",
    ]);
  });

  it.each<[ColumnType | ColumnType["kind"], string, string, string]>([
    ["number", "12,5", "wrong-type", "a number"],
    ["number", "1e3", "wrong-type", "a number"],
    ["number", "30%", "wrong-type", "a number"],
    ["number", "NaN", "wrong-type", "a number"],
    ["number", "0.1234567890123", "too-many-decimals", "at most 12 decimals"],
    ["number", "12345678901234567890123", "number-too-large", "at most 22 digits before the point"],
    ["percent", "0.12345678901%", "too-many-decimals", "at most 12 decimals"],
    ["percent", "thirty", "wrong-type", "a percentage"],
    ["date", "31.03.2026", "wrong-type", "a date"],
    ["date", "2026-02-30", "wrong-type", "a date"],
    ["date", "2026-03-31T00:00", "wrong-type", "a date"],
    ["yesno", "maybe", "wrong-type", "yes or no"],
    ["yesno", "2", "wrong-type", "yes or no"],
    [{ kind: "period", unit: "quarter" }, "2026-03", "wrong-type", "a quarter"],
    [{ kind: "choice", values: ["won", "lost"] }, "Won", "wrong-type", 'one of "won", "lost"'],
    ["text", " ", "empty-cell", "a text"],
  ])("refuses a %j that is %j", (type, text, code, expected) => {
    expect(faultOf(type, text)).toMatchObject({
      code,
      expected,
      found: text.trim(),
      file: "rows.csv",
      line: 2,
      column: 2,
    });
  });

  it("asks whether the near choice was meant", () => {
    expect(faultOf({ kind: "choice", values: ["platform", "services"] }, "plattform")?.help).toBe(
      'Did you mean "platform"?',
    );
  });

  it("shows no more of a long cell than a message can hold", () => {
    expect(faultOf("number", "x".repeat(5_000))?.found).toBe(`${"x".repeat(60)}...`);
  });
});
