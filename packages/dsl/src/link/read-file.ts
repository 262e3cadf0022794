/** How a plan's other files are read: by whoever compiles it, so that the language knows no file system. */

/** Why a file that is there cannot be read, as the end of a sentence: "it is larger than 8 MiB". */
export interface UnreadableFile {
  readonly unreadable: string;
}

/**
 * The text of a file that a plan uses. The name counts from the directory that the plan's own name
 * counts from, has `/` between directories, no `.` and no `..`, and ends in `.plan`. `undefined`: there
 * is none.
 */
export type ReadFile = (name: string) => string | UnreadableFile | undefined;
