/** The words, literals and signs of a plan text as plain data, for everybody who needs more than the tree. */

import type { Span } from "../source/span.js";
import type { Word } from "./words.js";

/**
 * The grammar's own name of a kind of token: the word itself for words of the language (which may
 * stand for a name all the same), else one of these.
 */
export type TokenType =
  | Word
  | "Identifier"
  | "Code"
  | "Number"
  | "Percent"
  | "Money"
  | "Quantity"
  | "Date"
  | "Period"
  | "Text"
  | Sign;

export type Sign =
  | "LBrace"
  | "RBrace"
  | "LParen"
  | "RParen"
  | "Comma"
  | "Semicolon"
  | "Colon"
  | "Dot"
  | "Bar"
  | "Equals"
  | "NotEquals"
  | "Less"
  | "LessEquals"
  | "Greater"
  | "GreaterEquals"
  | "Plus"
  | "Minus"
  | "Times"
  | "Divide";

export interface Token {
  readonly type: TokenType;
  readonly text: string;
  readonly span: Span;
  /** 1-based, in UTF-16 units. No token spans two lines. */
  readonly line: number;
  readonly column: number;
}

export interface Comment {
  /** `///` at the beginning of a line is documentation of what follows; everything else is a note. */
  readonly kind: "note" | "documentation";
  /** As written, with its slashes. */
  readonly text: string;
  readonly span: Span;
  readonly line: number;
  readonly column: number;
  /** True when nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}
