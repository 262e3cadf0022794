/** The same of goals; `npm run fuzz -- --form goals --cases N` tries more. */

import { describe, expect, it } from "vitest";
import { agreeOn, casesOf } from "./agree.js";
import { inventedGoals } from "./invented-goals.js";

const cases = casesOf(30);

describe("both evaluators agree on invented goals", () => {
  it(`in ${cases} cases`, { timeout: 3_600_000 }, async () => {
    expect(await agreeOn(inventedGoals, cases)).toBeGreaterThan(cases);
  });
});
