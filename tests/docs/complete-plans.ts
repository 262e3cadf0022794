/**
 * Every plan in the documentation that is marked as complete: ```attain complete. The files it uses stand
 * on the same page, marked with their names: ```attain file shared/rates.plan.
 */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LinkOptions } from "@attain/dsl";

export interface CompletePlan {
  /** `language/tiers.md, line 80`. */
  readonly place: string;
  readonly text: string;
  readonly options: LinkOptions;
}

const docs = new URL("../../docs/", import.meta.url);
const fence = /^```attain complete\n(.*?)^```$/gmsu;
const fileFence = /^```attain file (\S+)\n(.*?)^```$/gmsu;

export function completePlans(): readonly CompletePlan[] {
  return documents().flatMap((page) => {
    const text = readFileSync(new URL(page, docs), "utf8");
    const files = new Map([...text.matchAll(fileFence)].map(([, name = "", file = ""]) => [name, file]));
    return [...text.matchAll(fence)].map((match) => ({
      place: `${page}, line ${text.slice(0, match.index).split("\n").length + 1}`,
      text: match[1] ?? "",
      options: { files: (name: string) => files.get(name) },
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
