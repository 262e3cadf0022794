/** Links between the project's pages lead somewhere; codes are held by codes.test.ts. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = ["docs", "examples", ""].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: folder !== "", encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(folder, file)),
);

describe.each(pages)("%s", (page) => {
  it("links to pages and headings that exist", () => {
    const text = readFileSync(join(root, page), "utf8");
    const broken = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/gu)]
      .map(([, target]) => target ?? "")
      .filter((target) => !target.startsWith("../diagnostics/"))
      .filter((target) => !leadsSomewhere(target, page, text));
    expect(broken).toEqual([]);
  });
});

function leadsSomewhere(target: string, page: string, text: string): boolean {
  const [file = "", heading] = target.split("#");
  const path = file === "" ? join(root, page) : join(root, dirname(page), file);
  if (!existsSync(path)) return false;
  return heading === undefined || headings(file === "" ? text : readFileSync(path, "utf8")).includes(heading);
}

/** Headings as their links spell them. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading]) =>
    (heading ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
