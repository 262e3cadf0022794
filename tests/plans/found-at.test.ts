/** Where each mistake is found: the code, the exact place, and what stands there. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compilePlan, lineMap } from "@attain/dsl";
import { expect, it } from "vitest";
import { linkOptions } from "./link-options.js";

const here = fileURLToPath(new URL(".", import.meta.url));

it("each mistake is found at its place", async () => {
  const files = readdirSync(here, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\/bad\/[^/]+\.plan$/.test(file))
    .sort();
  expect(files.length).toBeGreaterThan(250);
  const found = files.flatMap((file) => {
    const text = readFileSync(join(here, file), "utf8");
    const lines = lineMap(text);
    return compilePlan(text, linkOptions(join(here, file))).diagnostics.map(({ code, span }) => {
      const { line, column } = lines.position(span.start);
      const there = text.slice(span.start, span.end).replace(/\s+/g, " ").slice(0, 60);
      return `${file} ${line}:${column} ${code} \`${there}\`\n`;
    });
  });
  await expect(found.join("")).toMatchFileSnapshot("found-at.txt");
});
