/** The run's texts: each once, as a code that is the same in every column; and the one order of texts. */

export class Texts {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #codesOf = new WeakMap<readonly string[], Int32Array>();

  codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.length;
    this.#codes.set(text, code);
    this.#texts.push(text);
    return code;
  }

  /** The codes of a column's texts; asked again for the same list, the same codes. */
  codesOf(dictionary: readonly string[]): Int32Array {
    const known = this.#codesOf.get(dictionary);
    if (known !== undefined) return known;
    const codes = Int32Array.from(dictionary, (text) => this.codeOf(text));
    this.#codesOf.set(dictionary, codes);
    return codes;
  }

  /** The code of a text, if any column has it. */
  find(text: string): number | undefined {
    return this.#codes.get(text);
  }

  textOf(code: number): string {
    return this.#texts[code] ?? "";
  }

  get size(): number {
    return this.#texts.length;
  }
}

/** By Unicode code point, as UTF-8 bytes compare. */
export function orderTexts(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === length) return a.length - b.length;
  return rankOf(a.charCodeAt(at)) - rankOf(b.charCodeAt(at));
}

/** Surrogates stand for code points beyond all others. */
function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
