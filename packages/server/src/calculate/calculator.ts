/** The threads that calculate, so that the server answers others meanwhile. */

import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import { RefusedError } from "../refused.js";
import type { Inputs, RefusedTask, RunAnswer, TaskName, Tasks } from "./tasks.js";

export interface CalculatorOptions {
  readonly threads?: number;
  /** A question that takes longer is given up; runs may take as long as they need. */
  readonly questionSeconds?: number;
}

const statuses: ReadonlyMap<string, 404 | 413> = new Map([
  ["not-found", 404],
  ["too-large", 413],
]);

export class Calculator {
  readonly #pool: Piscina;
  readonly #questionMilliseconds: number;

  constructor({ threads, questionSeconds = 60 }: CalculatorOptions = {}) {
    // Run from sources, a thread still needs what was built of them.
    const worker = new URL(
      import.meta.url.endsWith(".ts") ? "../../dist/calculate/worker.js" : "./worker.js",
      import.meta.url,
    );
    const maxThreads = Math.max(2, threads ?? availableParallelism());
    this.#pool = new Piscina({
      filename: fileURLToPath(worker),
      name: "work",
      // None before somebody asks: starting one would slow the start of the server.
      minThreads: 0,
      maxThreads,
      maxQueue: 200,
      idleTimeout: 600_000,
      resourceLimits: { maxOldGenerationSizeMb: 4_096 },
    });
    this.#questionMilliseconds = questionSeconds * 1_000;
  }

  async ask<Name extends Exclude<TaskName, "run">>(
    name: Name,
    ask: Tasks[Name]["ask"],
  ): Promise<Tasks[Name]["answer"]> {
    const signal = AbortSignal.timeout(this.#questionMilliseconds);
    try {
      return await this.#run<Tasks[Name]["answer"]>({ name, ask }, { signal });
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      if (signal.aborted) {
        throw new RefusedError(422, "took-too-long", "The calculation took too long", "Ask for less at once");
      }
      if (error instanceof Error && /queue/i.test(error.message)) {
        throw new RefusedError(503, "busy", "The server is busy", "Try again in a moment");
      }
      if (isOutOfMemory(error)) {
        throw new RefusedError(
          413,
          "too-large",
          "This takes more memory than the server gives to one question",
        );
      }
      throw error;
    }
  }

  /** Rejects when the signal stops it. */
  async run(inputs: Inputs, signal: AbortSignal, onProgress: (share: number) => void): Promise<RunAnswer> {
    const { port1, port2 } = new MessageChannel();
    port1.on("message", (share: unknown) => {
      if (typeof share === "number") onProgress(share);
    });
    try {
      const ask = { ...inputs, progress: port2 };
      return await this.#run<RunAnswer>({ name: "run", ask }, { signal, transferList: [port2] });
    } finally {
      port1.close();
    }
  }

  async #run<Answer>(task: object, options: Parameters<Piscina["run"]>[1]): Promise<Answer> {
    const answered = (await this.#pool.run(task, options)) as { readonly answer: Answer } | RefusedTask;
    if ("answer" in answered) return answered.answer;
    const { code, message, help } = answered.refused;
    throw new RefusedError(statuses.get(code) ?? 422, code, message, help);
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/** The thread has ended; the pool starts another. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
