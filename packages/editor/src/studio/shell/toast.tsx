/** A sentence that shows for a moment and is read out. */

import { createStore, useStore } from "../store.js";

const toast = createStore({ text: "" });
let timer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string): void {
  toast.set({ text });
  clearTimeout(timer);
  timer = setTimeout(() => toast.set({ text: "" }), 5_000);
}

export function Toast() {
  const { text } = useStore(toast);
  return (
    <div role="status" aria-live="polite">
      {text === "" ? null : <div className="toast">{text}</div>}
    </div>
  );
}
