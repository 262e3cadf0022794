/** The two workers: one answers while one types, the other takes what may last. */

import type { PlanWorkerCalls } from "../worker/plan.worker.js";
import { connect, type Remote } from "../worker/remote.js";

function start(): Remote<PlanWorkerCalls> {
  return connect(new Worker(new URL("../worker/plan.worker.ts", import.meta.url), { type: "module" }));
}

export const typing = start();

let second: Remote<PlanWorkerCalls> | undefined;

/** Started when first needed. */
export function lasting(): Remote<PlanWorkerCalls> {
  second ??= start();
  return second;
}
