/** Every example company against the payouts and figures that were worked out without Attain. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, runCase } from "@attain/dsl";
import { sameDecimal, sumDecimals } from "@attain/engine";
import { describe, expect, it } from "vitest";
import { missed } from "../published/missed.js";
import { calculateExample, compileFile, readFolder } from "./calculate-example.js";
import { expectedPeriods, expectedRows } from "./expected-rows.js";

const folder = fileURLToPath(new URL("../../examples", import.meta.url));
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

it("finds the examples", () => {
  expect(names).toEqual(expect.arrayContaining(["medical-devices", "northwind", "software-seller"]));
});

describe.each(names)("%s", (name) => {
  const plan = join(folder, name, `${name}.plan`);
  const data = join(folder, name, "data");
  const expected = join(folder, name, "expected");
  const compilation = compileFile(plan);

  it("compiles without a diagnostic", () => {
    expect(compilation.diagnostics).toEqual([]);
    expect(compilation.ruleSet).toBeDefined();
  });

  it("is laid out", () => {
    const text = readFileSync(plan, "utf8");
    expect(format(text)).toBe(text);
  });

  it.each(compilation.cases.map((planCase) => [planCase.title, planCase] as const))(
    "its test holds: %s",
    async (_, planCase) => {
      if (compilation.ruleSet === undefined) throw new Error("the plan does not compile");
      const result = await runCase(compilation.ruleSet, planCase);
      expect(result.faults).toEqual([]);
      expect(missed(result)).toEqual([]);
      expect(result.passed).toBe(true);
    },
  );

  if (!existsSync(expected)) return;

  it("has data without a fault", () => {
    if (compilation.ruleSet === undefined) throw new Error("the plan does not compile");
    expect(readFolder(compilation.ruleSet, data).faults).toEqual([]);
  });

  describe.each(expectedPeriods(expected))("%s", (period) => {
    it("pays what was worked out by hand, to the cent, and has its figures", async () => {
      const outcome = await calculateExample({ plan, data, period });
      expect(outcome.faults).toEqual([]);
      // A payout of nothing is not listed in the expected files.
      const paid = outcome.payouts
        .filter(({ amount }) => Number(amount) !== 0)
        .map((line) => `${line.period} ${line.payee} ${line.component} ${line.amount} ${line.currency}`);
      const wanted = expectedRows(expected, period).map(
        (row) => `${row.period} ${row.payee} ${row.component} ${row.amount} ${row.currency}`,
      );
      expect(wanted.length).toBeGreaterThan(0);
      expect(paid).toEqual(wanted);

      const figures = new Map(
        outcome.figures.map((line) => [`${line.period} ${line.payee} ${line.name}`, line.value]),
      );
      const wantedFigures = expectedRows(expected, `${period}-figures`);
      expect(wantedFigures.length).toBeGreaterThan(0);
      for (const { payee, period: of, name: component, value } of outcome.figures) {
        const lines = outcome.lines.filter(
          (line) => line.payee === payee && line.period === of && line.component === component,
        );
        if (lines.length === 0) continue;
        const sum = sumDecimals(lines.map(({ amount }) => amount));
        expect(sameDecimal(sum, value), `deal lines of ${component}, ${payee}, ${of}: ${sum}`).toBe(true);
      }
      for (const row of wantedFigures) {
        const name = `${row.period} ${row.payee} ${row.name}`;
        expect(`${name} ${figures.get(name)}`).toBe(`${name} ${row.value}`);
      }
    });
  });
});
