/** A table of more lines takes long to draw, and nobody reads it: files and `--json` have them all. */
export const mostRows = 1_000;

/** Nothing where every line is shown. */
export function hiddenText(hidden: number): string {
  return hidden <= 0 ? "" : `${hidden} more lines are not shown; --out and --json have them all\n`;
}
