import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (name: string) => fileURLToPath(new URL(`packages/${name}/src/index.ts`, import.meta.url));

// Tests read the packages' sources, so that a failing line is the line a person edits.
export default defineConfig({
  resolve: {
    alias: { "@attain/engine": source("engine"), "@attain/dsl": source("dsl"), "@attain/cli": source("cli") },
  },
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
