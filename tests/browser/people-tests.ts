/** The studio on a server with the sample company: what people of each role do there, and what they are refused. */

import { readdirSync, readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SampleServer, startSampleServer } from "./sample-server.js";
import { type Visit, visit } from "./visit.js";

/** The studio must have been built. */
export function peopleTests(browser: () => Browser): void {
  let server: SampleServer;
  let url = "";

  beforeAll(async () => {
    server = await startSampleServer();
    url = server.url;
  }, 120_000);

  afterAll(() => server?.stop());

  async function signedIn(role: string): Promise<Visit> {
    const visiting = await visit(browser());
    await server.signIn(visiting.page, role);
    return visiting;
  }

  it("an author submits a version, and is refused to approve it", async () => {
    const visiting = await signedIn("author");
    const { page } = visiting;
    await page.getByRole("heading", { name: "Software seller" }).waitFor();
    await page.getByTestId("values").locator(".number").first().waitFor();
    await page.getByRole("tab", { name: "Grid" }).click();
    await page.getByLabel("commission_rate 2 value").fill("9%");
    await page.getByLabel("commission_rate 2 value").press("Enter");
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByLabel("What changes, and why").fill("More from half of the quota on");
    await page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await page.getByText("Submitted").waitFor();

    await page.getByRole("link", { name: "Approvals" }).click();
    const version = page.getByTestId("versions").getByRole("row", { name: /More from half/ });
    await version.getByText("Submitted").waitFor();
    expect(await version.getByRole("button", { name: "Approve" }).count()).toBe(0);

    // Nor may who approves other people's versions.
    await server.giveRoles("author", ["author", "approver"]);
    await page.reload();
    await version.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("main").getByRole("alert").getByText("Whoever wrote on a version").waitFor();
    await visiting.picture("refused");
    expect(await visiting.accessibility()).toEqual([]);
    await version.getByText("Submitted").waitFor();
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  });

  it("an approver compares it with what is approved, and approves it", async () => {
    const visiting = await signedIn("approver");
    const { page } = visiting;
    await page.getByRole("link", { name: "Approvals" }).click();
    const version = page.getByTestId("versions").getByRole("row", { name: /More from half/ });
    await version.getByRole("button", { name: "Compare" }).click();
    await page
      .getByTestId("effect")
      .getByText(/\d+ gain/)
      .waitFor();
    await visiting.picture("version");
    await page.getByRole("link", { name: "Approvals" }).click();
    await version.getByRole("button", { name: "Approve" }).click();
    await version.getByText("Approved").waitFor();
    await visiting.picture("approvals");
    await visiting.close();
  });

  it("finance runs it on the server and opens a statement", async () => {
    const visiting = await signedIn("finance");
    const { page } = visiting;
    await page.getByRole("link", { name: "Calculate" }).click();
    await page.getByLabel("Version").selectOption("1");
    await page.getByLabel("Period").selectOption("2026-Q1");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByTestId("totals").getByText("216,908.49 USD").waitFor();
    await visiting.picture("run");
    expect(await visiting.accessibility()).toEqual([]);
    await page.getByTestId("payees").getByRole("link", { name: "ann" }).click();
    await page.getByText("ann earned 26,061.99 USD commission", { exact: false }).waitFor();
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  });

  it("finance imports rows, is told which are not sound, and runs the sound ones", async () => {
    const visiting = await signedIn("finance");
    const { page } = visiting;
    await page.getByRole("link", { name: "Calculate" }).click();
    await page.getByRole("button", { name: "Import rows" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name of the data set").fill("February, corrected");
    const sample = new URL("../../examples/software-seller/data/", import.meta.url);
    const files = readdirSync(sample).map((name) => ({
      name,
      mimeType: "text/csv",
      buffer: readFileSync(new URL(name, sample)),
    }));
    const broken = files.map((file) =>
      file.name === "deals.csv"
        ? {
            ...file,
            buffer: Buffer.from(
              file.buffer.toString().replace(/^(D1012,.*?)\d{4}-\d\d-\d\d/m, "$12026-13-40"),
            ),
          }
        : file,
    );
    await dialog.getByLabel("Files").setInputFiles(broken);
    expect(await dialog.getByLabel("Table of deals.csv").inputValue()).toBe("deals");
    await dialog.getByRole("button", { name: "Import rows" }).click();
    await dialog.getByText(/rows are sound, 1 is not/).waitFor();
    await dialog.getByText(/^Line 13: /).waitFor();
    await visiting.picture("import");
    expect(await visiting.accessibility()).toEqual([]);
    await dialog.getByLabel("Files").setInputFiles(files);
    await dialog.getByRole("button", { name: "Import rows" }).click();
    await dialog
      .getByText("deals.csv: ")
      .getByText(/all sound/)
      .waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    expect(
      await page.getByRole("combobox", { name: "Data", exact: true }).locator("option:checked").textContent(),
    ).toBe("February, corrected");
    await page.getByLabel("Version").selectOption("1");
    await page.getByLabel("Period").selectOption("2026-Q1");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByTestId("totals").getByText("216,908.49 USD").waitFor();
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  });

  it("finance closes a run, which is paid for good then", async () => {
    const visiting = await signedIn("finance");
    const { page } = visiting;
    await page.getByRole("link", { name: "Calculate" }).click();
    await page.getByText("Runs", { exact: true }).click();
    const run = page.getByRole("row", { name: /, 1 2026-Q1 / }).first();
    await run.getByRole("button", { name: "Close for good" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("216,908.49 USD for 2026-Q1", { exact: false }).waitFor();
    await visiting.picture("close");
    expect(await visiting.accessibility()).toEqual([]);
    await dialog.getByRole("button", { name: "Close for good" }).click();
    await run.getByText("Closed", { exact: true }).waitFor();
    expect(await run.getByRole("button", { name: "Close for good" }).count()).toBe(0);
    expect(visiting.complaints).toEqual([]);
    await visiting.close();
  });

  it("a payee sees only what is their own, and asks; finance answers on the line", async () => {
    const visiting = await signedIn("payee");
    const { page } = visiting;
    await page.getByText("ann earned 26,061.99 USD commission", { exact: false }).waitFor();
    expect(await page.getByRole("combobox", { name: "Payee", exact: true }).count()).toBe(0);
    await page.getByRole("button", { name: "D1012 6,696.50 USD" }).click();
    await page.getByTestId("trace").getByText("deals.csv, line 13").waitFor();
    await page.getByLabel("Ask a question").fill("Why not at 8 %?");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Why not at 8 %?").waitFor();
    await visiting.picture("question");
    const address = page.url();

    // Somebody else's statement is not there.
    await page.goto(`${address.split("?")[0]}?payee=bob`);
    await page.getByRole("status").getByText(/./).first().waitFor();
    expect(await page.getByText("bob earned", { exact: false }).count()).toBe(0);
    await visiting.close();

    const finance = await signedIn("finance");
    await finance.page.goto(`${url}/#/calculate`);
    await finance.page.getByText("Runs", { exact: true }).click();
    await finance.page
      .getByRole("row", { name: /Shown to payees/ })
      .getByRole("link")
      .click();
    await finance.page.getByRole("combobox", { name: "Payee", exact: true }).selectOption("ann");
    await finance.page.getByRole("button", { name: "D1012 6,696.50 USD" }).click();
    await finance.page.getByLabel("Answer").fill("The first half of the quota is paid at 4 %");
    await finance.page.getByTestId("questions").getByRole("button", { name: "Send" }).first().click();
    await finance.page.getByText("The first half of the quota is paid at 4 %").waitFor();
    await finance.picture("answer");
    await finance.close();
  });
}
