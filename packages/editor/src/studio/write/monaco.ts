/** Monaco with every feature and no language but ours, in the studio's own words and worker. */

import * as monaco from "monaco-editor/editor";
import "./monaco-features.js";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import { registerPlanLanguage } from "../../language/register-plan-language.js";
import { textsNow } from "../settings.js";
import { workbench } from "../workbench.js";
import { startTrials, typing } from "../workers.js";

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };

registerPlanLanguage(monaco, {
  worker: typing,
  startTrials,
  filesOf: (uri) => (uri === workbench.get().uri ? workbench.get().files : {}),
  lensWords: () => textsNow().lenses,
  namedValue(uri, name) {
    const { uri: own, look, payee } = workbench.get();
    const found = uri === own ? look?.values.find((each) => each.name === name) : undefined;
    if (found === undefined) return undefined;
    return found.values.map(({ period, shown }) => `${payee}, ${period}: **${shown}**`).join("  \n");
  },
});

export const planFont =
  "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'Liberation Mono', monospace";

export { monaco };
