/** Bad rows are answered with a clear error at their place, no payout, and nothing written half. */

import { describe, expect, it } from "vitest";
import { expectRefusal, goodFiles, onlyFault, runWith } from "./company.js";

const deals = goodFiles["deals.csv"];
const payees = goodFiles["payees.csv"];
const quotas = goodFiles["quotas.csv"];

describe("the company as it is", () => {
  it("is paid, and its results are written whole", async () => {
    const answer = await runWith({});
    expect(answer.result.faults).toEqual([]);
    expect(answer.exitCode).toBe(0);
    expect(answer.result.payouts.map(({ payee, component, amount }) => [payee, component, amount])).toEqual([
      ["ann", "commission", "3500.00"],
      ["ann", "override", "0.00"],
      ["bob", "commission", "617.28"],
      ["bob", "override", "0.00"],
      ["mia", "commission", "0.00"],
      ["mia", "override", "723.46"],
    ]);
    expect(answer.written).toEqual(
      [
        "control.json",
        ...["faults", "figures", "left-out", "payouts"].flatMap((name) => [`${name}.csv`, `${name}.json`]),
      ].sort(),
    );
  });
});

interface BadInput {
  readonly what: string;
  readonly changes: Parameters<typeof runWith>[0];
  readonly fault: { code: string; file?: string; line: number; column: number; payee?: string | null };
  /** What a person must be able to read. */
  readonly says: readonly string[];
}

const badInputs: readonly BadInput[] = [
  {
    what: "a missing column",
    changes: { "deals.csv": deals.replace("amount", "amnt") },
    fault: { code: "missing-column", line: 1, column: 0 },
    says: ["amount", "amnt"],
  },
  {
    what: "a cell of the wrong type",
    changes: { "deals.csv": deals.replace("12345.67", "a lot") },
    fault: { code: "wrong-type", line: 3, column: 3 },
    says: ["a lot", "an amount in USD"],
  },
  {
    what: "a payee nobody knows",
    changes: { "deals.csv": deals.replace("D2,bob", "D2,bbo") },
    fault: { code: "unknown-payee", line: 3, column: 2 },
    says: ['"bbo"', 'Did you mean "bob"'],
  },
  {
    what: "a key that stands twice",
    changes: { "deals.csv": deals.replace("D2", "D1") },
    fault: { code: "duplicate-key", line: 3, column: 0 },
    says: ["D1", "line 2"],
  },
  {
    what: "a date outside the plan",
    changes: { "deals.csv": deals.replace("2026-02-11", "2027-02-11") },
    fault: { code: "date-outside-plan", line: 3, column: 0 },
    says: ["2027-02-11", "2026-12-31"],
  },
  {
    what: "two currencies",
    changes: { "deals.csv": deals.replace("12345.67", "12345.67 EUR") },
    fault: { code: "wrong-currency", line: 3, column: 3 },
    says: ["12345.67 EUR", "USD"],
  },
  {
    what: "a file with a header and no rows",
    changes: { "deals.csv": deals.slice(0, deals.indexOf("\n") + 1) },
    fault: { code: "empty-file", line: 0, column: 0 },
    says: ["deals.csv", "no rows"],
  },
  {
    what: "a file of 0 bytes",
    changes: { "deals.csv": "" },
    fault: { code: "empty-file", line: 0, column: 0 },
    says: ["deals.csv", "empty"],
  },
  {
    what: "a Parquet file of 0 bytes",
    changes: { "deals.csv": undefined, "deals.parquet": "" },
    fault: { code: "empty-file", file: "data/deals.parquet", line: 0, column: 0 },
    says: ["deals.parquet", "empty"],
  },
  {
    what: "a JSON file of 0 bytes",
    changes: { "deals.csv": undefined, "deals.json": "" },
    fault: { code: "empty-file", file: "data/deals.json", line: 0, column: 0 },
    says: ["deals.json", "empty"],
  },
  {
    what: "a text that calls itself Parquet",
    changes: { "deals.csv": undefined, "deals.parquet": deals },
    fault: { code: "unreadable-file", file: "data/deals.parquet", line: 0, column: 0 },
    says: ["Parquet"],
  },
  {
    what: "no file at all",
    changes: { "deals.csv": undefined },
    fault: { code: "missing-file", line: 0, column: 0 },
    says: ["deals.csv", "--empty deals"],
  },
  {
    what: "two files for one data set",
    changes: { "deals.tsv": deals.replaceAll(",", "\t") },
    fault: { code: "several-files", line: 0, column: 0 },
    says: ["deals.csv and deals.tsv"],
  },
  {
    what: "a line of 100 MB",
    changes: { "deals.csv": `${deals}D3,ann,${"9".repeat(100_000_000)}` },
    fault: { code: "line-too-long", line: 4, column: 0 },
    says: ["deals.csv:4", "longer"],
  },
  {
    what: "a quota of zero",
    changes: { "quotas.csv": quotas.replace("ann,2026-Q1,50000", "ann,2026-Q1,0") },
    fault: { code: "division-by-zero", file: "small.plan", line: 37, column: 0, payee: "ann" },
    says: ["small.plan:37", "zero", "ann", "2026-Q1"],
  },
  {
    what: "a line of management that goes round",
    changes: { "payees.csv": payees.replace("mia,2026-01-01,", "mia,2026-01-01,ann") },
    fault: { code: "management-cycle", file: "data/payees.csv", line: 2, column: 3 },
    says: ["ann -> mia -> ann", "2026-01-01"],
  },
  {
    what: "a text that is not UTF-8",
    changes: { "deals.csv": Buffer.from(deals.replace("D2", "D\xff"), "latin1") },
    fault: { code: "not-utf-8", line: 3, column: 1 },
    says: ["UTF-8"],
  },
  {
    what: "a quote that is never closed",
    changes: { "deals.csv": deals.replace("D2", '"D2') },
    fault: { code: "unclosed-quote", line: 3, column: 1 },
    says: ["quote"],
  },
];

