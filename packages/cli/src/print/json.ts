/** Results for programs: one JSON object, then the end. */

import type { Io } from "../io.js";

export function printJson(value: object, io: Io): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
