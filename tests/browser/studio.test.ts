import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildStudio, studioDirectory } from "../../packages/editor/scripts/build-studio.mjs";
import { peopleTests } from "./people-tests.js";
import { picturesTests } from "./pictures-tests.js";
import { type Served, serveStudio } from "./serve-studio.js";
import { startBrowser } from "./start-browser.js";
import { typingTests } from "./typing-tests.js";
import { type Visit, type VisitOptions, visit } from "./visit.js";

const started = await startBrowser();
const reason = "reason" in started ? started.reason : "";
if (reason !== "") console.warn(reason);

describe.skipIf("reason" in started)(`the studio in a browser ${reason}`, () => {
  let served: Served;

  beforeAll(async () => {
    await buildStudio();
    served = await serveStudio(studioDirectory);
  }, 120_000);

  afterAll(async () => {
    served?.close();
    if ("browser" in started) await started.browser.close();
  });

  async function open(path: string, options?: VisitOptions): Promise<Visit> {
    if ("reason" in started) throw new Error(started.reason);
    const visiting = await visit(started.browser, options);
    await visiting.page.goto(`${served.url}/${path}`);
    return visiting;
  }

  const value = ({ page }: Visit, rule: string) =>
    page
      .getByTestId("values")
      .locator("> div", { has: page.getByRole("button", { name: rule, exact: true }) });

  /** Replaces one piece of the text where it stands first, by the keyboard. */
  async function replace({ page }: Visit, old: string, written: string): Promise<void> {
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+f");
    await page.keyboard.insertText(old);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.insertText(written);
  }

  it("opens a template, shows an error with its fix, mends it, and shows what somebody is paid", async () => {
    const visiting = await open("#/write");
    const { page } = visiting;
    await value(visiting, "commission").getByText("26,061.99 USD").waitFor();
    await page.getByRole("button", { name: "Templates" }).click();
    await visiting.picture("gallery");
    expect(await visiting.accessibility()).toEqual([]);
    await page.getByRole("button", { name: /^tiers/ }).click();
    await value(visiting, "commission").getByText("6,260.00 USD").first().waitFor();

    // Rates without their percent sign: each is mended by itself, the second at its place in the text.
    const shown: number[] = [];
    const problem = page.locator(".problem");
    const breakTier = async (old: string, written: string, said: string) => {
      await replace(visiting, old, written.slice(0, -1));
      const since = performance.now();
      await page.keyboard.insertText(written.slice(-1));
      await problem.filter({ hasText: said }).waitFor();
      shown.push(performance.now() - since);
    };
    await page.getByRole("tab", { name: /Problems/ }).click();
    await breakTier("from 100% : 6%", "from 100% : 6", "This is 600%");
    await breakTier("from 150% : 8%", "from 150% : 8", "This is 800%");
    await expect.poll(() => problem.filter({ hasText: "without a percent sign" }).count()).toBe(2);
    await visiting.picture("error");
    await page.keyboard.press("Control+.");
    const menu = page.locator(".action-widget");
    await menu.getByText("Write 8%").waitFor();
    expect(await menu.getByText("Write 6%").count()).toBe(0);
    await page.keyboard.press("Enter");
    await problem.filter({ hasText: "This is 800%" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Write 6%" }).click();
    await page.getByText("Nothing to mend").waitFor();
    await page.getByRole("tab", { name: "Values" }).click();
    await value(visiting, "commission").getByText("6,260.00 USD").first().waitFor();

    // A threshold that lost a digit stands behind a higher one.
    await page.getByRole("tab", { name: /Problems/ }).click();
    await breakTier("from 150%", "from 50%", "Each threshold lies above the one before");
    await page.getByRole("button", { name: "Put the rows in the order of their thresholds" }).click();
    await page.getByText("Nothing to mend").waitFor();
    const tiers = () => page.evaluate(() => document.querySelector(".view-lines")?.textContent ?? "");
    await expect.poll(tiers).toMatch(/from\s+50%\s*:\s*8%\s*from\s+100%\s*:\s*6%/);
    console.info(`a broken tier shows in ${shown.map(Math.round).join(", ")} ms`);
    // The quickest, as others may keep the processors busy.
    expect(Math.min(...shown)).toBeLessThan(1_000);

    // The rate rises, and with it what is paid.
    await page.getByRole("tab", { name: "Values" }).click();
    const before = await value(visiting, "commission").textContent();
    await page.getByRole("tab", { name: "Grid" }).click();
    const rate = page.getByLabel("commission_rate 1 value");
    await rate.fill("5%");
    await rate.press("Enter");
    await page.getByRole("tab", { name: "Values" }).click();
    await expect.poll(() => value(visiting, "commission").textContent()).not.toBe(before);

    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByTestId("effect").getByText("gain").waitFor();
    await visiting.picture("compare");
    expect(await visiting.accessibility()).toEqual([]);
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  });

  it("calculates a period, moves a slider, and leads from a statement to the row and the rule", async () => {
    const visiting = await open("#/calculate");
    const { page } = visiting;
    await page.getByLabel("accelerator").waitFor();
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByTestId("totals").getByText("216,908.49 USD").waitFor();
    await page.locator(".chart svg").waitFor();
    await visiting.picture("calculate");
    expect(await visiting.accessibility()).toEqual([]);

    await page.getByLabel("accelerator").focus();
    await page.keyboard.press("PageUp");
    await page.getByTestId("effect").getByText("1 gains").waitFor();
    await visiting.picture("what-if");

    await page.getByTestId("payees").getByRole("link", { name: "ann" }).click();
    await page.getByText("ann earned 26,061.99 USD commission for 2026-Q1", { exact: false }).waitFor();
    await page.getByText("26,725.068 USD more bookings", { exact: false }).waitFor();
    await visiting.picture("statement");
    expect(await visiting.accessibility()).toEqual([]);

    await page.getByRole("button", { name: "D1012 6,696.50 USD" }).click();
    const trace = page.getByTestId("trace");
    await trace.getByText("deals.csv, line 13").waitFor();
    expect(await trace.locator(".here").allTextContents()).toEqual([
      expect.stringContaining("credit booking of deals on closed"),
      expect.stringContaining("component commission per quarter"),
    ]);
    await visiting.picture("trace");
    expect(await visiting.accessibility()).toEqual([]);
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  });

  it("takes a rate table from a spreadsheet into the script", async () => {
    const visiting = await open("#/write");
    const { page } = visiting;
    await value(visiting, "commission").waitFor();
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("Control+End");
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "Attainment\tRate\n0%\t3%\n100%\t7.5%");
      const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(pasted);
    });
    await page.getByRole("tab", { name: "Grid" }).click();
    await page.getByLabel("pasted 2 value").waitFor();
    expect(await page.getByLabel("pasted 2 value").inputValue()).toBe("7.5%");
    await visiting.close();
  });

  it("runs a test from its lens, completes a word, and says what a name means and comes to", async () => {
    const visiting = await open("#/write");
    const { page } = visiting;
    await value(visiting, "commission").waitFor();
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("Control+End");
    await page.getByText("▷ Run test").last().click();
    await page.getByText("✓ Passed").first().waitFor();

    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("meas");
    await page.keyboard.press("Control+Space");
    await page.locator(".suggest-widget .monaco-list-row").first().waitFor();
    await visiting.picture("completion");
    await page.keyboard.press("Escape");

    await value(visiting, "attainment").getByRole("button").click();
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    await page.locator(".monaco-hover").getByText("ann, 2026-Q1").first().waitFor();
    await visiting.picture("hover");
    await visiting.close();
  });

  it("tries a claim, and makes the rows that refute it a test that fails with the same numbers", async () => {
    const visiting = await open("#/write?template=flat-rate");
    const { page } = visiting;
    await value(visiting, "commission").waitFor();
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText('\nprove "never much" : commission <= 10 USD\n');
    await page.getByText("▷ Prove").click();
    const refuted = page.getByText(/✗ Refuted: commission for ann|✗ Refuted: never much for ann/);
    await refuted.waitFor({ timeout: 60_000 });
    await visiting.picture("refuted");
    const [, paid = "", bound = ""] =
      /: ([\d_.]+) USD, against ([\d_.]+) USD/.exec((await refuted.textContent()) ?? "") ?? [];
    expect(bound).toBe("10");
    await page.getByText("＋ Add as a test").click();
    const failed = page.getByText(/✗ Failed: commission for ann/);
    await failed.waitFor();
    const said = /came to ([\d.]+), not ([\d.]+)/.exec((await failed.textContent()) ?? "") ?? [];
    expect(said.slice(1).map(Number)).toEqual([Number(paid.replaceAll("_", "")), Number(bound)]);
    await visiting.picture("failing-test");
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  }, 120_000);

  it("opens a shared link as it was shared", async () => {
    const visiting = await open("#/write");
    const { page } = visiting;
    await value(visiting, "commission").waitFor();
    await replace(visiting, "from  50% : 8%", "from  50% : 9%");
    await value(visiting, "commission").getByText("28,").waitFor();
    const shown = await value(visiting, "commission").textContent();
    await page.getByRole("button", { name: "Share" }).click();
    await expect.poll(() => page.url()).toContain("plan=");
    const link = page.url().slice(served.url.length + 1);
    await visiting.close();
    const again = await open(link);
    await expect.poll(() => value(again, "commission").textContent()).toBe(shown);
    await again.close();
  });

  it.each([
    { theme: "dark", width: 1360, locale: "zh-CN" },
    { theme: "light", width: 390, locale: "zh-TW" },
  ] as const)("is whole in $theme at $width in $locale", async (options) => {
    const visiting = await open("#/write", { ...options, height: 844 });
    const { page } = visiting;
    await page.getByTestId("values").locator(".number").first().waitFor();
    for (const path of ["write", "calculate", "understand", "approvals", "sign-in"]) {
      await page.goto(`${served.url}/#/${path}`);
      if (path === "calculate") await page.locator("main .primary").click();
      if (path === "calculate") await page.getByTestId("totals").waitFor();
      if (path === "understand") await page.locator("article").first().waitFor();
      await visiting.picture(path);
      expect(await visiting.accessibility()).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  });

  it("answers a keystroke before a person notices, and opens at once", async () => {
    const opened = performance.now();
    const visiting = await open("#/write");
    const { page } = visiting;
    await value(visiting, "commission").waitFor();
    const firstLoad = performance.now() - opened;
    await replace(visiting, "from  50% : 8%", "from  50% : 8%");
    const answered = () =>
      page.evaluate(() => performance.getEntriesByName("attain:answered").map(({ duration }) => duration));
    const before = (await answered()).length;
    for (let stroke = 0; stroke < 8; stroke += 1) {
      const seen = (await answered()).length;
      await page.keyboard.press(stroke % 2 === 0 ? "Space" : "Backspace");
      // The letter typed before may be answered late, so there may be more than one.
      await expect.poll(async () => (await answered()).length, { interval: 10 }).toBeGreaterThan(seen);
    }
    const times = (await answered()).slice(before);
    const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY;
    console.info(`first load ${Math.round(firstLoad)} ms, keystroke to values ${Math.round(median)} ms`);
    // Many times what a quiet machine needs, as others may keep the processors busy.
    expect(firstLoad).toBeLessThan(20_000);
    expect(median).toBeLessThan(2_000);
    await visiting.close();
  });

  describe("as one types", () => typingTests(open));

  const browser = () => {
    if ("reason" in started) throw new Error(started.reason);
    return started.browser;
  };
  describe("on a server", () => peopleTests(browser));
  describe("as it looks", () => picturesTests(browser));
});
