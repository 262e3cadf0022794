/** The thread's side: answers one task after the other. */

import { answer, type Task } from "@attain/engine/threads";

/** Named by whoever starts the thread. */
export function calculate(task: Task): unknown {
  return answer(task);
}
