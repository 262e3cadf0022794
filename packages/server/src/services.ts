/** What every route works with. */

import type { Calculator } from "./calculate/calculator.js";
import type { DataFiles } from "./calculate/data-files.js";
import type { RunQueue } from "./calculate/run-queue.js";
import type { ServerConfig } from "./config.js";
import type { Stores } from "./stores/stores.js";

export interface Services extends Stores {
  readonly config: ServerConfig;
  readonly calculator: Calculator;
  readonly files: DataFiles;
  readonly queue: RunQueue;
}
