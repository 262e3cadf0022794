#!/usr/bin/env node
/** The `attain` command. It exists before the first build, so that installing can link to it. */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const built = new URL("../dist/bin.js", import.meta.url);
if (existsSync(fileURLToPath(built))) {
  await import(built.href);
} else {
  console.error("Attain is not built yet. Run `npm run demo` (or `npm test`) in the checkout once.");
  process.exitCode = 1;
}
