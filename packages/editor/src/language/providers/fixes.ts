/** Quick fixes: what mends the finding at the caret, each told of the marker that stands at its finding's place. */

import type { Diagnostic } from "@attain/dsl";
import { type Asking, languageId, planText, rangeOf, whileOpen } from "../asking.js";
import type { editor, IDisposable } from "../monaco.js";

export function provideFixes({ monaco, worker }: Asking): IDisposable {
  return monaco.languages.registerCodeActionProvider(
    languageId,
    {
      async provideCodeActions(model, range, { markers }) {
        const start = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
        const end = model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn });
        // Of an older text they are refused when they are chosen.
        const versionId = model.getVersionId();
        const fixes = await whileOpen(model, worker.ask("fixes", planText(model), { start, end }));
        return {
          actions: fixes.map(({ title, edits, diagnostic }, index) => ({
            title,
            kind: "quickfix",
            // The first of its finding.
            isPreferred: fixes[index - 1]?.diagnostic !== diagnostic,
            diagnostics: markers.filter((marker) => marks(marker, diagnostic, model)),
            edit: {
              edits: edits.map(({ span, text }) => ({
                resource: model.uri,
                versionId,
                textEdit: { range: rangeOf(model, span), text },
              })),
            },
          })),
          dispose: () => {},
        };
      },
    },
    { providedCodeActionKinds: ["quickfix"] },
  );
}

/** Two findings of one code stand at two places, and each has fixes of its own. */
function marks(marker: editor.IMarkerData, { code, span }: Diagnostic, model: editor.ITextModel): boolean {
  const { startLineNumber, startColumn, endLineNumber, endColumn } = rangeOf(model, span);
  return (
    marker.code === code &&
    marker.startLineNumber === startLineNumber &&
    marker.startColumn === startColumn &&
    marker.endLineNumber === endLineNumber &&
    marker.endColumn === endColumn
  );
}
