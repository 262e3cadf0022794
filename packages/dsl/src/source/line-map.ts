/** Offsets of a text as lines and columns, and back. Both count from 1; columns are UTF-16 units. */

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineMap {
  readonly lineCount: number;
  /** Offsets outside the text are answered with its nearest end. */
  position(offset: number): Position;
  /** A column behind the end of its line is that end; a line behind the last is the end of the text. */
  offset(position: Position): number;
  /** The line's text without its line break; empty for a line that is not there. */
  lineText(line: number): string;
}

/** Lines end as Monaco and Chevrotain end them: at `\n`, `\r\n` or a lone `\r`. */
export function lineMap(text: string): LineMap {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (found) => found.index + found[0].length)];

  function endOf(line: number): number {
    const next = starts[line];
    if (next === undefined) return text.length;
    return text.startsWith("\r\n", next - 2) ? next - 2 : next - 1;
  }

  return {
    lineCount: starts.length,
    position(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
    },
    offset({ line, column }) {
      if (line < 1) return 0;
      const start = starts[line - 1];
      if (start === undefined) return text.length;
      return Math.min(start + Math.max(column - 1, 0), endOf(line));
    },
    lineText(line) {
      const start = starts[line - 1];
      return start === undefined ? "" : text.slice(start, endOf(line));
    },
  };
}
