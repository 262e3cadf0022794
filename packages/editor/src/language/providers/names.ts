/** Definition, references and rename: where a name comes from, where it is used, and giving it another. */

import { type Asking, languageId, planText, rangeOf, whileOpen } from "../asking.js";
import type { IDisposable } from "../monaco.js";

export function provideNames({ monaco, worker }: Asking): readonly IDisposable[] {
  const { languages } = monaco;
  return [
    languages.registerDefinitionProvider(languageId, {
      async provideDefinition(model, position) {
        const places = await whileOpen(
          model,
          worker.ask("definition", planText(model), model.getOffsetAt(position)),
        );
        // A file that the plan uses is open only where somebody has opened it.
        return places
          .filter(({ file }) => file === undefined)
          .map((place) => ({ uri: model.uri, range: rangeOf(model, place) }));
      },
    }),
    languages.registerReferenceProvider(languageId, {
      async provideReferences(model, position, { includeDeclaration }) {
        const uses = await whileOpen(
          model,
          worker.ask("references", planText(model), model.getOffsetAt(position)),
        );
        return uses
          .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
          .map(({ span }) => ({ uri: model.uri, range: rangeOf(model, span) }));
      },
    }),
    languages.registerDocumentHighlightProvider(languageId, {
      async provideDocumentHighlights(model, position) {
        const uses = await whileOpen(
          model,
          worker.ask("references", planText(model), model.getOffsetAt(position)),
        );
        return uses.map(({ span }) => ({ range: rangeOf(model, span) }));
      },
    }),
    languages.registerRenameProvider(languageId, {
      async resolveRenameLocation(model, position) {
        const found = await whileOpen(
          model,
          worker.ask("renamable", planText(model), model.getOffsetAt(position)),
        );
        if (found !== undefined) return { range: rangeOf(model, found.span), text: found.name };
        const { lineNumber, column } = position;
        const range = {
          startLineNumber: lineNumber,
          startColumn: column,
          endLineNumber: lineNumber,
          endColumn: column,
        };
        return { range, text: "", rejectReason: "Nothing with a name of its own stands here" };
      },
      async provideRenameEdits(model, position, newName) {
        const renaming = await whileOpen(
          model,
          worker.ask("rename", planText(model), model.getOffsetAt(position), newName),
        );
        if (renaming.edits === undefined) return { edits: [], rejectReason: renaming.refusal };
        return {
          edits: renaming.edits.map(({ span, text }) => ({
            resource: model.uri,
            versionId: model.getVersionId(),
            textEdit: { range: rangeOf(model, span), text },
          })),
        };
      },
    }),
  ];
}
