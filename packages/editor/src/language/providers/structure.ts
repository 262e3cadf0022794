/** Outline, folding and layout: the plan as a tree of statements, what folds away, and the one layout. */

import type { OutlineEntry } from "@attain/dsl";
import { type Asking, languageId, planText, rangeOf, whileOpen } from "../asking.js";
import type { editor, IDisposable, languages } from "../monaco.js";

export function provideStructure({ monaco, worker }: Asking): readonly IDisposable[] {
  const { SymbolKind, FoldingRangeKind } = monaco.languages;
  const kinds: ReadonlyMap<string, languages.SymbolKind> = new Map([
    ["plan", SymbolKind.Namespace],
    ["data", SymbolKind.Module],
    ["column", SymbolKind.Field],
    ["param", SymbolKind.Constant],
    ["table", SymbolKind.Struct],
    ["matrix", SymbolKind.Struct],
    ["tiers", SymbolKind.Struct],
    ["credit", SymbolKind.Event],
    ["measure", SymbolKind.Variable],
    ["quota", SymbolKind.Variable],
    ["component", SymbolKind.Class],
    ["payout", SymbolKind.Class],
    ["test", SymbolKind.Method],
    ["prove", SymbolKind.Method],
  ]);

  function symbol(model: editor.ITextModel, entry: OutlineEntry): languages.DocumentSymbol {
    return {
      name: entry.name || entry.kind,
      detail: entry.detail,
      kind: kinds.get(entry.kind) ?? SymbolKind.Property,
      tags: [],
      range: rangeOf(model, entry.span),
      selectionRange: rangeOf(model, entry.nameSpan),
      children: entry.children.map((child) => symbol(model, child)),
    };
  }

  return [
    monaco.languages.registerDocumentSymbolProvider(languageId, {
      async provideDocumentSymbols(model) {
        const entries = await whileOpen(model, worker.ask("outline", planText(model)));
        return entries.map((entry) => symbol(model, entry));
      },
    }),
    monaco.languages.registerFoldingRangeProvider(languageId, {
      async provideFoldingRanges(model) {
        const ranges = await whileOpen(model, worker.ask("folding", planText(model)));
        return ranges.map(({ startLine, endLine, kind }) => ({
          start: startLine,
          end: endLine,
          ...(kind === "comment" && { kind: FoldingRangeKind.Comment }),
        }));
      },
    }),
    monaco.languages.registerDocumentFormattingEditProvider(languageId, {
      async provideDocumentFormattingEdits(model) {
        const text = await whileOpen(model, worker.ask("format", planText(model)));
        return text === undefined ? [] : [{ range: model.getFullModelRange(), text }];
      },
    }),
  ];
}
