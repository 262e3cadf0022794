/** How much room words take, before they are set: Chinese characters are as wide as two others. */

import type { Text } from "@attain/dsl";

export function wordsOf(text: Text): string {
  return text.map((part) => (typeof part === "string" ? part : part.text)).join("");
}

export function widthOf(text: Text): number {
  const words = wordsOf(text);
  const wide = [...words].filter((character) => /\p{Script=Han}/u.test(character)).length;
  return words.length + wide;
}

/** A few words are not broken for the sake of a wider column beside them. */
export function isShort(text: Text): boolean {
  return widthOf(text) <= 18;
}

/** An amount with its currency, but not a list of values with their dates. */
export function isNumber(text: Text): boolean {
  return widthOf(text) <= 30;
}

/** Whether a word would not fit into a column of a table. */
export function hasLongWord(words: string): boolean {
  return words.split(/[\s\p{Script=Han}]/u).some((word) => word.length > 24);
}
