/** Letters of plans for tests, and their words. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compilePlan, type Letter, type LetterLanguage, type Text, writeLetter } from "@attain/dsl";

export const exampleNames = ["software-seller", "medical-devices", "northwind"] as const;

export function exampleText(name: (typeof exampleNames)[number]): string {
  return readFileSync(fileURLToPath(new URL(`../../examples/${name}/${name}.plan`, import.meta.url)), "utf8");
}

const letters = new Map<string, Promise<Letter>>();

/** The letter of an example, written once for all tests of a file. */
export function exampleLetter(
  name: (typeof exampleNames)[number],
  language: LetterLanguage,
): Promise<Letter> {
  const key = `${name} ${language}`;
  const letter = letters.get(key) ?? letterOf(exampleText(name), language);
  letters.set(key, letter);
  return letter;
}

export async function letterOf(text: string, language: LetterLanguage = "en"): Promise<Letter> {
  const { checked, ruleSet, cases, diagnostics } = compilePlan(text);
  if (ruleSet === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { letter } = await writeLetter({ checked, ruleSet, cases, text }, { language });
  return letter;
}

/** Every text of a part of a letter, one a line, with plain blanks. */
export function wordsIn(part: unknown): string {
  const lines: string[] = [];
  const visit = (value: unknown): void => {
    if (isText(value))
      lines.push(value.map((each) => (typeof each === "string" ? each : each.text)).join(""));
    else if (typeof value === "object" && value !== null)
      for (const each of Object.values(value)) visit(each);
  };
  visit(part);
  return lines.join("\n").replaceAll("\u00A0", " ");
}

function isText(value: unknown): value is Text {
  return Array.isArray(value) && value.length > 0 && value.every(isInline);
}

function isInline(part: unknown): boolean {
  if (typeof part === "string") return true;
  return (
    typeof part === "object" &&
    part !== null &&
    "kind" in part &&
    (part.kind === "term" || part.kind === "data")
  );
}
