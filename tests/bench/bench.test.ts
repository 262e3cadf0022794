/** The benchmark on few rows: that everybody pays the same cents, and what its object has. No time is judged. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const main = fileURLToPath(new URL("../../scripts/bench/main.mjs", import.meta.url));
const positive = expect.any(Number);

it("the benchmark pays the same cents by every contender, and says so in one object", () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [main, "--quick", "--json", "--rows", "1000", "--times", "1"],
    { encoding: "utf8" },
  );
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  expect(JSON.parse(stdout)).toEqual({
    same_cents: true,
    threads: positive,
    rows_per_s: {
      compiled: positive,
      compiled_wide: positive,
      duckdb: positive,
      safe_integer: positive,
      safe_integer_folded: positive,
      decimal_js: positive,
      json_rules_engine: positive,
      zen: positive,
    },
    files_s: {
      csv: { attain: positive, duckdb: positive },
      parquet: { attain: positive, duckdb: positive },
    },
    bytes_per_deal: positive,
    growth: expect.arrayContaining([{ deals: 10_000, seconds: positive }]),
    scenarios_1000_s: positive,
    one_payee_ms: positive,
    diagnostics_1000_lines_ms: positive,
    diagnostics_after_edit_1000_lines_ms: positive,
  });
}, 240_000);
