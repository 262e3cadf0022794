/**
 * The texts that a plan is read from: its own, then those of the files it uses, one behind the other. An
 * offset says at once which text is meant and where in it.
 */

import { type LineMap, lineMap } from "./line-map.js";
import type { Span } from "./span.js";

export interface SourceText {
  /** Absent for the plan's own text. */
  readonly file?: string;
  readonly text: string;
  /** The offset of its first character. */
  readonly start: number;
  readonly lines: LineMap;
}

export interface SourceTexts {
  /** The plan's own text first. */
  readonly texts: readonly SourceText[];
  /** All of them, so that any span can be cut out. */
  readonly whole: string;
  /** The text that an offset lies in. */
  holding(offset: number): SourceText;
}

/** What a span is within its own text. */
export function localSpan(span: Span, { start }: SourceText): Span {
  return { start: span.start - start, end: span.end - start };
}

/** Where the next text would begin: a line break parts two texts, so that no span lies in both. */
export function nextStart(texts: readonly SourceText[]): number {
  const last = texts.at(-1);
  return last === undefined ? 0 : last.start + last.text.length + 1;
}

export function sourceText(text: string, start: number, file?: string): SourceText {
  return { ...(file !== undefined && { file }), text, start, lines: lineMap(text) };
}

export function sourceTexts(own: SourceText, used: readonly SourceText[]): SourceTexts {
  const texts = [own, ...used];
  return {
    texts,
    whole: texts.map(({ text }) => text).join("\n"),
    holding: (offset) => texts.findLast(({ start }) => start <= offset) ?? own,
  };
}
