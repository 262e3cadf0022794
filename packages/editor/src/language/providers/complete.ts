/** Completion: what may stand here, from the language service. */

import type { CompletionKind } from "@attain/dsl";
import { type Asking, languageId, planText, rangeOf, whileOpen } from "../asking.js";
import type { IDisposable, languages } from "../monaco.js";

export function provideCompletion({ monaco, worker }: Asking): IDisposable {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  const kinds: Readonly<Record<CompletionKind, languages.CompletionItemKind>> = {
    keyword: CompletionItemKind.Keyword,
    snippet: CompletionItemKind.Snippet,
    type: CompletionItemKind.TypeParameter,
    source: CompletionItemKind.Module,
    column: CompletionItemKind.Field,
    argument: CompletionItemKind.Variable,
    parameter: CompletionItemKind.Constant,
    table: CompletionItemKind.Struct,
    matrix: CompletionItemKind.Struct,
    tiers: CompletionItemKind.Struct,
    credit: CompletionItemKind.Event,
    figure: CompletionItemKind.Variable,
    component: CompletionItemKind.Class,
    scorecard: CompletionItemKind.Class,
    goal: CompletionItemKind.Class,
    journal: CompletionItemKind.Class,
    other: CompletionItemKind.Text,
    function: CompletionItemKind.Function,
    part: CompletionItemKind.Property,
    value: CompletionItemKind.Value,
  };
  return monaco.languages.registerCompletionItemProvider(languageId, {
    triggerCharacters: [".", '"', " ", "(", ":"],
    async provideCompletionItems(model, position) {
      const items = await whileOpen(
        model,
        worker.ask("complete", planText(model), model.getOffsetAt(position)),
      );
      return {
        suggestions: items.map((item) => ({
          label: item.label,
          kind: kinds[item.kind],
          insertText: item.insertText,
          ...(item.isSnippet && { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet }),
          range: rangeOf(model, item.replaced),
          sortText: `${item.order}`,
          ...(item.detail !== undefined && { detail: item.detail }),
          ...(item.documentation !== undefined && { documentation: item.documentation }),
        })),
      };
    },
  });
}
