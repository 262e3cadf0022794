/** What is wrong with a run's data, or what its rules cannot answer: collected, sorted, never thrown. */

import type { FaultCode } from "./fault-catalog.js";

export interface Fault {
  readonly code: FaultCode;
  /** One sentence: what was found where something else was expected. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** The data file, or `null` when the place is in the plan text. */
  readonly file: string | null;
  /** The file that the plan uses, when the place is in that and not in the plan's own text. */
  readonly planFile?: string;
  /** 1-based; of the data file, or of the plan text when `file` is `null`. 0: the whole file. */
  readonly line: number;
  /** 1-based: the character in a plan text, the field in a data file. 0: the whole line. */
  readonly column: number;
  readonly payee: string | null;
  readonly period: string | null;
  readonly found?: string;
  readonly expected?: string;
}
