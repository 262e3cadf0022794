/** Not one digit of a decimal is changed by reading, whatever kind of file it comes in. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readRows } from "../../packages/cli/src/data/read-rows.js";
import { temporaryDirectory } from "../cli/temporary-directory.js";
import { cells, column, ruleSetOf, source } from "./rule-set-of.js";

const ruleSet = ruleSetOf([source("deals", [column("amount", { kind: "money", currency: "USD" })])]);

/** Whole numbers of units at the edges of doubles, of 64 bits and of what a plan may hold. */
const units = fc.oneof(
  fc.bigInt({ min: 1n - 10n ** 22n, max: 10n ** 22n - 1n }),
  fc
    .tuple(
      fc.constantFrom(0n, 2n ** 53n, 2n ** 63n, 10n ** 15n, 10n ** 18n, 999_999_999_999n),
      fc.bigInt({ min: -2n, max: 2n }),
      fc.boolean(),
    )
    .map(([edge, step, isNegative]) => (isNegative ? -(edge + step) : edge + step)),
);

const file = fc.record({
  scale: fc.integer({ min: 0, max: 12 }),
  amounts: fc.array(units, { minLength: 1, maxLength: 40 }),
});

function decimal(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${value < 0n ? "-" : ""}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ""}`;
}

/** Without noughts that say nothing. */
function canonical(text: string): string {
  const plain = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return plain === "-0" ? "0" : plain;
}

async function read(name: string, content: string): Promise<readonly string[]> {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, name), content);
  return amountsIn(directory);
}

async function amountsIn(directory: string): Promise<readonly string[]> {
  const rows = await readRows(ruleSet, { directory, cwd: directory, without: [], threads: "none" }, () => {});
  expect(rows.faults).toEqual([]);
  return cells(rows, "deals", "amount").map((text) => {
    const [whole = "", scale = ""] = String(text).split("e-");
    return canonical(decimal(BigInt(whole), Number(scale)));
  });
}

it("keeps every digit in CSV, TSV, JSON and Parquet", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const parquet = async (texts: readonly string[], type: string) => {
    const directory = temporaryDirectory();
    const values = texts.map((text) => `('${text}'::${type})`).join(", ");
    const path = join(directory, "deals.parquet").replaceAll("'", "''");
    await connection.run(
      `copy (select * from (values ${values}) as t(amount)) to '${path}' (format parquet)`,
    );
    return amountsIn(directory);
  };
  const property = fc.asyncProperty(file, async ({ scale, amounts }) => {
    const texts = amounts.map((amount) => decimal(amount, scale));
    const expected = texts.map(canonical);
    expect(await read("deals.csv", `amount\n${texts.join("\n")}\n`)).toEqual(expected);
    expect(await read("deals.tsv", `amount\r\n${texts.map((text) => `"${text}"`).join("\r\n")}`)).toEqual(
      expected,
    );
    expect(await read("deals.json", JSON.stringify(texts.map((amount) => ({ amount }))))).toEqual(expected);
    expect(await read("deals.json", texts.map((text) => `{"amount": ${text}}\n`).join(""))).toEqual(expected);
    expect(await parquet(texts, `decimal(38, ${scale})`)).toEqual(expected);
    expect(await parquet(texts, "varchar")).toEqual(expected);
    const short = texts.filter((_, index) => (amounts[index] ?? 0n) ** 2n < 10n ** 36n);
    if (short.length > 0) expect(await parquet(short, `decimal(18, ${scale})`)).toEqual(short.map(canonical));
  });
  await fc.assert(property, { numRuns: 12 });
  connection.closeSync();
  instance.closeSync();
});
