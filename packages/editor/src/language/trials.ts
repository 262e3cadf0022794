/** Trying claims in a worker that is started when first needed, and ended to stop what lasts. */

import type { Guarantee } from "@attain/dsl/search";
import type { Remote } from "../worker/remote.js";
import type { TrialCalls, TrialRequest } from "../worker/trial-answers.js";

export class Trials {
  readonly #start: () => Remote<TrialCalls>;
  #worker: Remote<TrialCalls> | undefined;
  #stopped: (() => void) | undefined;

  constructor(start: () => Remote<TrialCalls>) {
    this.#start = start;
  }

  /** Nothing when it was stopped, or nothing could be tried. One at a time: what was tried before stops. */
  async tryClaim(request: TrialRequest): Promise<Guarantee | undefined> {
    this.stop();
    this.#worker = this.#start();
    const stopped = new Promise<undefined>((resolve) => {
      this.#stopped = () => resolve(undefined);
    });
    return Promise.race([this.#worker.ask("tryClaim", request), stopped]);
  }

  stop(): void {
    this.#worker?.dispose();
    this.#worker = undefined;
    this.#stopped?.();
    this.#stopped = undefined;
  }
}
