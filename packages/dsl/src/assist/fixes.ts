/** What can be mended with one key at an offset: the fixes of the diagnostics that stand there. */

import type { Diagnostic, Fix } from "../diagnostics/diagnostic.js";
import type { PlanDocument } from "./plan-document.js";

export interface OfferedFix extends Fix {
  readonly diagnostic: Diagnostic;
}

export function fixes({ compilation, lines }: PlanDocument, offset: number): readonly OfferedFix[] {
  const touching = compilation.diagnostics.filter(({ span }) => span.start <= offset && offset <= span.end);
  const { line } = lines.position(offset);
  const onLine = compilation.diagnostics.filter(({ span }) => lines.position(span.start).line === line);
  // With the caret elsewhere on the line, a fix is still within reach.
  return (touching.length > 0 ? touching : onLine).flatMap((diagnostic) =>
    (diagnostic.fixes ?? []).map((fix) => ({ ...fix, diagnostic })),
  );
}
