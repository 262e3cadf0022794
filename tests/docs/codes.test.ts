/** The language pages name only codes that exist. */

import { readFileSync } from "node:fs";
import { catalog } from "@attain/dsl";
import { faultCatalog } from "@attain/engine";
import { describe, expect, it } from "vitest";
import { documents } from "./complete-plans.js";

/** Every code has a page of its name; the index of them is a page too. */
const codes = new Set<string>([...Object.keys(catalog), ...Object.keys(faultCatalog), "README"]);
const pages = documents().filter((page) => page.startsWith("language/"));

describe.each(pages)("%s", (page) => {
  it("names only codes that exist", () => {
    const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
    const named = [...text.matchAll(/\]\(\.\.\/diagnostics\/(.+?)\.md\)/gu)].map(([, code]) => code ?? "");
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });
});
