/** The editor that is open, for what stands beside it: going to a place, replacing pieces of the text. */

import type { Span, TextEdit } from "@attain/dsl";
import type { editor } from "monaco-editor/editor";
import { createStore } from "../store.js";
import { workbench, writeText } from "../workbench.js";

export const editing = createStore<{ editor: editor.IStandaloneCodeEditor | undefined }>({
  editor: undefined,
});

export function showPlace({ start, end }: Span): void {
  const { editor } = editing.get();
  const model = editor?.getModel();
  if (!editor || !model) return;
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  editor.setSelection({
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  });
  editor.revealLineInCenterIfOutsideViewport(from.lineNumber);
  editor.focus();
}

/** As one step to be undone; while the editor is still on its way, in the text that it will open with. */
export function replaceText(edits: readonly TextEdit[]): void {
  const { editor } = editing.get();
  const model = editor?.getModel();
  if (!editor || !model) {
    writeText(replaced(workbench.get().text, edits));
    return;
  }
  editor.pushUndoStop();
  editor.executeEdits(
    "studio",
    edits.map(({ span, text }) => {
      const from = model.getPositionAt(span.start);
      const to = model.getPositionAt(span.end);
      return {
        range: {
          startLineNumber: from.lineNumber,
          startColumn: from.column,
          endLineNumber: to.lineNumber,
          endColumn: to.column,
        },
        text,
      };
    }),
  );
  editor.pushUndoStop();
}

function replaced(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((so, { span, text: by }) => so.slice(0, span.start) + by + so.slice(span.end), text);
}

export function layOut(): void {
  void editing.get().editor?.getAction("editor.action.formatDocument")?.run();
}
