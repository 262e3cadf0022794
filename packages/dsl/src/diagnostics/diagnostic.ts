/** What is wrong, or doubtful, in a plan text: collected and shown, never thrown. */

import type { Span } from "../source/span.js";
import type { DiagnosticCode } from "./catalog.js";

export type Severity = "error" | "warning" | "information";

/** A change of the text that mends the finding: apply all edits at once. */
export interface Fix {
  /** An order in the author's words: "Write `attainment`". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong, in the words of the business, one sentence without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  readonly span: Span;
  /** Other places that take part, such as the first of two equal names. */
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly witness?: Witness;
}

/** The smallest input that shows a finding. */
export interface Witness {
  /** As an author would write it down: `product = "support", region = "EMEA"`. */
  readonly text: string;
  readonly values: readonly WitnessValue[];
  /** A `test` statement that shows it, to be pasted into the plan. */
  readonly test?: string;
}

export interface WitnessValue {
  readonly name: string;
  /** In the language's own writing. */
  readonly value: string;
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
  /** Present when it stands in a file that the plan uses: then `span` counts in that file's text. */
  readonly elsewhere?: { readonly file: string; readonly line: number; readonly column: number };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
