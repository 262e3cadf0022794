/**
 * The quick way to the code of a text of a few bytes: the text itself is the key, as three integers, so
 * that nothing but a slot is looked at. Remembers what fits, and leaves the rest to the dictionary.
 */

/** Bytes a text may have to be found here. */
export const mostShortBytes = 12;

/** Slots looked at; a text that finds them all taken is not remembered. */
const longestProbe = 8;
const mostTexts = 1 << 16;

/** What a text of so many bytes has of a word that starts with it. */
const masks = Int32Array.from({ length: mostShortBytes + 1 }, (_, length) =>
  length >= 4 ? -1 : (1 << (8 * length)) - 1,
);

export class ShortTexts {
  /** Four numbers a slot: three of bytes, then code and length; a slot is free while its last is 0. */
  #slots = new Int32Array(4 * 256);
  #size = 0;
  readonly #words = new Int32Array(3);

  /**
   * The code of a text remembered, or -1. It must have from 1 to `mostShortBytes` bytes, and `slackBytes` must
   * stand behind it: words are read whole, and what is not the text's is masked.
   */
  find(words: DataView, start: number, end: number): number {
    const length = end - start;
    const first = words.getInt32(start, true) & (masks[length] ?? 0);
    const second = length > 4 ? words.getInt32(start + 4, true) & (masks[length - 4] ?? 0) : 0;
    const third = length > 8 ? words.getInt32(start + 8, true) & (masks[length - 8] ?? 0) : 0;
    const slots = this.#slots;
    const mask = slots.length - 4;
    let slot = (mixed(first, second, third) << 2) & mask;
    for (let probe = 0; probe < longestProbe; probe += 1) {
      const found = slots[slot + 3] ?? 0;
      if (found === 0) return -1;
      const isSame = slots[slot] === first && slots[slot + 1] === second && slots[slot + 2] === third;
      if (isSame && (found & 15) === length) return (found >>> 4) - 1;
      slot = (slot + 4) & mask;
    }
    return -1;
  }

  add(bytes: Uint8Array, start: number, end: number, code: number): void {
    if (end - start > mostShortBytes || end === start || this.#size >= mostTexts) return;
    if (this.#size * 8 >= this.#slots.length) this.#grow();
    const words = this.#words;
    for (let index = 0; index < 3; index += 1) {
      const from = Math.min(start + 4 * index, end);
      words[index] = partial(bytes, from, Math.min(from + 4, end));
    }
    const [first = 0, second = 0, third = 0] = words;
    this.#place(first, second, third, ((code + 1) << 4) | (end - start));
    this.#size += 1;
  }

  #place(first: number, second: number, third: number, found: number): void {
    const slots = this.#slots;
    const mask = slots.length - 4;
    let slot = (mixed(first, second, third) << 2) & mask;
    for (let probe = 0; probe < longestProbe; probe += 1) {
      if (slots[slot + 3] === 0) {
        slots[slot] = first;
        slots[slot + 1] = second;
        slots[slot + 2] = third;
        slots[slot + 3] = found;
        return;
      }
      slot = (slot + 4) & mask;
    }
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += 4) {
      const found = before[slot + 3] ?? 0;
      if (found !== 0) this.#place(before[slot] ?? 0, before[slot + 1] ?? 0, before[slot + 2] ?? 0, found);
    }
  }
}

/** Four bytes or fewer as one number. */
function partial(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let index = end - 1; index >= start; index -= 1) number = (number << 8) | (bytes[index] ?? 0);
  return number;
}

function mixed(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x85ebca6b) ^ Math.imul(second ^ (second >>> 15), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15) ^ third, 0x27d4eb2d);
  return hash ^ (hash >>> 14);
}
