/** A diagnostic with its place in a file: what `--json` prints of a plan's text. */

import { type DiagnosticCode, lineMap, type Severity } from "@attain/dsl";
import type { ReadPlan } from "./read-plan.js";

export interface Finding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  /** 1-based, as is the column. */
  readonly line: number;
  readonly column: number;
  readonly help: string | null;
}

export function findingsOf({ file, text, compilation }: ReadPlan): readonly Finding[] {
  const lines = lineMap(text);
  return compilation.diagnostics.map(({ code, severity, message, span, help }) => {
    return { code, severity, message, file, ...lines.position(span.start), help: help ?? null };
  });
}
