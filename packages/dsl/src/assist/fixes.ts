/** What can be mended with one key at a place: the fixes of the diagnostics that stand there. */

import type { Diagnostic, Fix } from "../diagnostics/diagnostic.js";
import type { Span } from "../source/span.js";
import type { PlanDocument } from "./plan-document.js";

export interface OfferedFix extends Fix {
  readonly diagnostic: Diagnostic;
}

/** `asked`: a caret as an empty span, a selection, or exactly where a finding is marked. */
export function fixes({ compilation, lines }: PlanDocument, asked: Span): readonly OfferedFix[] {
  const { line } = lines.position(asked.start);
  // Of neighbours only the one that is pointed at; with the caret elsewhere on the line, a fix is still in reach.
  const nearer: readonly ((span: Span) => boolean)[] = [
    ({ start, end }) => asked.start < asked.end && start === asked.start && end === asked.end,
    ({ start, end }) => start <= asked.end && asked.start <= end,
    ({ start }) => lines.position(start).line === line,
  ];
  const found = nearer.map((isNear) => compilation.diagnostics.filter(({ span }) => isNear(span)));
  return (found.find(({ length }) => length > 0) ?? []).flatMap((diagnostic) =>
    (diagnostic.fixes ?? []).map((fix) => ({ ...fix, diagnostic })),
  );
}
