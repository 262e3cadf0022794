/** One thing that holds, told in a few sentences under its name. */

import type { Fact } from "../letter.js";
import { joined, type Text } from "../text.js";
import type { Writing } from "../writing.js";

export function factOf(label: string, sentences: readonly Text[], { phrases }: Writing): Fact {
  return { label: [label], text: joined(sentences, phrases.marks.betweenSentences) };
}
