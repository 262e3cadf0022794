/** Threads that calculate: as many as are asked for, started with their first task and ended behind the run. */

import { fileURLToPath } from "node:url";
import type { Answer, Task, Threads } from "@attain/engine/threads";
import { Piscina } from "piscina";

export async function withThreads<Result>(
  count: number,
  work: (threads: Threads) => Promise<Result>,
): Promise<Result> {
  let pool: Piscina | undefined;
  const started = () => {
    pool ??= new Piscina({ filename: workerFile(), minThreads: count, maxThreads: count });
    return pool;
  };
  const run = <Of extends Task>(task: Of): Promise<Answer<Of>> => started().run(task, { name: "calculate" });
  try {
    return await work({ count, run });
  } finally {
    await pool?.destroy();
  }
}

/** Run from sources, the thread still needs what was built of them. */
function workerFile(): string {
  const isSource = import.meta.url.endsWith(".ts");
  const path = isSource ? "../../dist/threads/calculating-worker.js" : "./calculating-worker.js";
  return fileURLToPath(new URL(path, import.meta.url));
}
