/** The headless browser that comes with an npm package, or the reason why this machine cannot start it. */

import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

export type Started = { readonly browser: Browser } | { readonly reason: string };

export async function startBrowser(): Promise<Started> {
  try {
    const executablePath = await chromium.executablePath();
    const launch = (args: string[]) => playwright.launch({ executablePath, args, headless: true });
    const browser = await launch(chromium.args.filter((arg) => !oneProcess.has(arg))).catch(() =>
      launch(chromium.args),
    );
    return { browser };
  } catch (error) {
    return { reason: reasonOf(error instanceof Error ? error.message : String(error)) };
  }
}

/** In one process, which only the smallest of machines need, the browser ends with its first window. */
const oneProcess: ReadonlySet<string> = new Set(["--single-process", "--no-zygote"]);

/** Chromium brings its own libraries for most machines; where one is missing the loader names it. */
function reasonOf(message: string): string {
  const library = /error while loading shared libraries: (\S+?):/.exec(message)?.[1];
  return library === undefined
    ? `The browser cannot start: ${message.split("\n")[0]}`
    : `The browser cannot start without ${library}: install it (on Debian and Ubuntu: apt-get install libnss3 libnspr4 libgbm1), then run the tests again`;
}
