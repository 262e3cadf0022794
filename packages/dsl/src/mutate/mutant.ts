/** Small changes of a plan, each of which some test of it should notice. */

import type { TextEdit } from "../diagnostics/diagnostic.js";

export type MutantKind = "amount" | "edge" | "condition" | "limit" | "date" | "arithmetic" | "clause" | "row";

export interface Mutant {
  readonly kind: MutantKind;
  /** The definition in which it is: `tiers commission_rate`. */
  readonly where: string;
  /** As written, and as it is written in the changed plan; nothing where it was taken out. */
  readonly before: string;
  readonly after: string;
  readonly edit: TextEdit;
}

export function mutated(text: string, { edit }: Mutant): string {
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}
