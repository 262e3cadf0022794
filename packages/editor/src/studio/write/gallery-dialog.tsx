/** The gallery: plans to begin with, each with rows of its own. */

import type { RefObject } from "react";
import { loadTemplate, templates } from "../gallery.js";
import { settings, useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { templateSummaries } from "../text/template-summaries.js";
import { openPlan } from "../workbench.js";
import { ServerPlans } from "./server-plans.js";

export function GalleryDialog({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  const texts = useTexts();
  const { language } = useStore(settings);
  const summaries = language === "en" ? {} : templateSummaries[language];
  const open = async (name: string) => {
    dialog.current?.close();
    await openPlan(await loadTemplate(name));
  };
  return (
    <dialog ref={dialog} aria-labelledby="gallery-title">
      <div className="dialog-head">
        <h2 id="gallery-title">{texts.templates}</h2>
        <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
          {texts.close}
        </button>
      </div>
      <p className="soft">{texts.templatesHelp}</p>
      <ServerPlans opened={() => dialog.current?.close()} />
      <ul className="gallery">
        {templates.map(({ name, summary }) => (
          <li key={name}>
            <button type="button" onClick={() => void open(name)}>
              <strong>{name}</strong>
              <span className="soft small" lang={summaries[name] === undefined ? "en" : language}>
                {summaries[name] ?? summary}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
