/** Every plan in the documentation that is marked as complete: ```attain complete. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface CompletePlan {
  /** `language/tiers.md, line 80`. */
  readonly place: string;
  readonly text: string;
}

const docs = new URL("../../docs/", import.meta.url);
const fence = /^```attain complete\n(.*?)^```$/gmsu;

export function completePlans(): readonly CompletePlan[] {
  return documents().flatMap((file) => {
    const text = readFileSync(new URL(file, docs), "utf8");
    return [...text.matchAll(fence)].map((match) => ({
      place: `${file}, line ${text.slice(0, match.index).split("\n").length + 1}`,
      text: match[1] ?? "",
    }));
  });
}

/** Every page under docs, by its path there. */
export function documents(): readonly string[] {
  return readdirSync(fileURLToPath(docs), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}
