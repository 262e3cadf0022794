/** Colours by meaning: known names by what they stand for. */

import type { SemanticKind } from "@attain/dsl";
import { type Asking, languageId, planText, whileOpen } from "../asking.js";
import type { IDisposable } from "../monaco.js";

/** In the order of the legend. */
export const semanticKinds: readonly SemanticKind[] = [
  "keyword",
  "type",
  "operator",
  "number",
  "date",
  "text",
  "comment",
  "documentation",
  "function",
  "word",
  "source",
  "column",
  "argument",
  "parameter",
  "table",
  "matrix",
  "tiers",
  "credit",
  "figure",
  "component",
  "journal",
  "scorecard",
  "goal",
  "other",
  "plan",
];

export function provideSemanticTokens({ monaco, worker }: Asking): IDisposable {
  const indexes = new Map(semanticKinds.map((kind, index) => [kind, index]));
  return monaco.languages.registerDocumentSemanticTokensProvider(languageId, {
    getLegend: () => ({ tokenTypes: [...semanticKinds], tokenModifiers: [] }),
    releaseDocumentSemanticTokens: () => {},
    async provideDocumentSemanticTokens(model) {
      const tokens = await whileOpen(model, worker.ask("semanticTokens", planText(model)));
      const data: number[] = [];
      let [line, column] = [1, 1];
      for (const { at, length, kind } of tokens) {
        const isSameLine = at.line === line;
        data.push(at.line - line, isSameLine ? at.column - column : at.column - 1, length);
        data.push(indexes.get(kind) ?? 0, 0);
        [line, column] = [at.line, at.column];
      }
      return { data: new Uint32Array(data) };
    },
  });
}
