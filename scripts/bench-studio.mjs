/**
 * `npm run bench-studio`: how long the studio takes in a headless browser, on the sample company: from a key
 * to diagnostics and new values, and from an empty cache to the first values. `--json` prints one object.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    loads: { type: "string", default: "7" },
    strokes: { type: "string", default: "40" },
  },
});

const setup = spawnSync(process.execPath, [fileURLToPath(new URL("setup.mjs", import.meta.url))], {
  stdio: ["ignore", 2, 2],
});
if (setup.status !== 0) process.exit(1);

const { default: chromium } = await import("@sparticuz/chromium");
const { chromium: playwright } = await import("playwright-core");
const { buildStudio, studioDirectory } = await import("../packages/editor/scripts/build-studio.mjs");
const { configFromEnvironment, startServer } = await import("../packages/server/dist/index.js");

await buildStudio();
const directory = mkdtempSync(join(tmpdir(), "attain-bench-studio-"));
const port = await freePort();
const url = `http://localhost:${port}`;
const config = configFromEnvironment(
  {},
  { port, publicUrl: url, dataDirectory: directory, studio: studioDirectory, logLevel: "silent" },
);
const server = await startServer({ config, write: () => {} });
// In one process the browser ends with its first window.
const args = chromium.args.filter((arg) => arg !== "--single-process" && arg !== "--no-zygote");
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args,
  headless: true,
});

try {
  const loads = [];
  for (let load = 0; load < Number(options.loads); load += 1) loads.push(await firstLoad());
  const strokes = await keystrokes(Number(options.strokes));
  const figures = {
    first_load_ms: spread(loads),
    keystroke_ms: spread(strokes),
    monaco_chunk_kilobytes: chunkSize("monaco"),
  };
  console.log(options.json ? JSON.stringify(figures) : told(figures));
} finally {
  await browser.close();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}

/** Nothing is cached: from the address to the values of the sample company. */
async function firstLoad() {
  const page = await newPage();
  await page.goto(`${url}/#/write`);
  await page.waitForFunction(() => performance.getEntriesByName("attain:answered").length > 0);
  const measured = await page.evaluate(() => {
    const [answered] = performance.getEntriesByName("attain:answered");
    // Counts from when the address was opened.
    return answered.startTime + answered.duration;
  });
  await page.context().close();
  return measured;
}

/** One key after the other into a rate: each from the key to the values of the text with it. */
async function keystrokes(count) {
  const page = await newPage();
  await page.goto(`${url}/#/write`);
  await page.getByTestId("values").locator(".number").first().waitFor();
  await page.locator(".monaco-editor").first().click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+f");
  await page.keyboard.insertText("from  50% : 8");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
  const warm = 5;
  const answered = () => page.evaluate(() => performance.getEntriesByName("attain:answered").length);
  for (let stroke = 0; stroke < count + warm; stroke += 1) {
    const before = await answered();
    // `8%` and `85%` in turn: other values each time.
    await page.keyboard.press(stroke % 2 === 0 ? "5" : "Backspace");
    await page.waitForFunction(
      (seen) => performance.getEntriesByName("attain:answered").length > seen,
      before,
    );
  }
  const all = await page.evaluate(() =>
    performance.getEntriesByName("attain:answered").map(({ duration }) => duration),
  );
  await page.context().close();
  return all.slice(-count);
}

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, locale: "en" });
  return context.newPage();
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)]);
  return { median: at(0.5), min: at(0), max: at(1), p95: at(0.95), times: sorted.length };
}

/** Of the JavaScript files that are named so; 0 would mean that there is no such chunk. */
function chunkSize(name) {
  const assets = join(studioDirectory, "assets");
  const sizes = readdirSync(assets)
    .filter((file) => file.startsWith(`${name}-`) && file.endsWith(".js"))
    .map((file) => statSync(join(assets, file)).size);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000);
}

function told({ first_load_ms: load, keystroke_ms: key, monaco_chunk_kilobytes: monaco }) {
  return [
    `First load, nothing cached: ${load.median} ms (${load.min} to ${load.max}, ${load.times} times)`,
    `Key to diagnostics and values: ${key.median} ms (${key.min} to ${key.max}, ${key.times} keys, 95 % within ${key.p95})`,
    `Monaco's own chunk: ${monaco} kB`,
  ].join("\n");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}
