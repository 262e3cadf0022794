import { describe, expect, it } from "vitest";
import { cells, column, readFiles, ruleSetOf, source } from "./rule-set-of.js";

const ruleSet = ruleSetOf(
  [
    source(
      "payees",
      [
        column("id", "payee", { key: true }),
        column("role", "text"),
        column("manager", "payee", { optional: true }),
      ],
      { dated: true },
    ),
    source("deals", [
      column("id", "text", { key: true }),
      column("rep", "payee"),
      column("amount", { kind: "money", currency: "USD" }, { header: "Amount" }),
      column("closed", "date", { header: "Close Date" }),
      column("split", "percent", {
        default: { type: { kind: "percent" }, value: "0.25" },
      }),
      column("partner", "payee", { optional: true }),
      column("worth", { kind: "money", currency: "USD" }, { formula: 0 }),
    ]),
    source("receipts", [
      column("id", "text", { key: true }),
      column("deal", { kind: "reference", source: "deals" }),
    ]),
  ],
  "payees",
);

const payees = "id,from,role,manager\nann,2026-01-01,AE,\nbob,2026-01-01,AE,ann\n";
const deals = "id,rep,Amount,Close Date\nD1,ann,100.50,2026-02-10\nD2,bob,7,2026-02-11\n";
const receipts = "id,deal\nR1,D1\nR2,D2\n";
const good = { payees, deals, receipts };

function read(files: Partial<Record<"payees" | "deals" | "receipts", string | Uint8Array>>) {
  return readFiles(ruleSet, { ...good, ...files });
}

/** The only fault. */
function faultOf(files: Parameters<typeof read>[0]) {
  const { faults } = read(files);
  expect(faults.map((fault) => fault.message)).toHaveLength(1);
  return faults[0];
}

describe("good files", () => {
  it("become columns, with stand-ins where the file has none", () => {
    const result = read({});
    expect(result.faults).toEqual([]);
    expect(result.leftOut).toEqual([]);
    expect(cells(result, "deals", "amount")).toEqual(["10050e-2", "700e-2"]);
    expect(cells(result, "deals", "split")).toEqual(["25e-2", "25e-2"]);
    expect(cells(result, "deals", "partner")).toEqual([undefined, undefined]);
    expect(cells(result, "payees", "from")).toEqual(["2026-01-01", "2026-01-01"]);
    expect(result.facts.tables.get("deals")?.origin(1)).toEqual({ file: "deals.csv", line: 3 });
    expect(result.facts.tables.get("deals")?.known).toBeUndefined();
    expect(result.facts.tables.get("deals")?.columns.has("known")).toBe(false);
    expect(result.facts.tables.get("deals")?.columns.has("worth")).toBe(false);
  });

  it("may have a byte-order mark, CRLF, other columns, other order, blank lines and no last line break", () => {
    const messy =
      "\uFEFFnote;Close Date; Amount ;rep;id\r\n\r\nx;2026-02-10;100.50;ann;D1\r\n;;;;\r\n;2026-02-11;7;bob;D2";
    const result = read({ deals: messy });
    expect(result.faults).toEqual([]);
    expect(cells(result, "deals", "id")).toEqual(["D1", "D2"]);
    expect(cells(result, "deals", "amount")).toEqual(["10050e-2", "700e-2"]);
    expect(result.facts.tables.get("deals")?.origin(1).line).toBe(5);
  });

  it("may say when each row became known", () => {
    const result = read({
      deals:
        "id,rep,Amount,Close Date,known\nD1,ann,1,2026-02-10,\nD1,ann,2,2026-02-10,2026-04-02\nD2,bob,1,2026-01-01,2026-01-05\n",
    });
    expect(result.faults).toEqual([]);
    expect([...(result.facts.tables.get("deals")?.known ?? [])].map((day) => day > 0)).toEqual([
      false,
      true,
      true,
    ]);
    expect(cells(result, "deals", "known")).toEqual([undefined, "2026-04-02", "2026-01-05"]);
  });
});

