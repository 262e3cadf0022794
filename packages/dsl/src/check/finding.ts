/** A diagnostic in the making. */

import { catalog, type DiagnosticCode } from "../diagnostics/catalog.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

export interface Finding extends Omit<Diagnostic, "severity"> {
  readonly code: DiagnosticCode;
  /** Findings of one cause become one diagnostic, at the first place in the text. */
  readonly cause?: string;
}

export function hasErrorFindings(findings: readonly Finding[]): boolean {
  return findings.some(({ code }) => catalog[code].severity === "error");
}
