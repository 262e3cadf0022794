/** What separates the cells of a file: found by counting in its first line. */

export type Delimiter = "," | ";" | "\t";

/** In order of preference when a line has as many of one as of another. */
const delimiters: readonly Delimiter[] = [",", ";", "\t"];

export function delimiterByte(delimiter: Delimiter): number {
  return delimiter.charCodeAt(0);
}

/** The separator most frequent outside quotes in the line at `start`; `undefined` while the line may go on. */
export function sniffDelimiter(
  bytes: Uint8Array,
  start: number,
  end: number,
  isLast: boolean,
): number | undefined {
  const counts = new Map(delimiters.map((delimiter) => [delimiterByte(delimiter), 0]));
  let isQuoted = false;
  let index = start;
  for (; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 0x22) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (byte === 0x0a || byte === 0x0d) break;
    const count = counts.get(byte);
    if (count !== undefined) counts.set(byte, count + 1);
  }
  if (index === end && !isLast) return undefined;
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
