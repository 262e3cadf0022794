/** What the command tells the shell. */

export type ExitCode = 0 | 1 | 2 | 70;

export const fine: ExitCode = 0;
/** The plan or the data is wrong. */
export const wrong: ExitCode = 1;
/** The command was called in a way that has no meaning. */
export const misused: ExitCode = 2;
/** A mistake of our own; the number BSD's sysexits gives it. */
export const ownMistake: ExitCode = 70;
