/** Closing a run: asked twice, because what it pays is paid for good then. */

import { useId, useRef } from "react";
import { grouped } from "../amounts.js";
import { closeRun, type Run } from "../server/runs.js";
import { useTexts } from "../settings.js";
import { say } from "../shell/toast.js";

export function CloseRun({
  workspace,
  run: { id, totals, period },
  closed,
}: {
  readonly workspace: string;
  readonly run: Run;
  readonly closed: () => void;
}) {
  const texts = useTexts();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const pay = totals.map(({ amount, currency }) => `${grouped(amount)} ${currency}`).join(", ");
  const close = async () => {
    dialog.current?.close();
    try {
      await closeRun(workspace, id);
      say(texts.runClosed);
      closed();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <button type="button" className="button small" onClick={() => dialog.current?.showModal()}>
        {texts.closeRun}
      </button>
      <dialog ref={dialog} aria-labelledby={title}>
        <div className="stack">
          <h2 id={title}>{texts.closeRun}</h2>
          <p>{texts.closeRunHelp(pay, period)}</p>
          <div className="row">
            <button type="button" className="button primary" onClick={() => void close()}>
              {texts.closeRun}
            </button>
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              {texts.cancel}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
