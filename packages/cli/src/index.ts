/** The command line as a function, for programs that run verbs in process. */

export type { ExitCode } from "./exit-code.js";
export type { Io, Sink } from "./io.js";
export { main } from "./main.js";
