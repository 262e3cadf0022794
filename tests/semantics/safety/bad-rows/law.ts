import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { sum, textOf, unitsOf } from "../../oracle.js";

const wrong = fc.constantFrom(
  ["amount", "12,5", "wrong-type"],
  ["amount", "", "empty-cell"],
  ["amount", "1e3", "wrong-type"],
  ["amount", "5 EUR", "wrong-currency"],
  ["amount", "0.0000000000001", "too-many-decimals"],
  ["closed", "2026-02-30", "wrong-type"],
  ["closed", "11/01/2026", "wrong-type"],
  ["closed", "2025-12-31", "date-outside-plan"],
  ["rep", "", "empty-cell"],
  ["id", "", "empty-cell"],
);

export const law: Law = {
  title: "each wrong row is one fault with its line, and what is left out is nothing else",
  async holds(plan) {
    const row = fc.record({ cents: fc.bigInt({ min: 1n, max: 99_999n }), wrong: fc.option(wrong) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (drawn) => {
        const deals = drawn.map(({ cents, wrong: fault }, index) => {
          const right = { id: `D${index}`, rep: "ann", amount: textOf(cents, 2), closed: "2026-01-11" };
          return fault === null ? right : { ...right, [fault[0] as string]: fault[1] };
        });
        const ran = await plan.run({ deals }, "2026-01");
        const expected = drawn.flatMap(({ wrong: fault }, index) =>
          fault === null ? [] : [`${fault[2]} deals:${index + 1}`],
        );
        const found = ran.faults.map(({ code, file, line }) => `${code} ${file}:${line}`);
        expect([...found].sort()).toEqual([...expected].sort());
        const right = sum(drawn.filter((each) => each.wrong === null).map(({ cents }) => cents));
        const sales = unitsOf(ran.figure("sales", "ann", "2026-01") ?? "0", 2);
        expect(sales).toBe(right);
      }),
      { numRuns: 60 },
    );
  },
};
