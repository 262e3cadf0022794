/** What the layout works on: pieces of a plan that begin a line, and the places where lines align. */

/** A statement, a clause, a column, a row: it begins a line of its own. Numbers are token indexes. */
export interface Item {
  readonly first: number;
  /** Places in its line that stand below each other in neighbouring lines, by rank. */
  readonly stops: readonly Stop[];
  /** Only neighbours of one family are aligned with each other. */
  readonly family: string;
  /**
   * `line`: aligned whatever its length. `shortLine`: only if the whole of it stands on one line, as
   * statements do. `row`: like `line`, and it may share its line with the rows before it.
   */
  readonly shape: "line" | "shortLine" | "row";
  /** Before this token the line is never broken. */
  readonly flow: number;
  /** Tokens that begin a line of their own within the item. */
  readonly hanging: readonly number[];
}

export interface Stop {
  /** The token that is moved to the right. */
  readonly before: number;
  /** Stops of neighbours with the same rank are aligned, lower ranks first. */
  readonly rank: number;
  /** Given for a number: its last token; the ends are aligned instead of the beginnings. */
  readonly through?: number;
}

/** `{ items }`: `open` and `close` are the braces. */
export interface Block {
  readonly open: number;
  readonly close: number;
  readonly items: readonly Item[];
}
