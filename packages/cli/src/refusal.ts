/** Why a command stops before it has results: shown as two sentences, never as a stack trace. */

import { type ExitCode, misused, wrong } from "./exit-code.js";

export class Refusal extends Error {
  override readonly name = "Refusal";

  private constructor(
    readonly exitCode: ExitCode,
    message: string,
    /** What to do about it. */
    readonly help: string,
  ) {
    super(message);
  }

  /** The call makes no sense: a path that is not there, a period the plan does not have. */
  static usage(message: string, help: string): Refusal {
    return new Refusal(misused, message, help);
  }

  /** The call makes sense and cannot be done: a directory that may not be written. */
  static failure(message: string, help: string): Refusal {
    return new Refusal(wrong, message, help);
  }
}
