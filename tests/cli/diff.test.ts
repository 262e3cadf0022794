import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { attain } from "./run-attain.js";
import { temporaryDirectory, writeFiles } from "./temporary-directory.js";

const example = fileURLToPath(new URL("../../examples/software-seller", import.meta.url));
const older = readFileSync(join(example, "software-seller.plan"), "utf8");
const data = ["--data", join(example, "data"), "--period", "2026-Q1"];

async function diffOf(newer: string, ...options: readonly string[]) {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { "old.plan": older, "new.plan": newer });
  const { exitCode, stdout } = await attain(["diff", "old.plan", "new.plan", "--json", ...options], { cwd });
  return { cwd, exitCode, answer: JSON.parse(stdout) };
}

const whatOf = ({ changes }: { readonly changes: readonly { readonly what: string }[] }) =>
  changes.map(({ what }) => what);

describe("attain diff", () => {
  it("says in words of the plan what has changed", async () => {
    const newer = older
      .replace("from  50% : 8%", "from  60% : 8%")
      .replace("from   0% : 4%", "from   0% : 4.5%")
      .replace("from 2026-07-01 : 15%", "from 2026-07-01 : 14%")
      .replace("  gate   attainment >= 30% past paid\n", "")
      .replace(
        'when "support",  any             : 0.5\n',
        'when "support",  any             : 0.5\n  when "services", "AMER"          : 1.1\n',
      )
      .replace("tiers commission_rate", "param spare : percent = 3%\n\ntiers commission_rate");
    const { answer } = await diffOf(newer, "--cases", "20");
    expect(whatOf(answer)).toEqual([
      "accelerator: the value `from 2026-07-01`: `15%` falls to `14%`",
      'weight gets `when "services", "AMER" : 1.1`',
      "commission_rate: the tier `0%`: `4%` rises to `4.5%`",
      "commission_rate: the tier of `8%` moves from `50%` to `60%`",
      "commission loses `gate attainment >= 30% past paid`",
      "param spare is added",
    ]);
  });

  it("proves that layout, comments, tests and names for people change no pay", async () => {
    const newer = older
      .replace("/// Enterprise account executives.", "/// Account executives.")
      .replace(/test "an accelerator quarter" \{[^}]*\}[^}]*\}/, "")
      .replace('clause "Plan letter 4.2"', 'clause "Plan letter 5.1"');
    const { answer } = await diffOf(newer);
    expect(answer.changes).toEqual([]);
    expect(answer.alwaysSame).toMatchObject({ verdict: "proved", witness: null });
  });

  it("finds rows that both pay differently, as a test that fails on the newer plan", async () => {
    const newer = older.replace("500 USD * count", "600 USD * count");
    const { answer, cwd } = await diffOf(newer);
    expect(answer.alwaysSame.verdict).toBe("refuted");
    const [line] = answer.alwaysSame.witness.payouts;
    writeFiles(cwd, { "again.plan": `${newer}\n${answer.alwaysSame.witness.test}` });
    const { exitCode, stdout } = await attain(["test", "again.plan", "--json"], { cwd });
    expect(exitCode).toBe(1);
    const [{ actual, expected }] = JSON.parse(stdout).tests.at(-1).expectations;
    const told = [line.amount, line.against].map((text: string) => Number(text.replace(/[_A-Z]/g, "")));
    expect([Number(actual), Number(expected)]).toEqual(told);
  });

  it("says who wins and who loses, and because of which change; the parts add up", async () => {
    const newer = older
      .replace("500 USD * count", "600 USD * count")
      .replace("from  50% : 8%", "from  60% : 8.5%");
    const { answer, exitCode } = await diffOf(newer, ...data, "--cases", "20");
    expect(exitCode).toBe(0);
    const cents = (text: string) => Math.round(Number(text) * 100);
    const { totals, payees, same } = answer;
    expect(payees.length + same).toBe(11);
    const sum = (list: readonly { readonly difference: string }[]) =>
      list.reduce((total, { difference }) => total + cents(difference), 0);
    expect(cents(totals[0].difference)).toBe(sum(payees));
    for (const each of [...totals, ...payees]) {
      expect(cents(each.after) - cents(each.before)).toBe(cents(each.difference));
      expect(sum(each.because)).toBe(cents(each.difference));
    }
    const sizes = payees.map(({ difference }: { difference: string }) => Math.abs(cents(difference)));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const hugo = payees.find(({ payee }: { payee: string }) => payee === "hugo");
    expect(hugo.because).toEqual([{ changes: [2], difference: "300.00" }]);
  });

  it("writes a page, and says nothing of a plan with errors", async () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, {
      "old.plan": older,
      "new.plan": older.replace("12%", "11%"),
      "bad.plan": "language 1\nplan",
    });
    const fine = await attain(["diff", "old.plan", "new.plan", "--html", "d.html", "--cases", "5"], { cwd });
    expect(fine.exitCode).toBe(0);
    expect(readFileSync(join(cwd, "d.html"), "utf8")).toContain("<li>accelerator: the value");
    expect((await attain(["diff", "old.plan", "bad.plan"], { cwd })).exitCode).toBe(1);
    expect((await attain(["diff", "old.plan", "new.plan", "--data", "x"], { cwd })).exitCode).toBe(2);
  });
});
