/** Both evaluators agree on small plans; `npm run fuzz -- --form small-credits --cases N` tries more. */

import { describe, expect, it } from "vitest";
import { casesOf } from "./agree.js";
import { agreeOnSmall } from "./agree-on-small.js";
import { smallForms } from "./small-plans.js";

const cases = casesOf(2_500);

describe("both evaluators agree on small plans of credits", () => {
  it(`in ${cases} cases`, { timeout: 36_000_000 }, async () => {
    expect(await agreeOnSmall(smallForms.credits, cases)).toBeGreaterThan(cases);
  });
});
