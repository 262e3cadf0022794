import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (name: string) => fileURLToPath(new URL(`packages/${name}/src/index.ts`, import.meta.url));
const engineCsv = fileURLToPath(new URL("packages/engine/src/read/csv-parts.ts", import.meta.url));
const engineSums = fileURLToPath(new URL("packages/engine/src/read/part-sums.ts", import.meta.url));
const engineThreads = fileURLToPath(new URL("packages/engine/src/threads/index.ts", import.meta.url));
const dslSearch = fileURLToPath(new URL("packages/dsl/src/search/index.ts", import.meta.url));

// Tests read the packages' sources, so that a failing line is the line a person edits.
export default defineConfig({
  resolve: {
    alias: {
      "@attain/engine/csv": engineCsv,
      "@attain/engine/sums": engineSums,
      "@attain/engine/threads": engineThreads,
      "@attain/engine": source("engine"),
      "@attain/dsl/search": dslSearch,
      "@attain/dsl": source("dsl"),
      "@attain/cli": source("cli"),
      "@attain/server": source("server"),
    },
  },
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts"],
    setupFiles: ["tests/one-seed.ts"],
    testTimeout: 60_000,
    // No test changes anything that others share, so files need no fresh modules of their own, whose
    // loading takes as long as the tests.
    pool: "threads",
    // Otherwise one processor is left idle, which on a machine of two is half of it.
    maxWorkers: availableParallelism(),
    isolate: false,
  },
});
