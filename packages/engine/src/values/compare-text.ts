/** The one order of keys and names: by Unicode code point, which is also the order of their UTF-8 bytes. */

/** Negative when `a` comes first, positive when `b` does. Not the order of `<`, which sorts UTF-16 units. */
export function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) {
      // Code points beyond the basic plane are written as surrogates, yet come after all others.
      if (isSurrogate(left) !== isSurrogate(right)) return isSurrogate(left) ? 1 : -1;
      return left - right;
    }
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
