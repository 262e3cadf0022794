/** A person's visit to the studio: a page of one size, theme and language, on which nothing may go wrong unseen. */

import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";

export interface VisitOptions {
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** Where its pictures go; otherwise named after how the page is looked at. */
  readonly folder?: string;
}

export interface Visit {
  readonly page: Page;
  /** What the browser complained about: errors of scripts, and what the content security policy refused. */
  readonly complaints: readonly string[];
  /** Keeps a picture to be looked at, in `attain-studio` of the temporary directory. */
  picture(name: string): Promise<void>;
  /** What axe finds serious or critical, a line each. */
  accessibility(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function visit(
  browser: Browser,
  { theme = "light", width = 1360, height = 860, locale = "en", folder }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", ({ message, stack }) => complaints.push(stack ?? message));
  page.on("console", (message) => {
    // A refusal that the page shows is no complaint: the browser logs each answer of 400 and above.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      complaints.push(message.text());
    }
  });
  const directory = join(tmpdir(), "attain-studio", folder ?? `${theme}-${width}-${locale}`);
  mkdirSync(directory, { recursive: true });
  return {
    page,
    complaints,
    picture: async (name) => {
      await page.screenshot({ path: join(directory, `${name}.png`) });
    },
    async accessibility() {
      // Monaco's own parts are its authors' matter.
      const { violations } = await new AxeBuilder({ page }).exclude(".monaco-editor").analyze();
      return violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
        );
    },
    close: () => context.close(),
  };
}
