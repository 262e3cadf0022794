/** The same of budgets; `npm run fuzz -- --form budgets --cases N` tries more. */

import { describe, expect, it } from "vitest";
import { agreeOn, casesOf } from "./agree.js";
import { inventedBudgets } from "./invented-budgets.js";

const cases = casesOf(30);

describe("both evaluators agree on invented budgets", () => {
  it(`in ${cases} cases`, { timeout: 3_600_000 }, async () => {
    expect(await agreeOn(inventedBudgets, cases)).toBeGreaterThan(cases);
  });
});
