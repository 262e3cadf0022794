/** A lens above each test and claim that runs it, and says how it went. */

import type { RunAnswer, Runnable } from "../../worker/language-answers.js";
import { type Asking, languageId, planText, rangeOf, whileOpen } from "../asking.js";
import type { editor, IDisposable, languages } from "../monaco.js";

const runCommand = "attain.run";
const owner = "attain-tests";

export interface LensWords {
  readonly runTest: string;
  readonly prove: string;
  readonly passed: string;
  readonly failed: string;
  readonly proved: string;
  readonly untried: string;
}

export const englishLenses: LensWords = {
  runTest: "Run test",
  prove: "Prove",
  passed: "Passed",
  failed: "Failed",
  proved: "Proved",
  untried: "Not proved",
};

export function provideRunLenses({ monaco, worker }: Asking, words: () => LensWords): readonly IDisposable[] {
  /** Of one state of one text; a change makes them old. */
  const answers = new Map<string, RunAnswer>();
  const listeners = new Set<() => void>();
  const keyOf = (model: editor.ITextModel, { kind, title }: Runnable) =>
    `${model.uri} ${model.getVersionId()} ${kind} ${title}`;

  async function run(model: editor.ITextModel, runnable: Runnable): Promise<void> {
    const key = keyOf(model, runnable);
    const answer = await whileOpen(model, worker.ask("run", planText(model), runnable));
    answers.set(key, answer);
    const { startLineNumber, endLineNumber } = rangeOf(model, runnable.span);
    const others = monaco.editor
      .getModelMarkers({ owner, resource: model.uri })
      .filter((marker) => marker.startLineNumber < startLineNumber || marker.startLineNumber > endLineNumber);
    const own = answer.failures.map(({ line, message }) => ({
      severity: monaco.MarkerSeverity.Error,
      message,
      source: "attain test",
      startLineNumber: line,
      startColumn: model.getLineFirstNonWhitespaceColumn(line),
      endLineNumber: line,
      endColumn: model.getLineMaxColumn(line),
    }));
    monaco.editor.setModelMarkers(model, owner, [...others, ...own]);
    for (const listener of listeners) listener();
  }

  function lens(model: editor.ITextModel, runnable: Runnable): languages.CodeLens {
    const answer = answers.get(keyOf(model, runnable));
    const verb = runnable.kind === "test" ? words().runTest : words().prove;
    const title = answer === undefined ? `▷ ${verb}` : `${marks[answer.verdict]} ${verdict(answer, words())}`;
    return {
      range: rangeOf(model, runnable.span),
      command: {
        id: runCommand,
        title,
        ...(answer && { tooltip: answer.summary }),
        arguments: [model.uri.toString(), runnable],
      },
    };
  }

  return [
    monaco.editor.registerCommand(runCommand, (_accessor, uri: string, runnable: Runnable) => {
      const model = monaco.editor.getModel(monaco.Uri.parse(uri));
      if (model) void run(model, runnable);
    }),
    monaco.languages.registerCodeLensProvider(languageId, {
      onDidChange(listener) {
        const tell = () => listener(undefined as never);
        listeners.add(tell);
        return { dispose: () => listeners.delete(tell) };
      },
      async provideCodeLenses(model) {
        const runnables = await whileOpen(model, worker.ask("runnables", planText(model)));
        return { lenses: runnables.map((each) => lens(model, each)), dispose: () => {} };
      },
    }),
  ];
}

const marks: Readonly<Record<RunAnswer["verdict"], string>> = {
  passed: "✓",
  proved: "✓",
  failed: "✗",
  untried: "–",
};

function verdict({ verdict: which, summary }: RunAnswer, words: LensWords): string {
  return which === "passed" ? words.passed : `${words[which]}: ${summary}`;
}
