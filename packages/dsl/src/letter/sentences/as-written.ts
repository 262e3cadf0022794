/** A statement, or a line of one, in the plan's own words: what a letter shows where it has no sentences. */

import type { Span } from "../../source/span.js";
import type { Block } from "../letter.js";
import type { Writing } from "../writing.js";

export function asWritten({ span }: { readonly span: Span }, { phrases, written }: Writing): Block {
  return { kind: "source", note: phrases.letter.asWritten, lines: written(span) };
}