describe.each(badInputs)("$what", ({ changes, fault, says }) => {
  it("stops the pay with a clear error at its place", async () => {
    const answer = await runWith(changes);
    const { column, ...found } = onlyFault(answer);
    const { column: wanted, ...expected } = { file: "data/deals.csv", payee: null, ...fault };
    expect(found).toEqual(expected);
    if (wanted > 0) expect(column).toBe(wanted);
    const shown = await expectRefusal(answer);
    for (const words of says) expect(shown).toContain(words);
  });
});

describe("a byte-order mark and CRLF", () => {
  it("are no fault at all", async () => {
    const changed = Object.entries(goodFiles).map(([name, text]) => {
      return [name, `\uFEFF${text.replaceAll("\n", "\r\n")}`] as const;
    });
    const plain = await runWith({});
    const answer = await runWith(Object.fromEntries(changed));
    expect(answer.exitCode).toBe(0);
    expect(answer.stdout).toBe(plain.stdout);
  });
});

describe("several faults", () => {
  it("are all listed, in the order of the files", async () => {
    const answer = await runWith({
      "deals.csv": deals.replace("60000.00", "x").replace("2026-02-11", "yesterday"),
      "quotas.csv": undefined,
    });
    expect(answer.result.faults.map(({ code, line }) => [code, line])).toEqual([
      ["wrong-type", 2],
      ["wrong-type", 3],
      ["missing-file", 0],
    ]);
    await expectRefusal(answer);
  });
});

describe("--continue", () => {
  it("pays the others and lists what was left out", async () => {
    const answer = await runWith({ "deals.csv": deals.replace("12345.67", "a lot") }, "--continue");
    expect(answer.exitCode).toBe(1);
    expect(answer.result.faults.map(({ code, line }) => [code, line])).toEqual([["wrong-type", 3]]);
    const ann = answer.result.payouts.filter(({ payee }) => payee === "ann");
    expect(ann.map(({ amount }) => amount)).toEqual(["3500.00", "0.00"]);
    expect(answer.result).toHaveProperty("leftOut", [
      { source: "deals", file: "data/deals.csv", line: 3, reason: "fault" },
    ]);
    expect(answer.written).toContain("left-out.csv");
  });

  it("leaves out the payee whose quota is zero", async () => {
    const changes = { "quotas.csv": quotas.replace("ann,2026-Q1,50000", "ann,2026-Q1,0") };
    const answer = await runWith(changes, "--continue");
    expect(answer.exitCode).toBe(1);
    expect(answer.result.faults.map(({ code, payee }) => [code, payee])).toEqual([
      ["division-by-zero", "ann"],
    ]);
    expect(answer.result.payouts.map(({ payee }) => payee)).toEqual(["bob", "bob", "mia", "mia"]);
  });

  it("does not go on without a whole file", async () => {
    const answer = await runWith({ "quotas.csv": undefined }, "--continue");
    expect(answer.exitCode).toBe(1);
    expect(answer.result.payouts).toEqual([]);
    expect(answer.written).toBeUndefined();
  });
});

describe("--empty", () => {
  it.each([
    ["no file", undefined],
    ["a header", "id,rep,amount,kind,Close date\n"],
    ["0 bytes", ""],
  ])("says that %s is meant", async (_, content) => {
    const answer = await runWith({ "deals.csv": content }, "--empty", "deals");
    expect(answer.result.faults).toEqual([]);
    expect(answer.exitCode).toBe(0);
    expect(new Set(answer.result.payouts.map(({ amount }) => amount))).toEqual(new Set(["0.00"]));
  });
});
