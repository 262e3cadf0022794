/**
 * A lens above each test and claim that runs it, and says how it went. A claim that the text alone does not prove
 * is tried on made-up companies; the rows that refute it become a test of the plan with one click.
 */

import type { Guarantee } from "@attain/dsl/search";
import type { RunAnswer, Runnable } from "../../worker/language-answers.js";
import { type Asking, languageId, planText, rangeOf, whileOpen } from "../asking.js";
import { behindText } from "../behind-text.js";
import type { editor, IDisposable, languages } from "../monaco.js";
import type { Trials } from "../trials.js";

const runCommand = "attain.run";
const stopCommand = "attain.stop";
const addTestCommand = "attain.addTest";
/** As many as `attain prove` tries, and the same. */
const trial = { cases: 300, seed: 1 };
const owner = "attain-tests";

export interface LensWords {
  readonly runTest: string;
  readonly prove: string;
  readonly passed: string;
  readonly failed: string;
  readonly proved: string;
  readonly untried: string;
  readonly refuted: string;
  readonly proving: string;
  readonly stop: string;
  readonly addTest: string;
}

export const englishLenses: LensWords = {
  runTest: "Run test",
  prove: "Prove",
  passed: "Passed",
  failed: "Failed",
  proved: "Proved",
  untried: "Not proved",
  refuted: "Refuted",
  proving: "Trying made-up companies",
  stop: "Stop",
  addTest: "Add as a test",
};

/** What a lens tells: an answer, and of a refuted claim the test that shows it. */
interface Told extends Omit<RunAnswer, "verdict"> {
  readonly verdict: RunAnswer["verdict"] | "refuted";
  readonly test?: string;
}

export function provideRunLenses(
  { monaco, worker }: Asking,
  words: () => LensWords,
  trials: Trials,
  filesOf: (uri: string) => Readonly<Record<string, string>>,
): readonly IDisposable[] {
  /** Of one state of one text; a change makes them old. */
  const answers = new Map<string, Told>();
  /** The claim that is being tried. */
  let trying = "";
  const listeners = new Set<() => void>();
  const keyOf = (model: editor.ITextModel, { kind, title }: Runnable) =>
    `${model.uri} ${model.getVersionId()} ${kind} ${title}`;

  async function run(model: editor.ITextModel, runnable: Runnable): Promise<void> {
    const key = keyOf(model, runnable);
    const text = planText(model);
    let answer: Told = await whileOpen(model, worker.ask("run", text, runnable));
    if (runnable.kind === "prove" && answer.verdict === "untried") {
      trying = key;
      redraw();
      const request = { text: text.text, files: filesOf(text.uri), offset: runnable.span.start, ...trial };
      const { lineNumber } = model.getPositionAt(runnable.span.start);
      try {
        const guarantee = await whileOpen(model, trials.ask("tryClaim", request));
        if (guarantee !== undefined) answer = toldOf(guarantee, lineNumber);
      } finally {
        if (trying === key) trying = "";
      }
    }
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
    redraw();
  }

  function redraw(): void {
    for (const listener of listeners) listener();
  }

  /** Behind the text, in one step to be undone; then it runs, and fails as the claim was refuted. */
  async function addTest(model: editor.ITextModel, test: string): Promise<void> {
    const end = model.getFullModelRange();
    const range = {
      startLineNumber: end.endLineNumber,
      startColumn: end.endColumn,
      endLineNumber: end.endLineNumber,
      endColumn: end.endColumn,
    };
    model.pushStackElement();
    model.pushEditOperations([], [{ range, text: behindText(model.getValue(), [test]) }], () => null);
    model.pushStackElement();
    const tests = (await whileOpen(model, worker.ask("runnables", planText(model)))).filter(
      ({ kind }) => kind === "test",
    );
    const added = tests.at(-1);
    if (added === undefined) return;
    await run(model, added);
    for (const each of monaco.editor.getEditors()) {
      if (each.getModel() === model) each.revealRangeInCenter(rangeOf(model, added.span));
    }
  }

  function lenses(model: editor.ITextModel, runnable: Runnable): readonly languages.CodeLens[] {
    const key = keyOf(model, runnable);
    const also = (id: string, title: string, ...rest: readonly unknown[]): languages.CodeLens => ({
      range: rangeOf(model, runnable.span),
      command: { id, title, arguments: [model.uri.toString(), ...rest] },
    });
    if (trying === key) return [also(stopCommand, `◌ ${words().proving} … ■ ${words().stop}`)];
    const test = answers.get(key)?.test;
    const first = lens(model, runnable);
    return test === undefined ? [first] : [first, also(addTestCommand, `＋ ${words().addTest}`, test)];
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
    monaco.editor.registerCommand(stopCommand, () => {
      trials.stop();
    }),
    monaco.editor.registerCommand(addTestCommand, (_accessor, uri: string, test: string) => {
      const model = monaco.editor.getModel(monaco.Uri.parse(uri));
      if (model) void addTest(model, test);
    }),
    monaco.languages.registerCodeLensProvider(languageId, {
      onDidChange(listener) {
        const tell = () => listener(undefined as never);
        listeners.add(tell);
        return { dispose: () => listeners.delete(tell) };
      },
      async provideCodeLenses(model) {
        const runnables = await whileOpen(model, worker.ask("runnables", planText(model)));
        return { lenses: runnables.flatMap((each) => lenses(model, each)), dispose: () => {} };
      },
    }),
  ];
}

const marks: Readonly<Record<Told["verdict"], string>> = {
  passed: "✓",
  proved: "✓",
  failed: "✗",
  refuted: "✗",
  untried: "–",
};

function verdict({ verdict: which, summary }: Told, words: LensWords): string {
  return which === "passed" ? words.passed : `${words[which]}: ${summary}`;
}

function toldOf({ verdict: found, how, counterexample }: Guarantee, line: number): Told {
  if (found === "proved") return { verdict: "proved", summary: how, failures: [] };
  if (found === "unrefuted") return { verdict: "untried", summary: how, failures: [] };
  if (counterexample === null) return { verdict: "refuted", summary: how, failures: [] };
  const { rows, rowsBefore, payouts, test } = counterexample;
  const summary = payouts
    .map(({ what, payee, period, amount, against }) => {
      const place = [payee, period === "plan" ? "" : period].filter((part) => part !== "").join(", ");
      return `${what}${place === "" ? "" : ` for ${place}`}: ${amount}, ${rowsBefore ? "before" : "against"} ${against}`;
    })
    .join("; ");
  const message = [summary, ...(rowsBefore ? [rowsText(rowsBefore, "before")] : []), rowsText(rows, "")];
  return { verdict: "refuted", summary, test, failures: [{ line, message: message.join("\n") }] };
}

/** A line for each row: what it is of, and its cells by column. */
function rowsText(rows: NonNullable<Guarantee["counterexample"]>["rows"], when: string): string {
  return Object.entries(rows)
    .flatMap(([name, list]) =>
      list.map((row) => {
        const cells = Object.entries(row).map(([column, cell]) => `${column} ${cell}`);
        return `${name}${when === "" ? "" : ` ${when}`}: ${cells.join(", ")}`;
      }),
    )
    .join("\n");
}
