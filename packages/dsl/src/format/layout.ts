/** The layout of a plan: which tokens begin a line, and where blanks are added to align lines. */

/** No line is longer unless it cannot be broken. */
export const maxWidth = 110;
/** Of what stands in braces. */
export const blockIndent = 2;
/** Of what continues a line that was too long. */
export const hangingIndent = 4;

export interface LineStart {
  readonly indent: number;
  /** Of comments that stand on lines of their own before it. */
  readonly commentIndent: number;
  /** Whether an empty line that the author left here is kept. */
  readonly keepsBlank: boolean;
}

export interface Layout {
  /** By token. A token that is not among them follows on the line of the one before. */
  readonly lineStarts: ReadonlyMap<number, LineStart>;
  /** Blanks before a token that does not begin a line. */
  space(index: number): number;
}
