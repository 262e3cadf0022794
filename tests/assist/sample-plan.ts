/** The plan that the language service is asked about, and how its places are told. */

import { readFileSync } from "node:fs";
import { languageService, type PlanAnswers } from "@attain/dsl";

export const sampleText = readFileSync(new URL("../plans/enterprise-ae.plan", import.meta.url), "utf8");

export const sample: PlanAnswers = languageService().open(sampleText);

/** The offset of `|` in a text, and the text without it. */
export function caret(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf("|>");
  if (offset < 0) throw new Error("the text has no caret");
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}

/** The sample with one piece replaced, the caret at `|>`. */
export function edited(piece: string, marked: string): { readonly text: string; readonly offset: number } {
  if (!sampleText.includes(piece)) throw new Error(`the plan lacks ${piece}`);
  return caret(sampleText.replace(piece, () => marked));
}

/** Where a piece of the sample begins. */
export function offsetOf(piece: string, within = 0): number {
  const offset = sampleText.indexOf(piece);
  if (offset < 0) throw new Error(`the plan lacks ${piece}`);
  return offset + within;
}
