/** Columns whose every row is a text of its own: bytes, until somebody asks for codes, texts or which stand twice. */

import { invariant } from "../values/invariant.js";
import type { DistinctTexts, FactColumn } from "./facts.js";
import { decodeUtf8 } from "./utf8.js";

type TextFacts = Extract<FactColumn, { readonly kind: "text" }>;

/** The column whose row `index` has text `rows[index]`, or text `index`. */
export function distinctColumn(distinct: DistinctTexts, rows?: Int32Array): TextFacts {
  let codes = rows;
  let dictionary: readonly string[] | undefined;
  return {
    kind: "text",
    distinct,
    get codes(): Int32Array {
      codes ??= upTo(distinct.starts.length - 1);
      return codes;
    },
    get dictionary(): readonly string[] {
      dictionary ??= allTexts(distinct);
      return dictionary;
    },
  };
}

export function textAt({ bytes, starts }: DistinctTexts, code: number): string {
  return decoded(bytes, starts[code] ?? 0, starts[code + 1] ?? 0);
}

/** Decoding many at once and cutting the text is several times faster than decoding each. */
function allTexts({ bytes, starts }: DistinctTexts): readonly string[] {
  const count = starts.length - 1;
  const texts: string[] = [];
  for (let from = 0; from < count; from += 1024) {
    const to = Math.min(from + 1024, count);
    const first = starts[from] ?? 0;
    const last = starts[to] ?? 0;
    const block = decoded(bytes, first, last);
    // The cut is right where every character is one byte.
    const isCut = block.length === last - first;
    for (let code = from; code < to; code += 1) {
      const start = starts[code] ?? 0;
      const end = starts[code + 1] ?? 0;
      texts.push(isCut ? block.slice(start - first, end - first) : decoded(bytes, start, end));
    }
  }
  return texts;
}

/** Less than 0 when text `a` comes before text `b`: the shorter first, then by bytes. */
export function compareBytes(
  bytes: Uint8Array,
  startA: number,
  endA: number,
  startB: number,
  endB: number,
): number {
  const length = endA - startA;
  if (length !== endB - startB) return length - (endB - startB);
  for (let index = 0; index < length; index += 1) {
    const difference = (bytes[startA + index] ?? 0) - (bytes[startB + index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function decoded(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeUtf8(bytes, start, end);
  invariant(text !== undefined, "a column holds bytes that are no text");
  return text;
}

function upTo(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let index = 0; index < count; index += 1) numbers[index] = index;
  return numbers;
}
