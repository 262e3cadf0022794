/** Both evaluators calculate invented plans on invented rows alike; `npm run fuzz -- --cases N` tries more. */

import { describe, expect, it } from "vitest";
import { agreeOn, casesOf } from "./agree.js";
import { invented } from "./invented.js";

const cases = casesOf(100);

describe("both evaluators agree on invented plans", () => {
  it(`in ${cases} cases`, { timeout: 3_600_000 }, async () => {
    expect(await agreeOn(invented, cases)).toBeGreaterThan(cases);
  });
});
