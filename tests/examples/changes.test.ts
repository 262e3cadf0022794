import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { attain } from "../cli/run-attain.js";

const examples = fileURLToPath(new URL("../../examples", import.meta.url));

describe.each(["software-seller", "medical-devices"])("%s", (name) => {
  const cwd = join(examples, name);

  it("has tests that use all of it, and notice every change of what it pays on its data", async () => {
    const { exitCode, stdout } = await attain(
      ["test", `${name}.plan`, "--coverage", "--mutate", "--data", "data", "--json"],
      { cwd },
    );
    const { coverage, mutants } = JSON.parse(stdout);
    expect(coverage[0].covered).toBe(coverage[0].ways);
    expect(mutants[0].survived).toEqual([]);
    expect(mutants[0].noticed).toBeGreaterThan(readFileSync(join(cwd, `${name}.plan`), "utf8").length / 500);
    expect(exitCode).toBe(0);
  });
});
