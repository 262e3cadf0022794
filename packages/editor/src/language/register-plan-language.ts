/**
 * The plan language for anyone's Monaco: colours, findings with fixes, completion, hover, names, layout and
 * lenses that run tests, all answered by the language service in a worker.
 */

import type { LanguageCalls } from "../worker/language-answers.js";
import { connect, type Remote } from "../worker/remote.js";
import type { TrialCalls } from "../worker/trial-answers.js";
import { type Asking, languageId, type NamedValue } from "./asking.js";
import { firstColours, writingHabits } from "./first-colours.js";
import { showDiagnostics } from "./live-diagnostics.js";
import type { IDisposable, Monaco } from "./monaco.js";
import { provideCompletion } from "./providers/complete.js";
import { provideFixes } from "./providers/fixes.js";
import { provideHover } from "./providers/hover.js";
import { provideNames } from "./providers/names.js";
import { englishLenses, type LensWords, provideRunLenses } from "./providers/run-lenses.js";
import { provideSemanticTokens } from "./providers/semantic-tokens.js";
import { provideStructure } from "./providers/structure.js";
import { planThemes, themeData } from "./themes.js";
import { Trials } from "./trials.js";

export interface PlanLanguageOptions {
  /** A connection to a worker of one's own; without it the package's `plan.worker.js` is started, and ended. */
  readonly worker?: Remote<LanguageCalls>;
  /** What a hover says a name comes to. */
  readonly namedValue?: NamedValue;
  /** Starts a worker that tries claims; without it the package's `trial.worker.js`. */
  readonly startTrials?: () => Remote<TrialCalls>;
  /** The files that a text uses, by name. */
  readonly filesOf?: (uri: string) => Readonly<Record<string, string>>;
  /** What lenses say, asked each time. */
  readonly lensWords?: () => LensWords;
}

export function registerPlanLanguage(monaco: Monaco, options: PlanLanguageOptions = {}): IDisposable {
  const worker = options.worker ?? startWorker();
  const asking: Asking = { monaco, worker, namedValue: options.namedValue };
  const trials = new Trials(options.startTrials ?? startTrialWorker);
  const { languages } = monaco;
  languages.register({ id: languageId, extensions: [".plan"], aliases: ["Attain plan"] });
  for (const which of ["light", "dark"] as const) {
    monaco.editor.defineTheme(planThemes[which], themeData[which]);
  }
  const disposables: IDisposable[] = [
    languages.setLanguageConfiguration(languageId, writingHabits),
    languages.setMonarchTokensProvider(
      languageId,
      worker.ask("words").then((words) => firstColours(words)),
    ),
    provideCompletion(asking),
    provideHover(asking),
    ...provideNames(asking),
    ...provideStructure(asking),
    provideSemanticTokens(asking),
    provideFixes(asking),
    ...provideRunLenses(
      asking,
      options.lensWords ?? (() => englishLenses),
      trials,
      options.filesOf ?? (() => ({})),
    ),
    showDiagnostics(asking),
  ];
  return {
    dispose() {
      for (const disposable of disposables) disposable.dispose();
      trials.stop();
      if (options.worker === undefined) worker.dispose();
    },
  };
}

function startWorker(): Remote<LanguageCalls> {
  return connect(new Worker(new URL("../worker/plan.worker.js", import.meta.url), { type: "module" }));
}

function startTrialWorker(): Remote<TrialCalls> {
  return connect(new Worker(new URL("../worker/trial.worker.js", import.meta.url), { type: "module" }));
}
