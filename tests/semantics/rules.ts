/** The rules as docs/language/rules.md lists them, and as the pages it links to tell them. */

import { readFileSync } from "node:fs";

const page = (name: string) => readFileSync(new URL(`../../docs/language/${name}`, import.meta.url), "utf8");

export interface Rule {
  /** `numbers/exact`. */
  readonly name: string;
  /** `numbers.md: Exact`, for every place where it is told. */
  readonly links: readonly string[];
}

/** Rows of the page's tables: a name, a sentence, and links to the pages that tell more. */
export const rules: readonly Rule[] = [...page("rules.md").matchAll(/^\| `([a-z/-]+)` \|(.*)\|$/gm)].map(
  ([, name = "", rest = ""]) => ({
    name,
    links: [...rest.matchAll(/\[([^\]]+)\]\(([a-z-]+\.md)(?:#[a-z-]+)?\)/g)].map(
      ([, text, file]) => `${file}: ${text?.replaceAll("`", "")}`,
    ),
  }),
);

/** Pages that tell rules, and the heading beneath which they stand; all of the page where there is none. */
const tellingPages: readonly (readonly [file: string, heading?: string])[] = [
  ["numbers.md"],
  ["time-and-grain.md"],
  ["order-of-operations.md"],
  ["tiers.md", "What costs money"],
];

const notRules = new Set(["Common mistakes", "Complete example", "Complete examples"]);

/** Headings of those pages, and what opens a bullet in bold: each is a rule, or part of one. */
export const pageRules: readonly string[] = tellingPages.flatMap(([file, heading]) => {
  const text = page(file).replace(/^```.*?^```$/gms, "");
  const sections = text.split(/^## /m).slice(heading === undefined ? 0 : 1);
  return sections.flatMap((section, index) => {
    const title = section.split("\n")[0] ?? "";
    if (notRules.has(title) || (heading !== undefined && title !== heading)) return [];
    const bold = [...section.matchAll(/^- \*\*([^*]+?)\.?\*\*/gm)].map(([, lead = ""]) => lead);
    const isTitled = heading === undefined && index > 0;
    return [...(isTitled ? [title] : []), ...bold].map((rule) => `${file}: ${rule.replaceAll("`", "")}`);
  });
});
