/** The text as it was opened beside the text as it stands, and what the change does to everybody's pay. */

import { useEffect, useRef, useState } from "react";
import { languageId } from "../../language/asking.js";
import { planThemes } from "../../language/themes.js";
import type { Effect } from "../../worker/effect.js";
import { EffectTable } from "../calculate/effect-table.js";
import { settings, useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { lastingWorker, openedUri, planOf, workbench } from "../workbench.js";
import { monaco, planFont } from "./monaco.js";

export function Compare() {
  const place = useRef<HTMLDivElement>(null);
  const texts = useTexts();
  const { theme } = useStore(settings);
  const { text, opened, uri, data, period, isCut } = useStore(workbench);
  const [effect, setEffect] = useState<Effect | "errors">();

  useEffect(() => {
    if (place.current === null) return;
    const original = monaco.editor.createModel(opened, languageId);
    const modified = monaco.editor.createModel(text, languageId);
    const editor = monaco.editor.createDiffEditor(place.current, {
      automaticLayout: true,
      readOnly: true,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: innerWidth < 760,
      fontSize: 13,
      fontFamily: planFont,
      ignoreTrimWhitespace: false,
      hideUnchangedRegions: { enabled: true },
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      originalAriaLabel: "1",
      modifiedAriaLabel: "2",
    });
    editor.setModel({ original, modified });
    return () => {
      editor.dispose();
      // A difference that is being worked out still reads them.
      setTimeout(() => {
        original.dispose();
        modified.dispose();
      }, 2_000);
    };
  }, [opened, text]);

  useEffect(() => monaco.editor.setTheme(planThemes[theme]), [theme]);

  useEffect(() => {
    let isWanted = true;
    void (async () => {
      const worker = await lastingWorker();
      const old = { plan: planOf({ uri: openedUri(uri), text: opened }), data, period };
      const found = await worker.ask("effect", old, { ...old, plan: planOf({ uri, text }) });
      if (isWanted) setEffect(found ?? "errors");
    })();
    return () => {
      isWanted = false;
    };
  }, [uri, opened, text, data, period]);

  return (
    <div className="compare">
      <div className="compare-heads">
        <h2>{texts.was}</h2>
        <h2>{texts.is}</h2>
      </div>
      <div ref={place} className="compare-texts" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to stand in it. */}
      <section className="compare-effect" aria-label={texts.effect} tabIndex={0}>
        <h2>{texts.effect}</h2>
        {isCut ? <p className="notice warn">{texts.rowsAreCut}</p> : null}
        {effect === undefined ? <p className="soft">{texts.running} …</p> : null}
        {effect === "errors" ? <p className="notice warn">{texts.noValues}</p> : null}
        {typeof effect === "object" ? <EffectTable effect={effect} /> : null}
      </section>
    </div>
  );
}
