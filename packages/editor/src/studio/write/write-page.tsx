/** Writing a plan: its text, what it comes to beside it, and what is wrong with it. */

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { loadTemplate } from "../gallery.js";
import { openUsual, sampleCompany, tryOpening } from "../opening.js";
import { useRoute } from "../routing.js";
import { textsNow, useTexts } from "../settings.js";
import { packText, unpackText } from "../share.js";
import { say } from "../shell/toast.js";
import { useStore } from "../store.js";
import { workbench } from "../workbench.js";
import { Beside } from "./beside.js";
import { Chosen } from "./chosen.js";
import { layOut } from "./editing.js";
import { GalleryDialog } from "./gallery-dialog.js";
import { Saving } from "./saving.js";

const PlanEditor = lazy(() =>
  import("./plan-editor.js").then(({ PlanEditor: editor }) => ({ default: editor })),
);
const Compare = lazy(() => import("./compare.js").then(({ Compare: compare }) => ({ default: compare })));

export function WritePage() {
  const texts = useTexts();
  const { query } = useRoute();
  const { name, milliseconds, hasErrors } = useStore(workbench);
  const [isComparing, setComparing] = useState(query.get("compare") === "yes");
  const gallery = useRef<HTMLDialogElement>(null);

  useEffect(() => void openFromLink(query), [query]);

  return (
    <div className={isComparing ? "write comparing" : "write"}>
      <div className="write-bar">
        <h1>{name === "" ? texts.pages.write : name}</h1>
        <Chosen />
        <button type="button" className="button" onClick={() => gallery.current?.showModal()}>
          {texts.templates}
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={isComparing}
          onClick={() => setComparing(!isComparing)}
        >
          {isComparing ? texts.edit : texts.compare}
        </button>
        <button type="button" className="button" onClick={layOut}>
          {texts.layOut}
        </button>
        <button type="button" className="button" onClick={() => void share()}>
          {texts.share}
        </button>
        <Saving />
      </div>
      <div className="write-editor">
        <Suspense fallback={<p className="page soft">{texts.loading} …</p>}>
          {isComparing ? <Compare /> : <PlanEditor />}
        </Suspense>
      </div>
      {isComparing ? null : <Beside />}
      <div className="write-status" role="status">
        {hasErrors ? <span className="bad">{texts.hasErrors}</span> : null}
        {milliseconds === undefined || hasErrors ? null : (
          <span>{texts.ready(Math.round(milliseconds))}</span>
        )}
        <span>{texts.editorHelp}</span>
      </div>
      <GalleryDialog dialog={gallery} />
    </div>
  );
}

/** A shared text, a template that is asked for, else the sample company where nothing is open. */
async function openFromLink(query: URLSearchParams): Promise<void> {
  const [packed, template, name] = [query.get("plan"), query.get("template"), query.get("name")];
  if (packed !== null) {
    await tryOpening(async () => {
      const basis = await loadTemplate(template || sampleCompany);
      return { ...basis, name: name ?? basis.name, text: await unpackText(packed) };
    });
  } else if (template !== null && workbench.get().name !== template) {
    await tryOpening(() => loadTemplate(template));
  } else await openUsual();
}

async function share(): Promise<void> {
  const { text, name, template } = workbench.get();
  const link = new URL(location.href);
  link.hash = `#/write?${new URLSearchParams({ name, template, plan: await packText(text) })}`;
  history.replaceState(null, "", link);
  await navigator.clipboard?.writeText(link.href).catch(() => undefined);
  say(textsNow().shared);
}
