/** What the compiled evaluator does not calculate yet. A caller then asks the reference evaluator instead. */

import type { Place } from "../rule-set.js";

export interface UncoveredForm {
  /** In words of the language: `budget`, `rank`. */
  readonly form: string;
  readonly place: Place;
}

/** Thrown where only the data show that a form is not covered; caught at the front door. */
export class Uncovered extends Error {
  override readonly name = "Uncovered";
  constructor(
    readonly form: string,
    readonly place: Place,
  ) {
    super(`not compiled: ${form}`);
  }
}
