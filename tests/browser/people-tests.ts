/** The studio on a server with the sample company: what people of each role do there, and what they are refused. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { studioDirectory } from "../../packages/editor/scripts/build-studio.mjs";
import { configFromEnvironment, type StartedServer, startServer } from "../../packages/server/dist/index.js";
import { type Visit, visit } from "./visit.js";

const sample = fileURLToPath(new URL("../../examples/software-seller", import.meta.url));

/** The studio must have been built. */
export function peopleTests(browser: () => Browser): void {
  let server: StartedServer;
  let url = "";
  let directory = "";
  const passwords = new Map<string, string>();

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "attain-people-"));
    const port = await freePort();
    url = `http://localhost:${port}`;
    const given = {
      port,
      publicUrl: url,
      dataDirectory: directory,
      studio: studioDirectory,
      logLevel: "silent",
    };
    server = await startServer({
      config: configFromEnvironment({}, given),
      sample: { directory: sample, period: "2026-Q1" },
      write: () => {},
    });
    for (const line of readFileSync(join(directory, "sign-in.txt"), "utf8").trim().split("\n")) {
      const [email = "", password = ""] = line.split(/\s+/);
      passwords.set(email, password);
    }
  }, 120_000);

  afterAll(async () => {
    await server?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function signedIn(role: string): Promise<Visit> {
    const visiting = await visit(browser());
    const { page } = visiting;
    await page.goto(`${url}/#/sign-in`);
    await page.getByLabel("E-mail").fill(`${role}@sample.localhost`);
    await page.getByLabel("Password").fill(passwords.get(`${role}@sample.localhost`) ?? "");
    if (role === "author") {
      await visiting.picture("sign-in");
      expect(await visiting.accessibility()).toEqual([]);
    }
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(/#\/(write|understand)/);
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
    await version.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("main").getByRole("alert").waitFor();
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
    await finance.page.getByText("Runs").click();
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
