/** Makes a diagnostic, with the severity its code has in the catalog. */

import type { Span } from "../source/span.js";
import { catalog, type DiagnosticCode } from "./catalog.js";
import type { Diagnostic } from "./diagnostic.js";

export type DiagnosticExtras = Pick<Diagnostic, "help" | "related" | "fixes" | "witness">;

export function diagnose(
  code: DiagnosticCode,
  span: Span,
  message: string,
  extras: DiagnosticExtras = {},
): Diagnostic {
  return { code, severity: catalog[code].severity, message, span, ...extras };
}
