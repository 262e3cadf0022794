/** A name of the plan as it reads in a letter: words instead of underscores, in the letter's language. */

import type { LetterLanguage } from "../language.js";
import { fieldPhrases, fieldWords } from "./words.js";

/** `target_pay` is "target pay", and 目标薪酬 where the letter is in Chinese. */
export function nameText(name: string, language: LetterLanguage): string {
  const words = wordsOf(name);
  const own = words.join(" ");
  return language === "en" ? own : (translated(words, language === "zh-Hans" ? 1 : 2) ?? own);
}

/** Whether a letter in this language calls it something else than the plan does. */
export function isTranslated(name: string, language: LetterLanguage): boolean {
  return nameText(name, language) !== wordsOf(name).join(" ");
}

/** `targetPay` and `target_pay` alike; capitals of an abbreviation stay together. */
function wordsOf(name: string): readonly string[] {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[_\s]+/u)
    .filter((word) => word !== "");
  return words.length === 0 ? [name] : words;
}

/** Nothing unless every word is one of the field's. */
function translated(words: readonly string[], column: 1 | 2): string | undefined {
  const found: string[] = [];
  for (let index = 0; index < words.length; ) {
    const longest = [3, 2, 1].find(
      (length) => entryOf(words.slice(index, index + length), length) !== undefined,
    );
    const entry = longest && entryOf(words.slice(index, index + longest), longest);
    if (longest === undefined || !entry) return undefined;
    found.push(entry[column]);
    index += longest;
  }
  return found.join("");
}

type Entry = (typeof fieldWords)[number];

function entryOf(words: readonly string[], length: number): Entry | undefined {
  return words.length < length ? undefined : entries.get(words.map(singular).join(" "));
}

const entries: ReadonlyMap<string, Entry> = new Map(
  [...fieldWords, ...fieldPhrases].map((entry) => [entry[0].split(" ").map(singular).join(" "), entry]),
);

function singular(word: string): string {
  const lower = word.toLowerCase();
  if (lower.endsWith("ies") && lower.length > 4) return `${lower.slice(0, -3)}y`;
  return lower.endsWith("s") && !lower.endsWith("ss") && !lower.endsWith("us") ? lower.slice(0, -1) : lower;
}
