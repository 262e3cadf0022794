/** Whoever begins at the project's README reaches every page by links. */

import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { documents } from "./complete-plans.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("leads to every page", () => {
  const reached = new Set(["README.md"]);
  for (const page of reached) {
    const text = readFileSync(join(root, page), "utf8");
    for (const [, target = ""] of text.matchAll(/\]\((?!https?:)([^)#\s]+\.md)(?:#[^)]*)?\)/gu)) {
      reached.add(normalize(join(dirname(page), target)).replaceAll("\\", "/"));
    }
  }
  expect(documents().filter((page) => !reached.has(`docs/${page}`))).toEqual([]);
});
