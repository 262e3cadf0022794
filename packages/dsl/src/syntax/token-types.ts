/** Chevrotain's token types: three categories of words, every word of the language, literals and signs. */

import { type TokenType as ChevrotainType, createToken, Lexer } from "chevrotain";
import type { Sign } from "./token.js";
import {
  aggregateWords,
  allWords,
  hitWords,
  modifierWords,
  periodWords,
  reservedWords,
  type Word,
} from "./words.js";

const category = (name: string, ...categories: ChevrotainType[]) =>
  createToken({ name, pattern: Lexer.NA, categories });

/** Any word at all: after a dot, as a column's name. */
export const AnyWord = category("AnyWord");
/** A word that can be a bare name: every word but the reserved ones. */
export const Name = category("Name", AnyWord);
/** A name that can be a column's type: every name but `key`, `optional`, `default` and `header`. */
export const TypeName = category("TypeName", Name);
export const PeriodWord = category("PeriodWord");
export const AggregateWord = category("AggregateWord");
export const HitWord = category("HitWord");

function wordType(text: Word): ChevrotainType {
  const within = (list: readonly Word[]) => list.includes(text);
  const categories = [
    within(reservedWords) ? AnyWord : within(modifierWords) ? Name : TypeName,
    ...(within(periodWords) ? [PeriodWord] : []),
    ...(within(aggregateWords) ? [AggregateWord] : []),
    ...(within(hitWords) ? [HitWord] : []),
  ];
  return createToken({ name: text, pattern: Lexer.NA, label: `\`${text}\``, categories });
}

/** The token type of each word, under the word itself. */
export const word = Object.fromEntries(allWords.map((text) => [text, wordType(text)])) as Readonly<
  Record<Word, ChevrotainType>
>;

/** Looked up for every identifier: a Map, so that `__proto__` is an ordinary name. */
export const wordByText: ReadonlyMap<string, ChevrotainType> = new Map(Object.entries(word));

const nameStart = /[\p{ID_Start}_](?:(?![\u200c\u200d])\p{ID_Continue})*/uy;

/**
 * Chevrotain drops a pattern's `u` flag, so names bring their own matcher. The joiners U+200C and
 * U+200D are left out: with them two names could look alike and differ.
 */
function matchName(text: string, offset: number): RegExpExecArray | null {
  nameStart.lastIndex = offset;
  return nameStart.exec(text);
}

/** One character code for each bucket of Chevrotain's first-character table in which a name may start. */
function nameStartHints(): number[] {
  const ascii = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"].map((c) => c.charCodeAt(0));
  const latin = Array.from({ length: 0x100 - 0xaa }, (_, i) => 0xaa + i);
  const above = Array.from({ length: Math.ceil((0x10000 - 0x100) / 255) }, (_, i) => 0x100 + i * 255);
  return [...ascii, ...latin, ...above, 0xffff];
}

export const Identifier = createToken({
  name: "Identifier",
  label: "a name",
  pattern: matchName,
  line_breaks: false,
  start_chars_hint: nameStartHints(),
  categories: [TypeName],
});
/** Three capitals: a currency, or any name that happens to look like one. */
export const Code = createToken({
  name: "Code",
  label: "a currency",
  pattern: Lexer.NA,
  categories: [TypeName],
});

const literal = (name: string, label: string, pattern: RegExp) => createToken({ name, label, pattern });

export const DateToken = literal("Date", "a date", /\d{4}-\d{1,2}-\d{1,2}(?![\w-])/);
/** Plain months need a year that looks like one, so that `4000-10` stays a subtraction. */
export const PeriodToken = literal(
  "Period",
  "a period",
  /(?:\d{4}-[QH]\d+|(?:19|20|21)\d\d-\d{1,2})(?![\w-])/,
);
export const PercentToken = literal("Percent", "a percentage", /\d[\d_]*(?:\.\d[\d_]*)?%/);
/** A line break between amount and currency separates them: the next row may begin with three capitals. */
export const MoneyToken = literal(
  "Money",
  "an amount of money",
  /\d[\d_]*(?:\.\d[\d_]*)?[ \t]+[A-Z]{3}(?!\w)/,
);
export const QuantityToken = literal(
  "Quantity",
  "a length of time",
  /\d[\d_]*(?:\.\d[\d_]*)?[ \t]+(?:days|months|units)(?!\w)/,
);
export const NumberToken = literal("Number", "a number", /\d[\d_]*(?:\.\d[\d_]*)?/);
/** `\"` is a quotation mark and `\\` a backslash inside a text; a text ends on its line. */
export const TextToken = literal(
  "Text",
  "a text in quotation marks",
  /"(?:[^"\\\r\n\u2028\u2029]|\\[^\r\n\u2028\u2029])*"/,
);
/** A text without its end: read as a text to the end of the line, so that what follows is still read. */
export const UnterminatedText = literal(
  "UnterminatedText",
  "a text",
  /"(?:[^"\\\r\n\u2028\u2029]|\\[^\r\n\u2028\u2029])*\\?/,
);

const signs: readonly (readonly [Sign, string])[] = [
  ["LBrace", "{"],
  ["RBrace", "}"],
  ["LParen", "("],
  ["RParen", ")"],
  ["Comma", ","],
  ["Semicolon", ";"],
  ["Colon", ":"],
  ["Dot", "."],
  ["Bar", "|"],
  ["Equals", "="],
  ["NotEquals", "<>"],
  ["LessEquals", "<="],
  ["Less", "<"],
  ["GreaterEquals", ">="],
  ["Greater", ">"],
  ["Plus", "+"],
  ["Minus", "-"],
  ["Times", "*"],
  ["Divide", "/"],
];

export const sign = Object.fromEntries(
  signs.map(([name, text]) => [name, createToken({ name, pattern: text, label: `\`${text}\`` })]),
) as Readonly<Record<Sign, ChevrotainType>>;

/** Blanks of every width, as they come with text pasted from a letter or typed in Chinese. */
export const Blank = createToken({
  name: "Blank",
  pattern: /[ \t\r\n\u00a0\u2000-\u200a\u202f\u3000\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const CommentToken = createToken({
  name: "Comment",
  pattern: /\/\/[^\r\n\u2028\u2029]*/,
  group: "comments",
});

/** What the lexer tries, in this order: the longer literal first. */
export const lexedTypes: ChevrotainType[] = [
  Blank,
  CommentToken,
  Identifier,
  DateToken,
  PeriodToken,
  PercentToken,
  MoneyToken,
  QuantityToken,
  NumberToken,
  TextToken,
  UnterminatedText,
  ...Object.values(sign),
];

/** What the parser knows. */
export const parsedTypes: ChevrotainType[] = [
  AnyWord,
  Name,
  TypeName,
  PeriodWord,
  AggregateWord,
  HitWord,
  Identifier,
  Code,
  ...Object.values(word),
  DateToken,
  PeriodToken,
  PercentToken,
  MoneyToken,
  QuantityToken,
  NumberToken,
  TextToken,
  ...Object.values(sign),
];
