import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { goodFiles, planText } from "../bad-input/company.js";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

function company(): string {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "small.plan": planText });
  for (const [name, text] of Object.entries(goodFiles)) writeFiles(cwd, { [`data/${name}`]: text });
  return cwd;
}

const run = ["run", "small.plan", "--data", "data", "--period", "2026-Q1"];

describe("attain run", () => {
  it("prints the payouts as a table with totals per payee, per component and in all", async () => {
    const { exitCode, stdout, stderr } = await attain(run, { cwd: company() });
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`Small company 2026, 2026-Q1
┌────────────┬─────────┬────────────┬──────────┬───────────┐
│ Payee      │ Period  │ commission │ override │ Total USD │
├────────────┼─────────┼────────────┼──────────┼───────────┤
│ ann        │ 2026-Q1 │   3,500.00 │     0.00 │  3,500.00 │
│ bob        │ 2026-Q1 │     617.28 │     0.00 │    617.28 │
│ mia        │ 2026-Q1 │       0.00 │   723.46 │    723.46 │
├────────────┼─────────┼────────────┼──────────┼───────────┤
│ All payees │         │   4,117.28 │   723.46 │  4,840.74 │
└────────────┴─────────┴────────────┴──────────┴───────────┘
`);
  });

  it("takes back after the plan's end what was cancelled after it", async () => {
    const cwd = company();
    const quarters = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"];
    const quotas = ["ann", "bob", "mia"].flatMap((payee) => quarters.map((each) => `${payee},${each},50000`));
    writeFiles(cwd, {
      "data/quotas.csv": ["payee,quarter,amount", ...quotas, ""].join("\n"),
      "data/deals.csv": `id,rep,amount,kind,Close date,known
D1,ann,60000.00,new,2026-01-20,2026-01-20
D1,ann,0,new,2026-01-20,2027-01-15
`,
    });
    const after = ["run", "small.plan", "--data", "data", "--period", "2027-Q1", "--json"];
    const { exitCode, stdout } = await attain(after, { cwd });
    expect(exitCode).toBe(0);
    // 50,000 at 5 % and 10,000 at 10 % of ann's, and 1 % of 60,000 of her manager's.
    const paid = JSON.parse(stdout).payouts.map((line: Record<string, string>) => [line.payee, line.amount]);
    expect(paid).toEqual([
      ["ann", "-3500.00"],
      ["mia", "-600.00"],
    ]);
  });

  it("pays the same with either evaluator", async () => {
    const compiled = await attain(run, { cwd: company() });
    const reference = await attain([...run, "--evaluator", "reference"], { cwd: company() });
    expect(reference).toEqual(compiled);
    const { stdout } = await attain([...run, "--json", "--evaluator", "reference"], { cwd: company() });
    expect(JSON.parse(stdout).evaluator).toBe("reference");
  });

  it("prints exactly one object with --json, every number as text", async () => {
    const { exitCode, stdout, stderr } = await attain([...run, "--json"], { cwd: company() });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual([
      "plan",
      "period",
      "payouts",
      "figures",
      "faults",
      "control",
      "evaluator",
    ]);
    expect(result.evaluator).toBe("compiled");
    expect(result.control).toMatchObject({
      payees: new Set(result.payouts.map(({ payee }: { payee: string }) => payee)).size,
      payouts: result.payouts.length,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(result).toMatchObject({ plan: "small", period: "2026-Q1", faults: [] });
    expect(result.payouts[0]).toEqual({
      payee: "ann",
      period: "2026-Q1",
      component: "commission",
      amount: "3500.00",
      currency: "USD",
    });
    expect(result.figures).toContainEqual({
      payee: "ann",
      period: "2026-Q1",
      name: "attainment",
      value: "1.2",
    });
  });

  it("writes every list as Parquet, too, with exact amounts", async () => {
    const cwd = company();
    const { exitCode } = await attain([...run, "--out", "results", "--parquet"], { cwd });
    expect(exitCode).toBe(0);
    const path = join(cwd, "results", "payouts.parquet").replaceAll("'", "''").replace(/[[*?]/g, "[$&]");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const rows = await connection.runAndReadAll(
      `select payee, period, component, amount::varchar as amount, currency from read_parquet('${path}')`,
    );
    const types = await connection.runAndReadAll(`describe select amount from read_parquet('${path}')`);
    connection.closeSync();
    expect(rows.getRowObjects()).toEqual(
      JSON.parse(readFileSync(join(cwd, "results", "payouts.json"), "utf8")),
    );
    expect(types.getRows()[0]?.[1]).toBe("DECIMAL(38,2)");
  });

  it("writes every list as CSV and JSON, and again over an earlier run's", async () => {
    const cwd = company();
    const first = await attain([...run, "--out", "results/q1", "--deals"], { cwd });
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toContain("Written to results/q1");
    const read = (name: string) => readFileSync(join(cwd, "results/q1", name), "utf8");
    const payouts = parseCsv(read("payouts.csv"), { columns: true });
    expect(payouts).toEqual(JSON.parse(read("payouts.json")));
    expect(payouts).toContainEqual({
      payee: "bob",
      period: "2026-Q1",
      component: "commission",
      amount: "617.28",
      currency: "USD",
    });
    expect(parseCsv(read("credits.csv"), { columns: true })).toHaveLength(4);
    const lines: { payee: string; component: string; amount: string }[] = JSON.parse(read("lines.json"));
    expect(lines.filter((line) => line.payee === "ann" && line.component === "commission")).toMatchObject([
      { credit: "booking", key: "D1", date: "2026-01-20", amount: "3500.00" },
    ]);
    expect(JSON.parse(read("faults.json"))).toEqual([]);
    expect(first.stdout).toContain(`digest ${JSON.parse(read("control.json")).digest.slice(0, 16)}`);

    const before = readdirSync(join(cwd, "results/q1")).map((name) => [name, read(name)]);
    expect((await attain([...run, "--out", "results/q1", "--deals"], { cwd })).exitCode).toBe(0);
    expect(readdirSync(join(cwd, "results/q1")).map((name) => [name, read(name)])).toEqual(before);

    expect((await attain([...run, "--out", "results/q1"], { cwd })).exitCode).toBe(0);
    const withoutDeals = before.filter(([name = ""]) => !/^(credits|lines)\./.test(name));
    expect(readdirSync(join(cwd, "results/q1")).map((name) => [name, read(name)])).toEqual(withoutDeals);
    expect(readdirSync(join(cwd, "results"))).toEqual(["q1"]);
  });

  it("never touches a directory that holds anything else", async () => {
    const cwd = company();
    const { exitCode, stderr, stdout } = await attain([...run, "--out", "data"], { cwd });
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("deals.csv, which is not a result of a run");
    expect(readdirSync(join(cwd, "data")).sort()).toEqual(Object.keys(goodFiles).sort());
  });

  it("says why results cannot be written", async () => {
    const cwd = company();
    writeFiles(cwd, { taken: "mine" });
    const { exitCode, stderr } = await attain([...run, "--out", "taken"], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("The results cannot be written to taken");
    expect(readFileSync(join(cwd, "taken"), "utf8")).toBe("mine");
  });

  it("shows one payee, for whom everybody's rows still count", async () => {
    const { stdout } = await attain([...run, "--payee", "mia", "--json"], { cwd: company() });
    const { payouts } = JSON.parse(stdout);
    expect(payouts.map(({ payee, amount }: { payee: string; amount: string }) => [payee, amount])).toEqual([
      ["mia", "0.00"],
      ["mia", "723.46"],
    ]);
  });

  it("reads TSV, and CSV separated by semicolons, to the same bytes", async () => {
    const plain = await attain([...run, "--json"], { cwd: company() });
    const cwd = temporaryDirectory();
    writeFiles(cwd, {
      "small.plan": planText,
      "data/payees.tsv": goodFiles["payees.csv"].replaceAll(",", "\t"),
      "data/deals.csv": goodFiles["deals.csv"].replaceAll(",", ";"),
      "data/quotas.csv": goodFiles["quotas.csv"],
    });
    expect(await attain([...run, "--json"], { cwd })).toEqual(plain);
  });

  it("answers a plan with errors in the same form", async () => {
    const cwd = company();
    writeFiles(cwd, { "small.plan": planText.replace("sum(booking)", "sum(bookng)") });
    const answer = await attain([...run, "--json", "--out", "out"], { cwd });
    expect(answer.exitCode).toBe(1);
    expect(JSON.parse(answer.stdout)).toMatchObject({
      plan: "small",
      period: "2026-Q1",
      payouts: [],
      figures: [],
      faults: [{ code: "unknown-name", file: "small.plan", line: 36, column: 38, payee: null }],
    });
    expect(existsSync(join(cwd, "out"))).toBe(false);
    const shown = await attain(run, { cwd });
    expect(shown).toMatchObject({ exitCode: 1, stdout: "" });
    expect(shown.stderr).toContain("small.plan:36:38");
  });

  it("does not let rows steer the terminal", async () => {
    const cwd = company();
    const payees = goodFiles["payees.csv"].replaceAll("ann", "a\u001b[2Jn");
    const deals = goodFiles["deals.csv"].replaceAll("ann", "a\u001b[2Jn");
    const quotas = goodFiles["quotas.csv"].replaceAll("ann", "a\u001b[2Jn");
    writeFiles(cwd, { "data/payees.csv": payees, "data/deals.csv": deals, "data/quotas.csv": quotas });
    const { stdout, stderr } = await attain(run, { cwd });
    expect(`${stdout}${stderr}`).not.toContain("\u001b");
    expect(stdout).toContain("a\\u{1b}[2Jn");
  });
});
