/** The plan's text in Monaco, with what each rule came to beside it. */

import type { RuleValue } from "@attain/dsl";
import { useEffect, useRef } from "react";
import { languageId } from "../../language/asking.js";
import { planThemes } from "../../language/themes.js";
import { settings, textsNow, useTexts } from "../settings.js";
import { say } from "../shell/toast.js";
import { useStore } from "../store.js";
import { workbench, writeText } from "../workbench.js";
import { typing } from "../workers.js";
import { editing } from "./editing.js";
import { monaco, planFont } from "./monaco.js";

type Editor = ReturnType<typeof monaco.editor.create>;

export function PlanEditor() {
  const place = useRef<HTMLDivElement>(null);
  const made = useRef<Editor>(null);
  const texts = useTexts();
  const { theme } = useStore(settings);
  const { uri } = useStore(workbench);

  useEffect(() => {
    if (place.current === null) return;
    const editor = monaco.editor.create(place.current, {
      automaticLayout: true,
      ariaLabel: textsNow().editor,
      accessibilitySupport: "auto",
      fontSize: 13.5,
      lineHeight: 21,
      fontFamily: planFont,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      "semanticHighlighting.enabled": true,
      padding: { top: 10, bottom: 10 },
      fixedOverflowWidgets: true,
      tabSize: 2,
      unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
    });
    made.current = editor;
    editing.set({ editor });
    const pasting = takePastedTables(editor, place.current);
    return () => {
      pasting();
      editing.set({ editor: undefined });
      editor.dispose();
    };
  }, []);

  useEffect(() => {
    const editor = made.current;
    if (editor === null || uri === "") return;
    const address = monaco.Uri.parse(uri);
    const { text } = workbench.get();
    const model = monaco.editor.getModel(address) ?? monaco.editor.createModel(text, languageId, address);
    editor.setModel(model);
    for (const other of monaco.editor.getModels()) {
      if (other !== model && other.getLanguageId() === languageId) other.dispose();
    }
    const listener = model.onDidChangeContent(() => writeText(model.getValue()));
    const beside = editor.createDecorationsCollection();
    const show = () => beside.set(valuesBeside(model, workbench.get().look?.values ?? []));
    show();
    const stop = workbench.subscribe(show);
    return () => {
      listener.dispose();
      stop();
      beside.clear();
    };
  }, [uri]);

  useEffect(() => monaco.editor.setTheme(planThemes[theme]), [theme]);
  useEffect(
    () => made.current?.updateOptions({ ariaLabel: `${texts.editor}. ${texts.editorHelp}` }),
    [texts],
  );

  return <div ref={place} data-testid="editor" />;
}

const mostShown = 4;

/** At the end of the line that names the rule; the place moves with the text until the next answer. */
function valuesBeside(model: NonNullable<ReturnType<Editor["getModel"]>>, values: readonly RuleValue[]) {
  return values.flatMap(({ spans, values: each }) => {
    const shown = each.slice(-mostShown).map(({ shown: text, group, count }) => {
      const of = group === undefined ? "" : `${group} `;
      return count === undefined ? `${of}${text}` : `${textsNow().deals(count)}, ${text}`;
    });
    return spans.slice(0, 1).map(({ start }) => {
      const { lineNumber } = model.getPositionAt(start);
      const column = model.getLineMaxColumn(lineNumber);
      return {
        range: new monaco.Range(lineNumber, column, lineNumber, column),
        options: {
          showIfCollapsed: true,
          after: {
            content: shown.join(" · "),
            inlineClassName: "rule-value",
            inlineClassNameAffectsLetterSpacing: true,
          },
        },
      };
    });
  });
}

/** Cells from a spreadsheet become tiers, a table or a matrix; any other text is pasted as it is. */
function takePastedTables(editor: Editor, node: HTMLElement): () => void {
  const take = (event: ClipboardEvent) => {
    const copied = event.clipboardData?.getData("text/plain") ?? "";
    if (!copied.includes("\t")) return;
    event.preventDefault();
    event.stopPropagation();
    void typing.ask("fromSheet", copied).then((found) => {
      const selection = editor.getSelection();
      if (selection === null) return;
      editor.executeEdits("paste", [
        { range: selection, text: found?.text ?? copied, forceMoveMarkers: true },
      ]);
      if (found !== undefined) say(textsNow().pasted(found.kind));
    });
  };
  node.addEventListener("paste", take, true);
  return () => node.removeEventListener("paste", take, true);
}
