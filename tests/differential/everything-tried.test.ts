/** Whatever the language can say is said by a plan on which the evaluators are compared. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compilePlan } from "@attain/dsl";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allWords } from "../../packages/dsl/src/syntax/words.js";
import { linkOptions } from "../plans/link-options.js";
import { planFiles } from "./plans-and-facts.js";
import { allPoints, pointsIn } from "./rule-set-points.js";
import { smallForms } from "./small-plans.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const written = planFiles().map((file) => ({
  text: readFileSync(join(root, file), "utf8"),
  path: join(root, file),
}));
const invented = Object.values(smallForms).flatMap((subjects) =>
  subjects.flatMap((subject) => fc.sample(subject, { numRuns: 60, seed: 17 })),
);

/** What the schema allows and no plan can say, with why. */
const unwritable = new Map([
  ["groupGrain.per=plan", "a number belongs to the whole plan or to a group"],
  ["goalVersion.payee", "a goal belongs to everybody together"],
  ["valueType.kind=payee", "no figure and no parameter of a plan that is written is a payee"],
]);

/** From claims nothing is calculated. */
const onlyInClaims = new Set(["jumps"]);

describe("plans on which the evaluators are compared", () => {
  it("say everything that a rule set can say", () => {
    const unsaid = new Set([...allPoints()].filter((point) => !unwritable.has(point)));
    const say = (text: string, options?: Parameters<typeof compilePlan>[1]) => {
      const said = new Set<string>();
      const { ruleSet } = compilePlan(text, options);
      if (ruleSet !== undefined) pointsIn(ruleSet, said);
      for (const point of said) unsaid.delete(point);
    };
    for (const { text, path } of written) say(text, linkOptions(path));
    for (const text of invented) {
      if (unsaid.size === 0) break;
      say(text);
    }
    expect([...unsaid]).toEqual([]);
  });

  it("use every word of the language", () => {
    const used = new Set(
      [...written.map(({ text }) => text), ...invented].flatMap((text) => text.match(/[\p{L}_]+/gu) ?? []),
    );
    expect(allWords.filter((word) => !used.has(word) && !onlyInClaims.has(word))).toEqual([]);
  });
});
