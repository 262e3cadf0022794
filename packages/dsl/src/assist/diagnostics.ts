/** The plan's diagnostics with lines and columns, as lists and margins show them. */

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Position } from "../source/line-map.js";
import type { PlanDocument } from "./plan-document.js";

export interface PlacedDiagnostic extends Diagnostic {
  readonly start: Position;
  /** Behind the last character. */
  readonly end: Position;
}

export function diagnostics({ compilation, lines }: PlanDocument): readonly PlacedDiagnostic[] {
  return compilation.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    start: lines.position(diagnostic.span.start),
    end: lines.position(diagnostic.span.end),
  }));
}
