/** Where a cell's content starts and ends among its bytes: what `trim` takes from a text is left aside. */

export function trimmedStart(bytes: Uint8Array, start: number, end: number): number {
  let index = start;
  while (index < end) {
    const byte = bytes[index] ?? 0;
    if (isNarrowSpace(byte)) index += 1;
    else if (byte >= 0xc2 && wideSpaceAt(bytes, index, end) > 0) index += wideSpaceAt(bytes, index, end);
    else break;
  }
  return index;
}

export function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  let index = end;
  while (index > start) {
    const byte = bytes[index - 1] ?? 0;
    if (isNarrowSpace(byte)) index -= 1;
    else if (byte >= 0x80 && index - 2 >= start && wideSpaceAt(bytes, index - 2, index) === 2) index -= 2;
    else if (byte >= 0x80 && index - 3 >= start && wideSpaceAt(bytes, index - 3, index) === 3) index -= 3;
    else break;
  }
  return index;
}

function isNarrowSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** Length of the space outside ASCII that starts here (no-break, ideographic, byte-order mark ...), or 0. */
function wideSpaceAt(bytes: Uint8Array, index: number, end: number): number {
  const first = bytes[index];
  if (first === 0xc2) return index + 1 < end && bytes[index + 1] === 0xa0 ? 2 : 0;
  if (first === undefined || first < 0xe1 || index + 2 >= end) return 0;
  const code = (first << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
  const isSpace =
    code === 0xe19a80 || // U+1680
    (code >= 0xe28080 && code <= 0xe2808a) || // U+2000 to U+200A
    code === 0xe280a8 || // U+2028
    code === 0xe280a9 || // U+2029
    code === 0xe280af || // U+202F
    code === 0xe2819f || // U+205F
    code === 0xe38080 || // U+3000
    code === 0xefbbbf; // U+FEFF
  return isSpace ? 3 : 0;
}
