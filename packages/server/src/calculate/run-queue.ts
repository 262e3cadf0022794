/** Runs that wait are calculated one after the other; whoever watches one is told how far it is. */

import { EventEmitter } from "node:events";
import { RefusedError } from "../refused.js";
import type { Stores } from "../stores/stores.js";
import { inputsAsked } from "../wanted-inputs.js";
import type { Calculator } from "./calculator.js";
import type { DataFiles } from "./data-files.js";

export class RunQueue {
  readonly #stores: Stores;
  readonly #calculator: Calculator;
  readonly #files: DataFiles;
  readonly #onMistake: (error: unknown, run: string) => void;
  readonly #changes = new EventEmitter().setMaxListeners(0);
  #current: { readonly run: string; readonly stop: AbortController } | undefined;
  #working: Promise<void> | undefined;
  #isAskedAgain = false;
  #isClosed = false;

  constructor(
    stores: Stores,
    calculator: Calculator,
    files: DataFiles,
    onMistake: (error: unknown, run: string) => void,
  ) {
    this.#stores = stores;
    this.#calculator = calculator;
    this.#files = files;
    this.#onMistake = onMistake;
  }

  /** Begins with what waits, unless it is at it already. */
  wake(): void {
    if (this.#isClosed) return;
    this.#isAskedAgain = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
      if (this.#isAskedAgain) this.wake();
    });
  }

  async #work(): Promise<void> {
    while (this.#isAskedAgain && !this.#isClosed) {
      this.#isAskedAgain = false;
      try {
        for (;;) {
          if (this.#isClosed) return;
          const run = await this.#stores.runs.next();
          if (run === undefined) break;
          await this.#calculate(run);
        }
      } catch (error) {
        this.#onMistake(error, "");
      }
    }
  }

  async #calculate(run: NonNullable<Awaited<ReturnType<Stores["runs"]["next"]>>>): Promise<void> {
    const { id, workspace } = run;
    const stop = new AbortController();
    this.#current = { run: id, stop };
    this.#tell(id);
    let told = 0;
    const onProgress = (share: number) => {
      if (share - told < 0.02) return;
      told = share;
      this.#stores.runs.progress(id, share).then(
        () => this.#tell(id),
        () => undefined,
      );
    };
    try {
      const inputs = await inputsAsked({ data: this.#stores.data, files: this.#files }, run);
      const answer = await this.#calculator.run(inputs, stop.signal, onProgress);
      await this.#stores.runs.finish(workspace, id, answer);
    } catch (error) {
      // Stopped on purpose: it was cancelled, or the server goes down and begins anew when it is back.
      if (stop.signal.aborted) return;
      const known = error instanceof RefusedError;
      if (!known) this.#onMistake(error, id);
      const told = known
        ? { code: error.code, message: error.message }
        : { code: "own-mistake", message: "The server made a mistake of its own; its log says more" };
      await this.#stores.runs.end(workspace, id, "failed", "system", told);
    } finally {
      this.#current = undefined;
      this.#tell(id);
    }
  }

  async cancel(workspace: string, id: string, actor: string): Promise<void> {
    const wasWaiting = await this.#stores.runs.end(workspace, id, "cancelled", actor);
    if (!wasWaiting) throw new RefusedError(409, "already-ended", "The run has ended already");
    if (this.#current?.run === id) this.#current.stop.abort();
    this.#tell(id);
  }

  #tell(run: string): void {
    this.#changes.emit(run);
  }

  /** Answers how to stop watching. */
  watch(run: string, onChange: () => void): () => void {
    this.#changes.on(run, onChange);
    return () => this.#changes.off(run, onChange);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#isAskedAgain = false;
    this.#current?.stop.abort();
    await this.#working;
  }
}
