/** What every provider starts from: Monaco, the worker, and ways between offsets and Monaco's places. */

import type { Span } from "@attain/dsl";
import type { LanguageCalls, PlanText } from "../worker/language-answers.js";
import type { Remote } from "../worker/remote.js";
import type { editor, IRange, Monaco } from "./monaco.js";

export const languageId = "attain-plan";

export interface Asking {
  readonly monaco: Monaco;
  readonly worker: Remote<LanguageCalls>;
  readonly namedValue?: NamedValue | undefined;
}

/** What the name at an offset comes to for whom is being looked at, as a line of Markdown. */
export type NamedValue = (uri: string, name: string) => string | undefined;

export function planText(model: editor.ITextModel): PlanText {
  return { uri: model.uri.toString(), text: model.getValue() };
}

export function rangeOf(model: editor.ITextModel, { start, end }: Span): IRange {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

/**
 * An answer about a text that is still open; about one that was closed meanwhile there is none, as nobody waits
 * for it any more.
 */
export function whileOpen<T>(model: editor.ITextModel, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    answer.then(
      (value) => {
        if (!model.isDisposed()) resolve(value);
      },
      (reason) => {
        if (!model.isDisposed()) reject(reason);
      },
    );
  });
}
