/** What a verb is handed: its surroundings, and where it leaves its exit code. */

import type { ExitCode } from "../exit-code.js";
import type { Io } from "../io.js";

export interface Verb {
  readonly io: Io;
  readonly finish: (code: ExitCode) => void;
}
