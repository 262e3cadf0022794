/**
 * Every page as an administrator and a payee see it, in both themes, as wide as a desk and as narrow as a
 * phone: nothing serious for axe, nothing beside the screen, and a picture of each to be looked at.
 */

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SampleServer, startSampleServer } from "./sample-server.js";
import { type Visit, visit } from "./visit.js";

const looks = [
  { theme: "light", width: 1360, height: 860 },
  { theme: "dark", width: 390, height: 844 },
  { theme: "dark", width: 1360, height: 860 },
  { theme: "light", width: 390, height: 844 },
] as const;

/** Two looks see both themes and both widths; `ATTAIN_LOOKS=4` takes the other two pictures as well. */
const looksTaken = looks.slice(0, Number(process.env.ATTAIN_LOOKS ?? "2"));

/** The studio must have been built. */
export function picturesTests(browser: () => Browser): void {
  let server: SampleServer;

  beforeAll(async () => {
    server = await startSampleServer();
  }, 120_000);

  afterAll(() => server?.stop());

  /** The page as it stands, in each look. */
  async function looked({ page, picture, accessibility }: Visit, name: string): Promise<void> {
    const isDialog = (await page.locator("dialog[open]").count()) > 0;
    const toggle = page.locator(".top button[aria-pressed]");
    for (const { theme, ...size } of looksTaken) {
      // What stands behind a dialog keeps its theme; the dialog's own is in the style sheet alone.
      if (isDialog) await page.evaluate((now) => (document.documentElement.dataset.theme = now), theme);
      else if ((await toggle.getAttribute("aria-pressed")) !== `${theme === "dark"}`) await toggle.click();
      await page.setViewportSize(size);
      await picture(`${name}-${theme}-${size.width}`);
      expect.soft(await accessibility(), `${name} in ${theme} at ${size.width}`).toEqual([]);
      const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(beside, `${name} at ${size.width}`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1360, height: 860 });
    await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
  }

  it("an administrator's pages", async () => {
    const visiting = await visit(browser(), { folder: "administrator" });
    const { page } = visiting;
    await server.fillIn(page, "administrator");
    await looked(visiting, "sign-in");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "New password" }).waitFor();
    await looked(visiting, "new-password");
    await page.getByLabel("New password").fill("a long enough password");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/#\/write/);

    await page.getByTestId("values").locator(".number").first().waitFor();
    await looked(visiting, "write");
    for (const tab of ["Problems", "Curve", "Grid"]) {
      await page.getByRole("tab", { name: tab }).click();
      await looked(visiting, `write-${tab.toLowerCase()}`);
    }
    await page.getByRole("button", { name: "Templates" }).click();
    await looked(visiting, "gallery");
    await page.keyboard.press("Escape");
    await page.getByLabel("commission_rate 2 value").fill("9%");
    await page.getByLabel("commission_rate 2 value").press("Enter");
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByTestId("effect").getByText("gain").waitFor();
    await looked(visiting, "compare");

    await page.getByRole("link", { name: "Calculate" }).click();
    await page.getByLabel("accelerator").waitFor();
    await page.getByText("Runs").click();
    await page.getByRole("button", { name: "Open" }).first().click();
    await page.getByTestId("totals").waitFor();
    await looked(visiting, "calculate");

    await page.getByRole("link", { name: "Understand" }).click();
    await page.locator("article").first().waitFor();
    await page.locator("summary").first().click();
    await looked(visiting, "understand");
    await page.locator("td .as-link").first().click();
    await page.getByTestId("trace").waitFor();
    await looked(visiting, "trace");
    await page.keyboard.press("Escape");

    await page.getByRole("link", { name: "Approvals" }).click();
    await page.getByTestId("versions").waitFor();
    await looked(visiting, "approvals");
    await page.getByRole("link", { name: "Account" }).click();
    await page.getByText("Signed in as").waitFor();
    await looked(visiting, "account");
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  }, 180_000);

  it("a payee's pages", async () => {
    const visiting = await visit(browser(), { folder: "payee" });
    const { page } = visiting;
    await server.signIn(page, "payee");
    await page.locator("article").first().waitFor();
    await looked(visiting, "statement");
    await page.locator("td .as-link").first().click();
    await page.getByTestId("trace").waitFor();
    await page.getByLabel("Ask a question").fill("Why not at 8 %?");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Why not at 8 %?").waitFor();
    await looked(visiting, "question");
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  }, 120_000);
}
