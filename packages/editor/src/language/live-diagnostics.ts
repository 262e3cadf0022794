/** Findings as one types: each plan is checked again after every change, the newest text only. */

import type { PlacedDiagnostic, Severity } from "@attain/dsl";
import { type Asking, languageId, planText, rangeOf } from "./asking.js";
import type { editor, IDisposable } from "./monaco.js";

const owner = "attain";

export function showDiagnostics({ monaco, worker }: Asking): IDisposable {
  const watched = new Map<editor.ITextModel, IDisposable>();

  function watch(model: editor.ITextModel): void {
    if (watched.has(model) || model.getLanguageId() !== languageId) return;
    let isAsking = false;
    let asked = -1;
    const look = async () => {
      if (isAsking) return;
      isAsking = true;
      while (!model.isDisposed() && asked !== model.getVersionId()) {
        asked = model.getVersionId();
        const found = await worker.ask("diagnostics", planText(model));
        if (!model.isDisposed() && asked === model.getVersionId()) {
          monaco.editor.setModelMarkers(model, owner, found.map(marker(model)));
        }
      }
      isAsking = false;
    };
    watched.set(
      model,
      model.onDidChangeContent(() => void look()),
    );
    void look();
  }

  function marker(model: editor.ITextModel) {
    const { Error: error, Warning, Info } = monaco.MarkerSeverity;
    const severities: Readonly<Record<Severity, typeof error | typeof Warning | typeof Info>> = {
      error,
      warning: Warning,
      information: Info,
    };
    return ({ code, severity, message, help, span, related }: PlacedDiagnostic): editor.IMarkerData => ({
      code,
      severity: severities[severity],
      message: help === undefined ? message : `${message}\n${help}`,
      source: "attain",
      ...rangeOf(model, span),
      relatedInformation: (related ?? [])
        .filter(({ elsewhere }) => elsewhere === undefined)
        .map((place) => ({ resource: model.uri, message: place.message, ...rangeOf(model, place.span) })),
    });
  }

  function forget(model: editor.ITextModel): void {
    watched.get(model)?.dispose();
    watched.delete(model);
    void worker.ask("close", model.uri.toString());
  }

  for (const model of monaco.editor.getModels()) watch(model);
  const listeners = [
    monaco.editor.onDidCreateModel(watch),
    monaco.editor.onDidChangeModelLanguage(({ model }) => watch(model)),
    monaco.editor.onWillDisposeModel(forget),
  ];
  return {
    dispose() {
      for (const listener of [...listeners, ...watched.values()]) listener.dispose();
      watched.clear();
    },
  };
}
