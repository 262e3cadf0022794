/** The same of groups; `npm run fuzz -- --form groups --cases N` tries more. */

import { describe, expect, it } from "vitest";
import { agreeOn, casesOf } from "./agree.js";
import { inventedGroups } from "./invented-groups.js";

const cases = casesOf(30);

describe("both evaluators agree on invented groups", () => {
  it(`in ${cases} cases`, { timeout: 3_600_000 }, async () => {
    expect(await agreeOn(inventedGroups, cases)).toBeGreaterThan(cases);
  });
});