describe("bad files", () => {
  it("a title that is almost that of a column which may be missing", () => {
    const rows = deals.split("\n").map((row, index) => (index === 0 ? `${row},Known` : row && `${row},`));
    expect(faultOf({ deals: rows.join("\n") })).toMatchObject({
      code: "misspelt-title",
      found: "Known",
      expected: "known",
      file: "deals.csv",
      line: 1,
      column: rows[0]?.split(",").length,
    });
  });

  it("missing column", () => {
    expect(faultOf({ deals: deals.replace("Close Date", "CloseDate") })).toMatchObject({
      code: "missing-column",
      message: 'deals.csv has no column "Close Date", which the data set "deals" needs',
      help: expect.stringContaining('Did you mean "CloseDate"?'),
      file: "deals.csv",
      line: 1,
    });
    expect(faultOf({ deals: deals.replace("Close Date", "closed") })?.help).toContain(
      'Did you mean "closed"?',
    );
    expect(faultOf({ payees: payees.replace("from", "valid") })).toMatchObject({
      code: "missing-column",
      expected: "from",
    });
  });

  it("a column twice", () => {
    expect(
      faultOf({ deals: "id,rep,Amount,Close Date,Amount\nD1,ann,1,2026-02-10,2\nD2,bob,1,2026-02-10,2\n" }),
    ).toMatchObject({
      code: "repeated-column",
      column: 5,
    });
  });

  it("wrong types, each cell with its place", () => {
    const result = read({ deals: "id,rep,Amount,Close Date\nD1,ann,much,soon\n\nD2,bob,,2026-02-11\n" });
    expect(result.faults.map(({ code, line, column, found }) => [code, line, column, found])).toEqual([
      ["wrong-type", 2, 3, "much"],
      ["wrong-type", 2, 4, "soon"],
      ["empty-cell", 4, 3, ""],
    ]);
  });

  it("unknown payee", () => {
    expect(faultOf({ deals: deals.replace("D2,bob", "D2,bobb") })).toMatchObject({
      code: "unknown-payee",
      file: "deals.csv",
      line: 3,
      column: 2,
      found: "bobb",
      help: 'Did you mean "bob"?',
    });
    expect(faultOf({ payees: payees.replace("AE,ann", "AE,zoe") })).toMatchObject({
      code: "unknown-payee",
      file: "payees.csv",
      line: 3,
      column: 4,
    });
  });

  it("unknown reference", () => {
    expect(faultOf({ receipts: "id,deal\nR1,D1\nR2,D9\n" })).toMatchObject({
      code: "unknown-reference",
      file: "receipts.csv",
      line: 3,
      column: 2,
      found: "D9",
    });
  });

  it("duplicate key", () => {
    const result = read({ deals: `${deals}D1,bob,9,2026-02-12\n` });
    expect(result.faults).toMatchObject([
      { code: "duplicate-key", file: "deals.csv", line: 4, column: 1, found: "D1" },
    ]);
    expect(result.faults[0]?.message).toBe("The key D1 stands on line 2 already");
    expect(faultOf({ payees: `${payees}bob,2026-01-01,AE,\n` })).toMatchObject({
      code: "duplicate-key",
      found: "bob / 2026-01-01",
    });
    expect(read({ payees: `${payees}bob,2026-02-01,AE,\n` }).faults).toEqual([]);
  });

  it("duplicate key among rows known on the same day", () => {
    const known = (first: string, second: string) =>
      read({
        deals: `id,rep,Amount,Close Date,known\nD1,ann,1,2026-02-10,${first}\nD1,ann,2,2026-02-10,${second}\nD2,ann,1,2026-02-10,\n`,
      }).faults.map((fault) => fault.code);
    expect(known("2026-03-01", "2026-03-02")).toEqual([]);
    expect(known("", "2026-03-02")).toEqual([]);
    expect(known("2026-03-01", "2026-03-01")).toEqual(["duplicate-key"]);
    expect(known("", "")).toEqual(["duplicate-key"]);
  });

  it("two currencies in a money column", () => {
    expect(
      faultOf({ deals: "id,rep,Amount,Close Date\nD1,ann,1 USD,2026-02-10\nD2,bob,1 EUR,2026-02-10\n" }),
    ).toMatchObject({
      code: "wrong-currency",
      file: "deals.csv",
      line: 3,
      column: 3,
      found: "1 EUR",
    });
  });

  it("an empty file, a file of 0 bytes, a file of nothing but a byte-order mark", () => {
    expect(faultOf({ deals: "id,rep,Amount,Close Date\r\n" })).toMatchObject({
      code: "empty-file",
      message: "deals.csv has a header but no rows",
      file: "deals.csv",
      line: 0,
    });
    for (const deals of ["", "\n\n", "\uFEFF", "\uFEFF\r\n"]) {
      expect(faultOf({ deals })).toMatchObject({ code: "empty-file", message: "deals.csv is empty" });
    }
  });

  it("no file at all, unless the data set may be empty", () => {
    const files = { payees, deals };
    expect(readFiles(ruleSet, files).faults).toMatchObject([
      { code: "missing-table", file: "receipts", line: 0 },
    ]);
    const result = readFiles(ruleSet, files, { mayBeEmpty: (name) => name === "receipts" });
    expect(result.faults).toEqual([]);
    expect(result.facts.tables.get("receipts")?.rowCount).toBe(0);
    for (const receipts of ["id,deal\n", "", "\uFEFF"]) {
      expect(readFiles(ruleSet, { ...files, receipts }, { mayBeEmpty: () => true }).faults).toEqual([]);
    }
  });

  it("too many and too few fields", () => {
    const result = read({ deals: `${deals}D3,ann,1,200.00,2026-02-10\nD4,ann\n` });
    expect(result.faults).toMatchObject([
      { code: "wrong-field-count", line: 4, column: 0, found: "5", expected: "4" },
      { code: "wrong-field-count", line: 5, column: 0, found: "2", expected: "4" },
    ]);
  });

  it("a quote that is never closed: one fault, and nothing of the file is used", () => {
    const result = read({ deals: `${deals}D3,"ann,1,2026-02-10\nD4,ann,1,2026-02-10\n` });
    expect(result.faults).toMatchObject([{ code: "unclosed-quote", line: 4, column: 2 }]);
    expect(result.facts.tables.get("deals")?.rowCount).toBe(0);
    expect(cells(result, "deals", "amount")).toEqual([]);
    expect(result.leftOut).toContainEqual({ source: "deals", file: "deals.csv", line: 0, reason: "fault" });
  });

  it("text behind a closing quote", () => {
    expect(faultOf({ deals: `${deals}"D3"x,ann,1,2026-02-10\n` })).toMatchObject({
      code: "misplaced-quote",
      line: 4,
      column: 1,
    });
  });

  it("a line of 100 MB", () => {
    const line = new Uint8Array(100_000_000).fill(0x78);
    const head = new TextEncoder().encode(deals);
    const file = new Uint8Array(head.length + line.length);
    file.set(head);
    file.set(line, head.length);
    expect(faultOf({ deals: file })).toMatchObject({ code: "line-too-long", file: "deals.csv", line: 4 });
    expect(faultOf({ deals: line })).toMatchObject({ code: "line-too-long", file: "deals.csv", line: 1 });
  });

  it("text that is not UTF-8", () => {
    const latin = new TextEncoder()
      .encode(deals.replace("D2,bob", "D2,b~b"))
      .map((byte) => (byte === 0x7e ? 0xf6 : byte));
    expect(faultOf({ deals: latin })).toMatchObject({
      code: "not-utf-8",
      file: "deals.csv",
      line: 3,
      column: 2,
    });
    expect(faultOf({ deals: new Uint8Array([0xff, 0xfe, 0x69, 0, 0x64, 0, 0x0a, 0]) })).toMatchObject({
      code: "not-utf-8",
      line: 1,
    });
  });

  it("more faults than anybody reads", () => {
    const lines = Array.from({ length: 1_250 }, (_, index) => `D${index},ann,many,2026-02-10\n`);
    const { faults, leftOut } = read({ deals: deals + lines.join(""), receipts });
    expect(faults).toHaveLength(1_001);
    expect(faults.at(-1)).toMatchObject({ code: "more-faults", file: "deals.csv", line: 0 });
    expect(faults.at(-1)?.message).toContain("250 more");
    expect(leftOut.filter((row) => row.source === "deals" && row.line > 3)).toHaveLength(1_250);
  });
});

