/** Writing without a mouse, in grids, and from a spreadsheet. */

import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Visit } from "./visit.js";

const mostTabs = 120;

/** Presses Tab until something has the focus, which must be seen on everything on the way. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor({ state: "attached" });
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    if (await wanted.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
    const unseen = await page.evaluate(() => {
      const node = document.activeElement;
      if (!(node instanceof HTMLElement) || node === document.body) return "";
      // Monaco shows its own caret.
      if (node.closest(".monaco-editor") !== null) return "";
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      return outlineStyle === "none" || outlineWidth === "0px" ? node.outerHTML.slice(0, 120) : "";
    });
    expect(unseen).toBe("");
  }
  throw new Error(`${mostTabs} times Tab do not lead to ${wanted}`);
}

/** What is copied from a spreadsheet has tabs between cells and a line break behind each row. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator(".monaco-editor").first().click();
  await page.keyboard.press("Control+End");
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", copied);
    const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(pasted);
  }, text);
}

export function typingTests(open: (path: string) => Promise<Visit>): void {
  it("goes from a template to the source row by the keyboard alone", async () => {
    const visiting = await open("#/write");
    const { page } = visiting;
    const { keyboard } = page;
    page.setDefaultTimeout(15_000);
    const commission = page.getByTestId("values").locator("> div", {
      has: page.getByRole("button", { name: "commission", exact: true }),
    });
    await commission.getByText("26,061.99 USD").waitFor();

    await tabTo(page, page.getByRole("button", { name: "Templates" }));
    await keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: /^tiers/ }));
    await keyboard.press("Enter");
    await commission.getByText("6,260.00 USD").first().waitFor();

    // A rate loses its percent sign, and its finding is mended.
    await tabTo(page, page.locator(".monaco-editor .native-edit-context, .monaco-editor .inputarea").first());
    await keyboard.press("Control+Home");
    await keyboard.press("Control+f");
    await keyboard.type("from 100% : 6%");
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    await keyboard.insertText("from 100% : 6");
    await page.getByRole("tab", { name: /Problems \(\d+\)/ }).waitFor();
    await keyboard.press("Control+m");
    await tabTo(page, page.getByRole("tab", { name: "Values" }));
    await keyboard.press("ArrowRight");
    await page.locator(".problem").filter({ hasText: "This is 600%" }).waitFor();
    await tabTo(page, page.getByRole("button", { name: "Write 6%" }));
    await keyboard.press("Enter");
    await page.getByText("Nothing to mend").waitFor();
    await tabTo(page, page.getByRole("tab", { name: "Problems" }));
    await keyboard.press("ArrowLeft");
    await commission.getByText("6,260.00 USD").first().waitFor();

    // Somebody else, in another period.
    const payee = page.getByRole("combobox", { name: "Payee", exact: true });
    const before = await payee.inputValue();
    await tabTo(page, payee);
    await keyboard.press("ArrowDown");
    await expect.poll(() => payee.inputValue()).not.toBe(before);
    await keyboard.press("ArrowUp");
    const period = page.getByRole("combobox", { name: "Period", exact: true });
    await tabTo(page, period);
    const shown = await period.inputValue();
    await keyboard.press("ArrowDown");
    await expect.poll(() => period.inputValue()).not.toBe(shown);
    await keyboard.press("ArrowUp");
    await expect.poll(() => period.inputValue()).toBe(shown);

    await tabTo(page, page.getByRole("link", { name: "Calculate" }));
    await keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: "Run", exact: true }));
    await keyboard.press("Enter");
    await page.getByTestId("totals").waitFor();
    await tabTo(page, page.getByTestId("payees").getByRole("link").first());
    await keyboard.press("Enter");
    await page.locator("article").first().waitFor();
    const amount = page.locator("td .as-link").first();
    await amount.waitFor();
    await tabTo(page, amount);
    await keyboard.press("Enter");
    const trace = page.getByTestId("trace");
    await trace.getByText(/\.csv, line \d+/).waitFor();
    await keyboard.press("Escape");
    await trace.waitFor({ state: "detached" });
    expect(await amount.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  }, 120_000);

  it("edits tables and matrices as grids over the same text", async () => {
    const visiting = await open("#/write");
    const { page } = visiting;
    const text = () => page.evaluate(() => document.querySelector(".view-lines")?.textContent ?? "");
    await page.getByTestId("values").locator(".number").first().waitFor();
    await page.getByRole("tab", { name: "Grid" }).click();
    // Two cells one after the other, faster than the grid is made anew.
    await page.getByLabel("commission_rate 1 value").fill("4.25%");
    await page.getByLabel("commission_rate 1 value").press("Enter");
    await page.getByLabel("commission_rate 2 value").fill("8.5%");
    await page.getByLabel("commission_rate 2 value").press("Enter");
    await page.getByRole("button", { name: "tiers commission_rate" }).click();
    await expect.poll(text).toMatch(/from\s+0%\s*:\s*4\.25%/);
    await expect.poll(text).toMatch(/from\s+50%\s*:\s*8\.5%/);

    const cell = page.getByLabel("weight 1 value");
    await cell.fill("1.5");
    await cell.press("Enter");
    await page.getByRole("button", { name: "table weight" }).click();
    await expect.poll(text).toMatch(/:\s*1\.5/);
    // A row more stands before `otherwise`, and is taken out again.
    const rows = page.getByLabel(/^weight \d+ value$/);
    const count = await rows.count();
    const table = page.locator("section", { has: page.getByRole("button", { name: "table weight" }) }).last();
    await table.getByRole("button", { name: "Add a row" }).click();
    await expect.poll(() => rows.count()).toBe(count + 1);
    await table.getByRole("button", { name: `Remove this row (${count})` }).click();
    await expect.poll(() => rows.count()).toBe(count);
    await page.getByRole("tab", { name: /Problems/ }).click();
    await page.getByText("Nothing to mend").waitFor();

    await page.goto(`${page.url().split("#")[0]}#/write?template=matrix`);
    await page.getByRole("heading", { name: "matrix" }).waitFor();
    await page.getByRole("tab", { name: "Grid" }).click();
    const value = page.getByLabel(/^\w+ 1 from .*%$/).first();
    await value.fill("12.5%");
    await value.press("Enter");
    await page
      .getByRole("button", { name: /^matrix / })
      .first()
      .click();
    await expect.poll(text).toContain("12.5%");
    await visiting.close();
  }, 120_000);

  it("takes a matrix and a table of names from a spreadsheet", async () => {
    const visiting = await open("#/write");
    const { page } = visiting;
    await page.getByTestId("values").locator(".number").first().waitFor();
    await paste(page, "Margin\t0%\t100%\r\n10%\t1%\t2%\r\n20%\t3%\t4.5%\r\n");
    await page.getByRole("tab", { name: "Grid" }).click();
    await page.getByRole("button", { name: "matrix pasted" }).waitFor();
    expect(
      await page
        .getByLabel(/^pasted 2 /)
        .last()
        .inputValue(),
    ).toBe("4.5%");
    await page.keyboard.press("Escape");
    await page.locator(".monaco-editor").first().click();
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "matrix pasted" }).waitFor({ state: "detached" });
    await paste(page, "Region\tProduct\tRate\r\nEMEA\tplatform\t4%\r\nAPAC\tsupport\t5.5%\r\n");
    await page.getByRole("button", { name: "table pasted" }).waitFor();
    expect(await page.getByLabel("pasted 2 value").inputValue()).toBe("5.5%");
    await visiting.close();
  });
}
