/** One run is one digest, in Node and in a browser, for all plans of the tests and examples. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import config from "../../../vitest.config.js";
import { planFiles } from "../../differential/plans-and-facts.js";
import { type Served, serveStudio } from "../serve-studio.js";
import { startBrowser } from "../start-browser.js";
import { digests, type Material } from "./digests.js";

declare global {
  // What page.ts leaves for the test to call.
  var digestsOnPage: (material: Material) => Promise<readonly string[]>;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));
const started = await startBrowser();
const reason = "reason" in started ? started.reason : "";

function textsIn(folder: string, ending: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return Object.fromEntries(
    names.map((name) => [
      ending === ".csv" ? basename(name, ending) : name,
      readFileSync(join(folder, name), "utf8"),
    ]),
  );
}

function materialOf(file: string): Material {
  const path = join(root, file);
  const folder = dirname(path);
  const plan = readFileSync(path, "utf8");
  const data = textsIn(join(folder, "data"), ".csv");
  const year = /\b20\d\d\b/.exec(plan)?.[0];
  const periods = year === undefined || Object.keys(data).length === 0 ? [] : [`${year}-Q1`, year];
  return { plan, uses: textsIn(folder, ".plan"), data, periods };
}

describe.skipIf("reason" in started)(`a run in a browser ${reason}`, () => {
  let served: Served;
  let page: Page;
  const directory = mkdtempSync(join(tmpdir(), "attain-digest-"));

  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: "error",
      resolve: { alias: config.resolve?.alias ?? {} },
      build: {
        outDir: join(directory, "built"),
        lib: { entry: join(import.meta.dirname, "page.ts"), formats: ["es"], fileName: () => "page.js" },
      },
    });
    mkdirSync(join(directory, "built"), { recursive: true });
    writeFileSync(
      join(directory, "built", "index.html"),
      '<!doctype html><title>Digests</title><script type="module" src="page.js"></script>',
    );
    served = await serveStudio(join(directory, "built"));
    if ("reason" in started) return;
    page = await started.browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => typeof globalThis.digestsOnPage === "function");
  });

  afterAll(async () => {
    served?.close();
    if ("browser" in started) await started.browser.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it.each(planFiles())("has the digest that Node has: %s", async (file) => {
    const material = materialOf(file);
    const expected = await digests(material);
    expect(await page.evaluate((given) => globalThis.digestsOnPage(given), material)).toEqual(expected);
  });
});
