/** Quick fixes: what mends the finding at the caret. */

import { type Asking, languageId, planText, rangeOf, whileOpen } from "../asking.js";
import type { IDisposable } from "../monaco.js";

export function provideFixes({ monaco, worker }: Asking): IDisposable {
  return monaco.languages.registerCodeActionProvider(
    languageId,
    {
      async provideCodeActions(model, range, { markers }) {
        const offset = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
        const fixes = await whileOpen(model, worker.ask("fixes", planText(model), offset));
        return {
          actions: fixes.map(({ title, edits, diagnostic }, index) => ({
            title,
            kind: "quickfix",
            isPreferred: index === 0,
            diagnostics: markers.filter(({ code }) => code === diagnostic.code),
            edit: {
              edits: edits.map(({ span, text }) => ({
                resource: model.uri,
                versionId: model.getVersionId(),
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
