/** A worker that tries plans: started when first needed, and ended to stop what lasts. */

import type { Remote } from "../worker/remote.js";
import type { TrialCalls } from "../worker/trial-answers.js";

export class Trials {
  readonly #start: () => Remote<TrialCalls>;
  #worker: Remote<TrialCalls> | undefined;
  #stopped: (() => void) | undefined;

  constructor(start: () => Remote<TrialCalls>) {
    this.#start = start;
  }

  /** Nothing when it was stopped, or there is no answer. One at a time: what was asked before stops. */
  async ask<K extends keyof TrialCalls>(
    name: K,
    ...args: Parameters<TrialCalls[K]>
  ): Promise<Awaited<ReturnType<TrialCalls[K]>> | undefined> {
    if (this.#stopped !== undefined) this.stop();
    this.#worker ??= this.#start();
    let isStopped = false;
    const stopped = new Promise<undefined>((resolve) => {
      this.#stopped = () => {
        isStopped = true;
        resolve(undefined);
      };
    });
    try {
      return await Promise.race([this.#worker.ask(name, ...args), stopped]);
    } finally {
      // Once stopped, another question may be waited for already.
      if (!isStopped) this.#stopped = undefined;
    }
  }

  /** Ends the worker too, which may be in the middle of something. */
  stop(): void {
    this.#worker?.dispose();
    this.#worker = undefined;
    this.#stopped?.();
    this.#stopped = undefined;
  }
}
