/** The workers: one answers while one types, one takes what may last, and one tries claims until it is stopped. */

import type { PlanWorkerCalls } from "../worker/plan.worker.js";
import { connect, type Remote } from "../worker/remote.js";
import type { TrialCalls } from "../worker/trial-answers.js";

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

export function startTrials(): Remote<TrialCalls> {
  return connect(new Worker(new URL("../worker/trial.worker.ts", import.meta.url), { type: "module" }));
}
