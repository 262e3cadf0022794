/** Keeping what is written: as a plan of the server, as its draft, as a version for somebody to approve. */

import { type FormEvent, useRef, useState } from "react";
import { createPlan, openServerPlan, saveDraft, submitVersion } from "../server/plans.js";
import { hasRole, useStanding } from "../server/session.js";
import { useTexts } from "../settings.js";
import { say } from "../shell/toast.js";
import { useStore } from "../store.js";
import { workbench } from "../workbench.js";

export function Saving() {
  const texts = useTexts();
  const standing = useStanding();
  const { server, text, files, name } = useStore(workbench);
  const dialog = useRef<HTMLDialogElement>(null);
  const [message, setMessage] = useState("");
  const workspace = standing.workspace?.workspace;
  if (workspace === undefined || !hasRole(standing, "author")) return null;

  const tried = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };

  const save = async () => {
    if (server === undefined) {
      await openServerPlan(workspace, await createPlan(workspace, name, text, files));
    } else {
      const revision = await saveDraft(server, text, files);
      workbench.set({ server: { ...server, revision } });
    }
    say(texts.saved);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    dialog.current?.close();
    await tried(async () => {
      if (server === undefined) return;
      const revision = await saveDraft(server, text, files);
      workbench.set({ server: { ...server, revision } });
      await submitVersion(server, revision, message);
      setMessage("");
      say(texts.states.submitted);
    });
  };

  return (
    <>
      <button type="button" className="button" onClick={() => void tried(save)}>
        {texts.saveDraft}
      </button>
      {server === undefined ? null : (
        <button type="button" className="button primary" onClick={() => dialog.current?.showModal()}>
          {texts.submit}
        </button>
      )}
      <dialog ref={dialog} aria-labelledby="submit-title">
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <h2 id="submit-title">{texts.submit}</h2>
          <label className="field">
            <span>{texts.whatChanges}</span>
            <textarea required value={message} onChange={({ target }) => setMessage(target.value)} />
          </label>
          <div className="row">
            <button type="submit" className="button primary">
              {texts.submit}
            </button>
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {texts.cancel}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