describe("management cycle", () => {
  const roster = (...rows: string[]) => read({ payees: ["id,from,role,manager", ...rows].join("\n") }).faults;
  const base = ["ann,2026-01-01,AE,lia", "bob,2026-01-01,AE,ann", "lia,2025-06-01,VP,"];

  it("is reported with its people and dates, once", () => {
    expect(roster(...base)).toEqual([]);
    expect(roster(...base, "lia,2026-03-01,VP,bob", "lia,2026-05-01,VP,")).toMatchObject([
      {
        code: "management-cycle",
        message:
          "The line of management goes round in a circle from 2026-03-01 through 2026-04-30: ann -> lia -> bob -> ann",
        file: "payees.csv",
        line: 2,
        column: 4,
        found: "ann -> lia -> bob -> ann",
      },
    ]);
  });

  it("ends with the plan when nobody ends it, and is still one when its people say so again", () => {
    const faults = roster(...base, "lia,2026-03-01,VP,bob", "bob,2026-04-01,SE,ann");
    expect(faults.map((fault) => fault.message)).toEqual([
      "The line of management goes round in a circle from 2026-03-01 through 2026-12-31: ann -> lia -> bob -> ann",
    ]);
  });

  it("counts from the plan's first day, and only on its days", () => {
    const faults = roster("ann,2020-01-01,AE,ann", "ann,2026-02-01,AE,", "bob,2019-01-01,AE,ann");
    expect(faults[0]?.message).toBe("ann is their own manager from 2026-01-01 through 2026-01-31");
    expect(
      roster("ann,2020-01-01,AE,ann", "ann,2025-02-01,AE,", "bob,2027-01-01,AE,bob", "bob,2026-01-01,AE,"),
    ).toEqual([]);
  });

  it("does not mind what was corrected later", () => {
    const files = {
      payees:
        "id,from,role,manager,known\nann,2026-01-01,AE,bob,2026-01-01\nbob,2026-01-01,AE,ann,2026-01-01\nbob,2026-01-01,AE,,2026-01-09\n",
    };
    expect(read(files).faults).toEqual([]);
  });
});

