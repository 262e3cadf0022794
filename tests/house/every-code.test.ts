import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { catalog, compilePlan } from "@attain/dsl";
import { faultCatalog } from "@attain/engine";
import { describe, expect, it } from "vitest";
import { linkOptions } from "../plans/link-options.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = join(root, "docs", "diagnostics");
const plans = join(root, "tests", "plans");

const diagnosticCodes = Object.keys(catalog);
const faultCodes = Object.keys(faultCatalog);

/** Plans that are there to show one code each, with the codes they show. */
const triggering = readdirSync(plans, { recursive: true, encoding: "utf8" })
  .filter((file) => /[\\/]bad[\\/][^\\/]+\.plan$/.test(file))
  .map((file) => {
    const text = readFileSync(join(plans, file), "utf8");
    const { diagnostics } = compilePlan(text, linkOptions(join(plans, file)));
    return { file, codes: diagnostics.map(({ code }) => code) };
  });

describe("every code", () => {
  it("has a page that is headed by it and says what to do", () => {
    const faulty = [...new Set([...diagnosticCodes, ...faultCodes])].filter((code) => {
      const page = join(pages, `${code}.md`);
      if (!existsSync(page)) return true;
      const text = readFileSync(page, "utf8");
      return !text.startsWith(`# \`${code}\`\n`) || !text.includes("## What to do");
    });
    expect(faulty).toEqual([]);
  });

  it("of a diagnostic has a plan that triggers exactly it", () => {
    const shown = new Set(
      triggering.flatMap(({ codes: [first, ...others] }) => (first && others.length === 0 ? [first] : [])),
    );
    expect(diagnosticCodes.filter((code) => !shown.has(code as keyof typeof catalog))).toEqual([]);
  });

  it("that has a page is in a catalog", () => {
    const known = new Set([...diagnosticCodes, ...faultCodes, "README"]);
    const stray = readdirSync(pages).filter((file) => !known.has(file.replace(/\.md$/, "")));
    expect(stray).toEqual([]);
  });

  it("is made of words joined by hyphens", () => {
    expect(
      [...diagnosticCodes, ...faultCodes].filter((code) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code)),
    ).toEqual([]);
  });
});
