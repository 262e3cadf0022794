/** The same of shares, ranks and awards; `npm run fuzz -- --form divisions --cases N` tries more. */

import { describe, expect, it } from "vitest";
import { agreeOn, casesOf } from "./agree.js";
import { inventedDivisions } from "./invented-divisions.js";

const cases = casesOf(30);

describe("both evaluators agree on invented divisions", () => {
  it(`in ${cases} cases`, { timeout: 3_600_000 }, async () => {
    expect(await agreeOn(inventedDivisions, cases)).toBeGreaterThan(cases);
  });
});
