/** Threads of a browser: workers of a page, each of which answers what it is sent. */

import type { Threads } from "./on-threads.js";
import { type Answer, answer, type Task } from "./tasks.js";

/** What of a worker is used, whoever makes it. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  addEventListener(kind: "message" | "error", listener: (event: { readonly data?: unknown }) => void): void;
}

/** Of the worker's own side: `self`. */
export interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(kind: "message", listener: (event: { readonly data: unknown }) => void): void;
}

interface Message {
  readonly id: number;
  readonly found?: unknown;
  readonly problem?: string;
}

interface Waiting {
  readonly resolve: (found: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The workers must run `answerTasks`, and stay their maker's to end. */
export function webThreads(workers: readonly WorkerLike[]): Threads {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  for (const worker of workers) {
    worker.addEventListener("message", ({ data }) => {
      const { id, found, problem } = data as Message;
      const own = waiting.get(id);
      waiting.delete(id);
      if (problem === undefined) own?.resolve(found);
      else own?.reject(new Error(problem));
    });
    worker.addEventListener("error", () => {
      for (const own of waiting.values()) own.reject(new Error("a thread has ended"));
      waiting.clear();
    });
  }
  return {
    count: workers.length,
    run: <Of extends Task>(task: Of) =>
      new Promise<Answer<Of>>((resolve, reject) => {
        const id = next;
        next += 1;
        waiting.set(id, { resolve: (found) => resolve(found as Answer<Of>), reject });
        workers[id % workers.length]?.postMessage({ id, task });
      }),
  };
}

/** A worker's side: `answerTasks(self)`. */
export function answerTasks(scope: WorkerScope): void {
  scope.addEventListener("message", ({ data }) => {
    const { id, task } = data as { readonly id: number; readonly task: Task };
    try {
      scope.postMessage({ id, found: answer(task) } satisfies Message);
    } catch (error) {
      scope.postMessage({ id, problem: String(error) } satisfies Message);
    }
  });
}
