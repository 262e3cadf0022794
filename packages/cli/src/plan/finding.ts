/** A diagnostic with its place in a file: what `--json` prints of a plan's text. */

import {
  type Diagnostic,
  type DiagnosticCode,
  type LineMap,
  lineMap,
  type Severity,
  type Witness,
} from "@attain/dsl";
import type { ReadPlan } from "./read-plan.js";
import { usedFilePath } from "./used-files.js";

export interface Finding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  /** 1-based, as is the column. */
  readonly line: number;
  readonly column: number;
  readonly help: string | null;
  /** The smallest input that shows it. */
  readonly witness?: Witness;
  /** Other places that take part, here or in a file that the plan uses. */
  readonly related?: readonly FindingPlace[];
}

export interface FindingPlace {
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function findingsOf({ file, text, compilation }: ReadPlan): readonly Finding[] {
  const lines = lineMap(text);
  return compilation.diagnostics.map((diagnostic) => {
    const { code, severity, message, span, help, witness } = diagnostic;
    const related = placesOf(diagnostic, file, lines);
    return {
      code,
      severity,
      message,
      file,
      ...lines.position(span.start),
      help: help ?? null,
      ...(witness && { witness }),
      ...(related.length > 0 && { related }),
    };
  });
}

function placesOf({ related = [] }: Diagnostic, file: string, lines: LineMap): readonly FindingPlace[] {
  return related.map(({ message, span, elsewhere }) =>
    elsewhere
      ? { message, ...elsewhere, file: usedFilePath(file, elsewhere.file) }
      : { message, file, ...lines.position(span.start) },
  );
}