describe("rows left out", () => {
  it("take their key and what refers to them along", () => {
    const result = read({
      payees: `${payees}cid,2026-01-01,AE,\ncid,2026-13-01,SE,\n`,
      deals: `${deals}D3,cid,1,2026-02-10\nD4,bob,1,2026-02-10\nD4,bob,2,2026-02-10\n`,
      receipts: `${receipts}R3,D3\nR4,D4\n`,
    });
    expect(result.faults.map(({ code, file, line }) => [code, file, line])).toEqual([
      ["wrong-type", "payees.csv", 5],
      ["duplicate-key", "deals.csv", 6],
    ]);
    expect(result.leftOut.map(({ source, line, reason }) => [source, line, reason])).toEqual([
      ["payees", 4, "key"],
      ["payees", 5, "fault"],
      ["deals", 4, "reference"],
      ["deals", 5, "key"],
      ["deals", 6, "fault"],
      ["receipts", 4, "reference"],
      ["receipts", 5, "reference"],
    ]);
    expect(cells(result, "payees", "id")).toEqual(["ann", "bob"]);
    expect(cells(result, "deals", "id")).toEqual(["D1", "D2"]);
    expect(cells(result, "receipts", "deal")).toEqual(["D1", "D2"]);
    expect(result.facts.tables.get("receipts")?.origin(1)).toEqual({ file: "receipts.csv", line: 3 });
  });

  it("are all rows that need a file which cannot be used, with one fault for it", () => {
    const result = read({ payees: payees.replace("role", "rolle") });
    expect(result.faults).toMatchObject([{ code: "missing-column", file: "payees.csv" }]);
    expect(result.facts.tables.get("deals")?.rowCount).toBe(0);
    expect(result.leftOut.map(({ source, line }) => [source, line])).toEqual([
      ["payees", 0],
      ["deals", 2],
      ["deals", 3],
      ["receipts", 2],
      ["receipts", 3],
    ]);
  });
});
