/** Both evaluators calculate every plan of the tests and examples alike, to the last byte. */

import { calculate, calculateCompiled, prepare, usualSettings } from "@attain/engine";
import { describe, expect, it } from "vitest";
import { situations } from "./plans-and-facts.js";
import { sameText } from "./same-text.js";

const settings = {
  usual: usualSettings,
  wide: { ...usualSettings, isWide: true },
  "in batches of 3, in halves": { ...usualSettings, batch: 3, isSplit: true, isUnfolded: true },
};

const all = situations();
const uncovered = new Map<string, number>();
/** Plans and rows of which something is left to the reference. */
const left = new Set<string>();

describe("both evaluators agree on", () => {
  it.each(all.map((situation) => [situation.name, situation] as const))(
    "%s",
    async (title, { ruleSet, facts, periods }) => {
      const prepared = prepare(ruleSet);
      for (const period of periods) {
        const expected = await calculate(ruleSet, facts, { period });
        for (const [name, own] of Object.entries(settings)) {
          const found = calculateCompiled(prepared, facts, { period }, own);
          if ("uncovered" in found) {
            left.add(title);
            for (const form of new Set(found.uncovered.map(({ form }) => form))) {
              uncovered.set(form, (uncovered.get(form) ?? 0) + 1);
            }
            continue;
          }
          if (sameText(found.outcome) !== sameText(expected)) {
            expect({ period, name, ...found.outcome }).toEqual({ period, name, ...expected });
            expect(sameText(found.outcome)).toBe(sameText(expected));
          }
        }
      }
    },
  );
});

it("leaves no plan and no rows to the reference", () => {
  expect([...left]).toEqual([]);
  expect([...uncovered.keys()]).toEqual([]);
});
