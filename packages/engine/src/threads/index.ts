/** Calculations on several threads: `@attain/engine/threads`. */

export {
  evaluateOnThreads,
  payoutsOnThreads,
  type ThreadedOutcome,
  type Threads,
} from "./on-threads.js";
export { type Answer, answer, type Task } from "./tasks.js";
export { answerTasks, type WorkerLike, type WorkerScope, webThreads } from "./web-threads.js";
