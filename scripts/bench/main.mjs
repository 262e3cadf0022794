/**
 * `npm run bench`: the reference work by the engine and by its peers, side by side on the same rows, with the
 * same cents. Prints tables, or with `--json` one object; `--quick` takes less than a minute.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ReadingThreads } from "../../packages/cli/dist/data/csv-parts.js";
import { compilePlan } from "../../packages/dsl/dist/index.js";
import {
  bind,
  costOf,
  PayeeRun,
  prepare as prepareRuleSet,
  sweep,
} from "../../packages/engine/dist/index.js";
import {
  columnsOf,
  compiled,
  compiledOnce,
  compiledWide,
  factsFromFiles,
  fromFiles,
  period,
  reference,
  ruleSetOf,
} from "./attain.mjs";
import { inTurn, machine, secondProcessor, spread, timed } from "./measure.mjs";
import * as bigInteger from "./peers/big-integer.mjs";
import * as decimalJs from "./peers/decimal-js.mjs";
import * as duckdb from "./peers/duckdb.mjs";
import * as jsonRulesEngine from "./peers/json-rules-engine.mjs";
import * as safeInteger from "./peers/safe-integer.mjs";
import * as safeIntegerFolded from "./peers/safe-integer-folded.mjs";
import * as zen from "./peers/zen.mjs";
import { bytesPerDeal, factsOf } from "./reference/facts.mjs";
import { writeCsv, writeParquet, writePayees } from "./reference/files.mjs";
import { longPlan, referencePlan, sweptPlan } from "./reference/reference-plan.mjs";
import { payeeName, referenceWork } from "./reference/reference-work.mjs";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    rows: { type: "string" },
    times: { type: "string" },
  },
});
const rows = Number(options.rows ?? (options.quick ? 100_000 : 1_000_000));
const times = Number(options.times ?? (options.quick ? 3 : 5));
/** Seconds that one run of a contender may take; one that would take longer gets fewer rows. */
const patience = options.quick ? 0.7 : 8;
const say = options.json ? () => {} : console.log;

/** The engine calculates on one thread, so DuckDB has one too where they are compared in memory. */
const threads = 1;
/** Contenders that the tables have and the object has not. */
const extras = new Set(["compiled_once", "reference"]);
let sameCents = true;

say(`${machine()}; ${rows.toLocaleString("en")} deals, ${times} times in turn\n`);
const spinRatio = await secondProcessor();
const hasSecond = spinRatio < 1.4;
say(
  `Second processor: ${hasSecond ? "there" : "busy elsewhere, so two threads count for little"} (two loops at once take ${spinRatio.toFixed(2)} times one)\n`,
);

