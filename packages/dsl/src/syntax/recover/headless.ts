/** A statement whose first word is missing or beyond recognition. */

import type { CstNode, IToken } from "chevrotain";
import { tokenMatcher } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { tokenSpan } from "../build/building.js";
import { read } from "../parser.js";
import { AnyWord, word } from "../token-types.js";
import { statementWords, type Word } from "../words.js";
import { shown } from "./explain.js";
import { readAs, type Slice, virtualToken } from "./slice.js";

export interface Begun {
  readonly tree: CstNode;
  readonly diagnostic: Diagnostic;
}

const candidates: readonly Word[] = ["language", ...statementWords];

/** The piece with a word before it, or instead of its first, that makes it a whole statement. */
export function begunWithSomeWord(piece: Slice): Begun | undefined {
  const first = piece[0];
  if (!first) return undefined;
  for (const text of candidates) {
    const begun = begunWith(text, piece, first);
    if (begun) return begun;
  }
  return undefined;
}

function begunWith(text: Word, piece: Slice, first: IToken): Begun | undefined {
  const added = read("file", [virtualToken(word[text], { before: first }), ...piece]);
  if (added.tree) return { tree: added.tree, diagnostic: missingWord(first, text) };
  if (!tokenMatcher(first, AnyWord)) return undefined;
  const tree = readAs(first, word[text], () => read("file", piece).tree);
  return tree && { tree, diagnostic: otherWord(first, text) };
}

function missingWord(first: IToken, text: Word): Diagnostic {
  const image = shown(first.image);
  const place = { start: first.startOffset, end: first.startOffset };
  const message = `The word that begins this statement is missing before \`${image}\``;
  return diagnose("missing-part", tokenSpan(first), message, {
    help: `If this is a \`${text}\`, write \`${text} ${image}\``,
    fixes: [{ title: `Write ${text}`, edits: [{ span: place, text: `${text} ` }] }],
  });
}

function otherWord(first: IToken, meant: Word): Diagnostic {
  const span = tokenSpan(first);
  return diagnose("unknown-statement", span, `No statement begins with \`${shown(first.image)}\``, {
    help: `Did you mean \`${meant}\`?`,
    fixes: [{ title: `Write ${meant}`, edits: [{ span, text: meant }] }],
  });
}

export function unknownStatement(first: IToken): Diagnostic {
  return diagnose(
    "unknown-statement",
    tokenSpan(first),
    `No statement begins with \`${shown(first.image)}\``,
    {
      help: `A statement begins with one of ${statementWords.join(", ")}`,
    },
  );
}