const rowsPerSecond = await inMemory();
const filesSeconds = await fromAllFiles();
const growth = grown();
const scenarios = await scenariosSeconds();
const onePayee = await onePayeeMilliseconds();
const diagnostics = await diagnosticsMilliseconds();
const diagnosticsAfterEdit = await diagnosticsAfterEditMilliseconds();
const columnBytes = bytesPerDeal(factsOf(referenceWork(10_000)));
say(`\nColumns in memory: ${columnBytes.toFixed(1)} bytes a deal`);
say(`All contenders that calculated the same rows paid the same cents: ${sameCents ? "yes" : "NO"}`);
say(`Peak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

if (options.json) {
  const object = {
    same_cents: sameCents,
    threads,
    rows_per_s: rowsPerSecond,
    files_s: filesSeconds,
    bytes_per_deal: columnBytes,
    growth: growth.map(({ deals, seconds }) => ({ deals, seconds })),
    scenarios_1000_s: scenarios,
    one_payee_ms: onePayee,
    diagnostics_1000_lines_ms: diagnostics,
    diagnostics_after_edit_1000_lines_ms: diagnosticsAfterEdit,
  };
  console.log(JSON.stringify(object));
}
process.exit(sameCents ? 0 : 1);

/** Rows a second by contender, each on as many rows as it has patience for. */
async function inMemory() {
  const contenders = [
    compiled,
    compiledOnce,
    compiledWide,
    duckdb,
    safeInteger,
    safeIntegerFolded,
    decimalJs,
    jsonRulesEngine,
    zen,
    reference,
  ];
  const works = new Map();
  const workOf = (deals) => {
    if (!works.has(deals)) works.set(deals, referenceWork(deals));
    return works.get(deals);
  };
  const expected = new Map();
  const ready = [];
  for (const contender of contenders) {
    const deals = await bearable(contender, workOf);
    const run = await contender.prepare(workOf(deals), { threads });
    const key = contender === compiledWide ? `wide ${deals}` : String(deals);
    if (!expected.has(key)) {
      const peer = contender === compiledWide ? bigInteger : safeInteger;
      expected.set(key, peer.prepare(workOf(deals))());
    }
    check(contender.name, await run(), expected.get(key));
    ready.push({ name: contender.name, deals, run });
  }
  const seconds = await inTurn(ready, times);
  const found = ready.map(({ name, deals }) => {
    const { min, median, max } = spread(seconds.get(name).seconds);
    const processor = deals / spread(seconds.get(name).processor).median;
    return { name, deals, min: deals / max, median: deals / median, max: deals / min, processor };
  });
  const ours = found[0];
  say(`In memory, ${threads} thread, million deals a second`);
  table(
    ["", "deals", "min", "median", "max", "compiled / it", "a processor second", "compiled / it"],
    found.map(({ name, deals, min, median, max, processor }) => [
      name,
      deals.toLocaleString("en"),
      ...[min, median, max].map((rate) => (rate / 1e6).toPrecision(3)),
      (ours.median / median).toPrecision(3),
      (processor / 1e6).toPrecision(3),
      (ours.processor / processor).toPrecision(3),
    ]),
  );
  return Object.fromEntries(
    found.filter(({ name }) => !extras.has(name)).map(({ name, median }) => [name, median]),
  );
}

/** As many rows as asked for, or a tenth, a hundredth ... of them that a contender calculates within its patience. */
async function bearable(contender, workOf) {
  let deals = rows;
  while (deals > 2_000) deals /= 10;
  for (; deals < rows; deals *= 10) {
    const run = await contender.prepare(workOf(deals), { threads });
    await run();
    if ((await timed(run)).seconds * 10 > patience) break;
  }
  return deals;
}

async function fromAllFiles() {
  const directory = mkdtempSync(join(tmpdir(), "attain-bench-"));
  const pool = ReadingThreads.start(2);
  try {
    const deals = await bearable(compiled, (count) => referenceWork(count));
    const work = referenceWork(rows);
    const paidWork = referenceWork(deals);
    const connection = await duckdb.connect(2);
    const places = {
      all: join(directory, "all"),
      paid: join(directory, "paid"),
      parquet: join(directory, "parquet"),
    };
    for (const place of Object.values(places)) spawnSync("mkdir", [place]);
    for (const [place, of] of [
      [places.all, work],
      [places.paid, paidWork],
    ]) {
      writePayees(of, place);
      writeCsv(of, place);
    }
    writePayees(paidWork, places.parquet);
    await writeParquet(connection, join(places.paid, "deals.csv"), places.parquet);
    const expected = safeInteger.prepare(paidWork)();
    const ruleSet = ruleSetOf(referencePlan());
    const csv = duckdb.csvRows(join(places.paid, "deals.csv"));
    const parquet = duckdb.parquetRows(join(places.parquet, "deals.parquet"));
    const paying = [
      { name: "csv attain", run: fromFiles(places.paid, paidWork.payees, pool) },
      { name: "csv duckdb", run: duckdb.fromFile(connection, csv, paidWork.payees) },
      { name: "parquet attain", run: fromFiles(places.parquet, paidWork.payees, pool) },
      { name: "parquet duckdb", run: duckdb.fromFile(connection, parquet, paidWork.payees) },
    ];
    for (const { name, run } of paying) check(name, await run(), expected);
    const seconds = await inTurn(paying, times);
    say(`\nFrom files to payouts, 2 threads, ${deals.toLocaleString("en")} deals, seconds`);
    spreads(seconds);
    const all = duckdb.fromFile(connection, duckdb.csvRows(join(places.all, "deals.csv")), work.payees);
    const reading = await inTurn(
      [
        { name: "csv to columns, attain, 2 threads", run: () => factsFromFiles(places.all, ruleSet, pool) },
        { name: "csv to columns, attain, 1 thread", run: () => factsFromFiles(places.all, ruleSet, "none") },
        { name: "csv to payouts, duckdb, 2 threads", run: all },
      ],
      times,
    );
    say(`\nFrom files to columns, ${rows.toLocaleString("en")} deals, seconds`);
    spreads(reading);
    const median = (name) => spread(seconds.get(name).seconds).median;
    return {
      csv: { attain: median("csv attain"), duckdb: median("csv duckdb") },
      parquet: { attain: median("parquet attain"), duckdb: median("parquet duckdb") },
    };
  } finally {
    await pool?.stop();
    rmSync(directory, { recursive: true });
  }
}

/** Each size in its own process. */
function grown() {
  const sizes = [10_000, 100_000, 1_000_000, 10_000_000];
  const growth = [];
  say("\nGrowth, 10,000 payees");
  for (const deals of sizes) {
    const last = growth.at(-1);
    // What took a tenth of the patience will take all of it for ten times as many.
    if (deals > rows * 10 || (last && last.seconds * 10 > patience * 4)) break;
    const script = fileURLToPath(new URL("growth.mjs", import.meta.url));
    const { stdout, status } = spawnSync(
      process.execPath,
      [script, String(deals), options.quick ? "3" : "5"],
      {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    if (status !== 0) break;
    growth.push(JSON.parse(stdout));
  }
  table(
    ["deals", "seconds", "times the one before", "peak memory, MB", "columns, MB"],
    growth.map(({ deals, seconds, peakBytes, columnBytes: held }, index) => [
      deals.toLocaleString("en"),
      seconds.toPrecision(3),
      index === 0 ? "" : (seconds / growth[index - 1].seconds).toFixed(1),
      (peakBytes / 1e6).toFixed(0),
      (held / 1e6).toFixed(1),
    ]),
  );
  return growth;
}

/** A thousand scenarios of tiers and cap over everybody, each with its cost; the last one checked by a whole run. */
async function scenariosSeconds() {
  const ruleSet = ruleSetOf(sweptPlan());
  const work = referenceWork(Math.min(rows, 1_000_000));
  const bound = bind(prepareRuleSet(ruleSet), factsOf(work));
  const scenarios = Array.from({ length: 1_000 }, (_, index) => ({
    base_rate: `0.0${100 + (index % 100)}`,
    top_rate: `0.0${600 + (index % 37)}`,
    second_step: String(200_000 + index * 100),
    top: String(30_000 + index * 10),
  }));
  let last;
  const run = async () => {
    const swept = await sweep(bound, period, scenarios);
    for await (const scenario of swept.scenarios)
      last = { cost: costOf(scenario), changes: scenario.changes };
  };
  const seconds = await inTurn([{ name: "it", run }], options.quick ? 1 : times);
  const { seconds: all, processor } = seconds.get("it");
  const whole = columnsOf(bind(bound.prepared, { ...bound.facts, parameters: last.changes }));
  if (JSON.stringify(costOf(whole)) !== JSON.stringify(last.cost)) {
    sameCents = false;
    console.error("a scenario pays other cents than a whole run with its parameters");
  }
  const { min, median, max } = spread(all);
  say(
    `\n1,000 scenarios of ${work.payees.toLocaleString("en")} payees and 3 periods: ${[min, median, max].map((each) => each.toFixed(2)).join(" - ")} s, ${spread(processor).median.toFixed(2)} s of the processor`,
  );
  return median;
}

/** One of everybody, with a thousand deals instead of the payee's own, as after a keystroke in one of them. */
async function onePayeeMilliseconds() {
  const bound = bind(
    prepareRuleSet(ruleSetOf(referencePlan())),
    factsOf(referenceWork(Math.min(rows, 1_000_000))),
  );
  const own = PayeeRun.of(bound, payeeName(0), period);
  const deals = factsOf(referenceWork(1_000, 1)).tables.get("deals");
  if (own === undefined) throw new Error("the payees of the reference plan are not calculated apart");
  const run = () => {
    const found = own.outcome(new Map([["deals", deals]]));
    if (found.uncovered) throw new Error("the reference plan is not covered");
    return found;
  };
  const milliseconds = await repeated(run);
  say(
    `\nOne of ${bound.names.length.toLocaleString("en")} payees, with 1,000 deals, calculated again, deal by deal: ${milliseconds.toPrecision(3)} ms`,
  );
  return milliseconds;
}

async function diagnosticsMilliseconds() {
  const text = longPlan();
  const milliseconds = await repeated(() => compilePlan(text));
  say(
    `Text of ${text.split("\n").length.toLocaleString("en")} lines to diagnostics: ${milliseconds.toPrecision(3)} ms`,
  );
  return milliseconds;
}

/** The same after an edit in the midst of it, every time another one, with all analyses: nothing can be kept from before. */
async function diagnosticsAfterEditMilliseconds() {
  const text = longPlan();
  const place = text.indexOf("cap  5_000", text.length / 2) + "cap  ".length;
  let edits = 0;
  const milliseconds = await repeated(() => {
    edits += 1;
    const { diagnostics } = compilePlan(`${text.slice(0, place)}${edits}${text.slice(place)}`);
    if (diagnostics.some(({ severity }) => severity === "error")) throw new Error("the edited plan is wrong");
  });
  say(`After an edit, all analyses on: ${milliseconds.toPrecision(3)} ms`);
  return milliseconds;
}

async function repeated(run) {
  const seconds = await inTurn([{ name: "it", run }], times * 3);
  return spread(seconds.get("it").seconds).median * 1000;
}

function check(name, found, expected) {
  const differs = expected.findIndex((cents, slot) => found[slot] !== cents);
  if (differs < 0) return;
  sameCents = false;
  console.error(`${name} pays ${found[differs]} cents where ${expected[differs]} are due`);
}

function spreads(seconds) {
  table(
    ["", "min", "median", "max", "processor"],
    [...seconds].map(([name, times]) => {
      const { min, median, max } = spread(times.seconds);
      const processor = spread(times.processor).median;
      return [name, ...[min, median, max, processor].map((value) => value.toFixed(3))];
    }),
  );
}

function table(titles, lines) {
  const widths = titles.map((title, column) =>
    Math.max(...[title, ...lines.map((line) => line[column])].map((cell) => cell.length)),
  );
  for (const line of [titles, ...lines]) {
    say(
      `  ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ")}`,
    );
  }
}
